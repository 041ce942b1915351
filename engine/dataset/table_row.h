// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carpo::dataset {

/// One row of a table.
struct TableRow
{
    std::size_t line = 0;           ///< where it starts in the file, from 1; in a workbook the row's number
    std::vector<std::string> cells; ///< UTF-8, without blanks at their ends
    /// TableQuoteOpen or TableRowBinary: the row cannot be taken for what it says.
    std::optional<core::ErrorCode> damage;
};

/// Rows one after the other, from a file of any size.
class RowSource
{
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    RowSource(RowSource&&) = delete;
    RowSource& operator=(RowSource&&) = delete;

    /// Replaces `row` by the next one that has any content; false at the end. Blocks.
    [[nodiscard]] virtual core::Result<bool> next(TableRow& row) = 0;

    /// Goes back to the first row. Blocks.
    [[nodiscard]] virtual core::Result<void> rewind() = 0;

    /// How many cells a row has, once that is known.
    virtual void setWidth(std::size_t width) = 0;

    /// Whether empty cells at a row's end are left out, as workbooks do.
    [[nodiscard]] virtual bool leavesOutEmptyCells() const = 0;
};

} // namespace carpo::dataset
