// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/column_mapping.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::dataset {

/// What somebody needs to see before a table is imported, and to correct.
struct TablePreview
{
    static constexpr std::size_t kRows = 20;

    ColumnMapping mapping;                      ///< the one asked for, else the guess
    std::vector<std::string> tables;            ///< all in the folder, relative to it
    std::vector<std::string> sheets;            ///< of the workbook; empty where it is none
    std::vector<std::string> header;            ///< the columns as a mapping names them
    std::vector<std::vector<std::string>> rows; ///< the first kRows; not all need be as wide as the header
    std::size_t rowCount = 0;                   ///< in the whole table
    std::size_t matched = 0;                    ///< of those, how many name an image
    std::size_t images = 0;                     ///< in the mapping's folder of images
};

/// `place`: a folder, or a table in it. Where the mapping names no file column, the columns are guessed: of
/// its table and sheet; without a mapping of the table with most images, else of the first that can be read.
/// Fails as openDataset does, but not for a unit that nobody states: the mapping says so. Blocks (reads the
/// whole table).
[[nodiscard]] core::Result<TablePreview> previewTable(const std::filesystem::path& place,
                                                      const std::optional<ColumnMapping>& mapping = {},
                                                      const std::stop_token& stop = {});

} // namespace carpo::dataset
