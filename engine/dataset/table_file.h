// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/table_row.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::dataset {

/// A table of either kind, CSV or Excel, by its content: a header and the rows below it, one after the other.
/// Lines of prose above the header are passed over: it is the first row as wide as most, mostly filled and
/// without numbers; where there is none, the first row.
class TableFile
{
public:
    /// `sheet`: of a workbook; the first one where it is empty. Fails as TextFile::open and openWorkbook do,
    /// and with TableEmpty where no row stands below the header. Only a text's encoding asks `stop`. Blocks.
    [[nodiscard]] static core::Result<TableFile>
    open(const std::filesystem::path& file, const std::string& sheet = {}, const std::stop_token& stop = {});

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    [[nodiscard]] const TableRow& header() const { return m_header; }
    [[nodiscard]] const std::vector<std::string>& sheets() const { return m_sheets; } ///< empty: no workbook

    /// The row below; false at the end. A workbook's rows are as wide as the header at least, and so are a
    /// text's but for those with too few or too many cells. Blocks.
    [[nodiscard]] core::Result<bool> next(TableRow& row);

    /// Gives each row that is left to `take`. Fails as next() does, and with Cancelled. Blocks.
    [[nodiscard]] core::Result<void> forEach(const std::function<void(const TableRow&)>& take,
                                             const std::stop_token& stop = {});

    /// Goes back to the first row below the header. Blocks.
    [[nodiscard]] core::Result<void> rewind();

private:
    TableFile() = default;
    [[nodiscard]] core::Result<void> readHead();

    std::filesystem::path m_file;
    std::unique_ptr<RowSource> m_rows;
    std::vector<std::string> m_sheets;
    TableRow m_header;
    std::deque<TableRow> m_head; ///< rows below the header that were read to find it
};

/// Every column's name as a mapping writes it: what the header says, or "#3" for the third where the header
/// says nothing or the same as before. Must not block.
[[nodiscard]] std::vector<std::string> columnNames(const TableRow& header);

} // namespace carpo::dataset
