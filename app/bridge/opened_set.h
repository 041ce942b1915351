// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/project_lock.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::bridge {

/// The data set that the window shows. Never changed once it is handed out, so that any thread may read it.
struct OpenedSet
{
    std::shared_ptr<const dataset::Dataset> dataset; ///< never null
    std::filesystem::path projectFile;
    std::optional<explore::ScanTable> scan;            ///< nothing until the images are measured
    std::shared_ptr<const ProjectLock> lock = nullptr; ///< null where nobody needs to be told
    /// `dataset` as it was read, before a scan added what the images themselves say; null: the same.
    std::shared_ptr<const dataset::Dataset> asRead = nullptr;

    /// Whether a row means the same image in both, whatever more is known of it in one of them.
    [[nodiscard]] bool hasRowsOf(const OpenedSet& other) const;
    /// Whether both were scanned, and the row's file was another one at the two times.
    [[nodiscard]] bool hasOtherFile(const OpenedSet& other, std::size_t row) const;

    /// Whether the table's target is a number, but no age.
    [[nodiscard]] bool isOfPlainNumbers() const { return dataset->targetUnit == dataset::Unit::None; }

    /// What was found wrong, table and folder first, then images.
    [[nodiscard]] std::vector<core::Problem> problems() const;
};

using OpenedSetPtr = std::shared_ptr<const OpenedSet>;

} // namespace carpo::bridge
