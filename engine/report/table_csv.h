// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/columns.h"
#include "engine/project/decisions.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::report {

/// What is known of images as a CSV: id, path, then columns of choice by their keys. Keys beside those of
/// explore::Columns: "decision", what is decided about the image (excluded, corrected, its tags, with
/// semicolons between). Numbers have a decimal point and read back the same; what is not known is empty.
class TableCsv
{
public:
    /// All outlive this object; `decisions` may be null. Keys of columns that are not there become empty
    /// columns.
    TableCsv(const dataset::Dataset& dataset,
             const explore::Columns& columns,
             const project::DecisionTable* decisions,
             std::vector<std::string> keys);

    /// Both without a line break.
    [[nodiscard]] std::string header() const;
    [[nodiscard]] std::string line(std::size_t image) const;

private:
    [[nodiscard]] std::string cell(std::size_t column, std::size_t image) const;

    const dataset::Dataset& m_dataset;
    const project::DecisionTable* m_decisions;
    std::vector<std::string> m_keys;
    std::vector<const explore::Column*> m_columns; // null: none of that key
};

/// "excluded;corrected;tag"; empty where nothing is decided.
[[nodiscard]] std::string decisionText(const project::DecisionTable& decisions, std::size_t image);

/// Writes header and the lines of `images`, in that order. Fails with Cancelled, and as imaging::writeFile
/// does. Blocks.
[[nodiscard]] core::Result<void> writeTableCsv(const std::filesystem::path& file,
                                               const TableCsv& table,
                                               std::span<const std::size_t> images,
                                               const std::stop_token& stop,
                                               const core::ProgressFn& report);

} // namespace carpo::report
