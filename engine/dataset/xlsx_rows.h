// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/table_row.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace carpo::dataset {

/// What a workbook may hold, so that a small file cannot fill the memory. What is read is unpacked a part at
/// a time; a sheet takes about seven bytes of memory for each unpacked byte, and a gigabyte at most.
struct WorkbookLimits
{
    std::int64_t unpackedBytes = 128'000'000; ///< of each part that is read
    std::size_t cells = 4'000'000;            ///< of the sheet
    std::size_t columns = 2'000;              ///< of the sheet
};

/// A sheet of an Excel workbook (.xlsx, ECMA-376), opened by its name; the first one where it has none.
struct Workbook
{
    std::unique_ptr<RowSource> rows;
    std::string sheet;               ///< the one that is open
    std::vector<std::string> sheets; ///< all, in their order
};

/// Numbers stand as Excel shows them (15 digits), truth values as True and False, errors as empty cells.
/// Fails with FileNotFound, PermissionDenied, ReadFailed, NotAFile, WorkbookDamaged, WorkbookTooLarge,
/// SheetMissing. Blocks.
[[nodiscard]] core::Result<Workbook>
openWorkbook(const std::filesystem::path& file, const std::string& sheet, const WorkbookLimits& limits = {});

/// Whether the file is a ZIP archive, as workbooks are, by its first bytes. Blocks.
[[nodiscard]] bool isZip(const std::filesystem::path& file);

} // namespace carpo::dataset
