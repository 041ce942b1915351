// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/table_row.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::dataset {

/// Where a table's text comes from: `next` replaces the piece by what follows (false at the end), `rewind`
/// goes back to the beginning. UTF-8; pieces end anywhere.
struct TextSource
{
    std::function<core::Result<bool>(std::string& piece)> next;
    std::function<core::Result<void>()> rewind;
};

/// The rows of a text whose cells are separated by comma, semicolon or tab, whichever cuts its first lines
/// most alike. Takes any text; what is kept in memory does not grow with it. A quotation mark that is never
/// closed, or whose cell runs over lines into a row of another width, damages the line where it stands and
/// none of those below. Fails as the source does, and with TableBinary for a line of megabytes.
[[nodiscard]] std::unique_ptr<RowSource> csvRows(TextSource source);

/// All rows of a text. Must not block.
[[nodiscard]] std::vector<TableRow> parseCsv(std::string_view utf8);

} // namespace carpo::dataset
