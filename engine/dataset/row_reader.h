// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/column_mapping.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/image_index.h"
#include "engine/dataset/problem_list.h"
#include "engine/dataset/table_file.h"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

namespace carpo::dataset {

/// Turns tables' rows into a data set's columns and problems. Any number of tables may be added.
class RowReader
{
public:
    /// `stop`: for the reading of its tables.
    explicit RowReader(std::stop_token stop);

    /// Reads every row of the table. `part`: what all its rows belong to, where the table itself says
    /// nothing. Fails with TableColumnMissing, UnitUnstated, and as reading does. Blocks.
    [[nodiscard]] core::Result<void> add(TableFile& table,
                                         const ColumnMapping& mapping,
                                         const ImageIndex& images,
                                         std::optional<Part> part = std::nullopt);

    void addProblem(core::Problem problem) { m_problems.add(std::move(problem)); }

    /// What was read, with a problem for every image of these that no row speaks of. Columns of which nothing
    /// is known are empty. The reader is empty afterwards.
    [[nodiscard]] Dataset take(const std::filesystem::path& root,
                               const std::vector<const ImageIndex*>& images);

private:
    struct Columns;
    void addRow(const TableRow& row, const Columns& columns);
    [[nodiscard]] std::optional<std::size_t> imageOf(const TableRow& row, const Columns& columns);
    [[nodiscard]] Sex sexOf(const TableRow& row, const Columns& columns);
    [[nodiscard]] float ageOf(const TableRow& row, const Columns& columns, std::size_t column, Unit unit);
    [[nodiscard]] Part partOf(const TableRow& row, const Columns& columns);
    void problem(core::ErrorCode code,
                 const TableRow& row,
                 const Columns& columns,
                 std::vector<std::pair<std::string, std::string>> values);
    void malformed(const TableRow& row, const Columns& columns, std::size_t found);

    Dataset m_dataset;
    std::stop_token m_stop;
    ProblemList m_problems;
    std::unordered_set<std::string> m_taken; ///< paths of images that have their row
    std::unordered_set<std::string> m_ids;
};

} // namespace carpo::dataset
