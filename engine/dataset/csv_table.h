// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::dataset {

/// One row of a table.
struct CsvRow
{
    std::size_t line = 0; ///< where it starts in the file, from 1
    std::vector<std::string> fields;
};

/// A CSV's cells in UTF-8, trimmed; lines without any content are left out.
struct CsvTable
{
    std::filesystem::path file;
    CsvRow header;
    std::vector<CsvRow> rows;
};

/// The rows of a text whose cells are separated by comma, semicolon or tab, whichever the header has most of.
/// Takes any text. Must not block.
[[nodiscard]] std::vector<CsvRow> parseCsv(std::string_view utf8);

/// Reads the table. Fails with FileNotFound, PermissionDenied, ReadFailed, TableEmpty (no row below the
/// header counts as empty too) or TableBinary. Blocks.
[[nodiscard]] core::Result<CsvTable> readCsv(const std::filesystem::path& file);

} // namespace carpo::dataset
