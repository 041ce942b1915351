// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/column_mapping.h"
#include "engine/dataset/folder_tree.h"
#include "engine/dataset/image_index.h"
#include "engine/dataset/table_file.h"

#include <cstddef>
#include <vector>

namespace carpo::dataset {

/// What a table seems to hold, by its header and its first rows.
struct MappingGuess
{
    ColumnMapping mapping;
    std::size_t rows = 0;    ///< that were looked at
    std::size_t matched = 0; ///< images that they name
    /// Whether there is a reason to take it for a label table: something is known of each image.
    [[nodiscard]] bool hasLabels() const;
};

/// Reads the first 20,000 rows below the header; the table is left anywhere. The file column is the one that
/// names most images, of equals the one called most like it. An age's unit is what the header says;
/// where it says nothing, ages above 25 are months where they are bone ages, which end below 20 years. Fails
/// as reading does. Blocks.
[[nodiscard]] core::Result<MappingGuess> guessMapping(TableFile& table, const FolderTree& tree);

/// Every folder of the tree, as ImageIndex takes them.
[[nodiscard]] std::vector<std::size_t> allFolders(const FolderTree& tree);

} // namespace carpo::dataset
