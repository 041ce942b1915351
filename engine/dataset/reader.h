// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/folder_tree.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace carpo::dataset {

/// A source layout and how it is read. A reader takes the folder with all below it and, where the user
/// pointed at one table in it, that table. It returns NoLabelTable where the folder is not of its layout,
/// and Cancelled when the tree's stop token says so. Blocks.
struct Reader
{
    std::string_view layout;
    core::Result<Dataset> (*read)(const FolderTree& tree, const std::optional<std::filesystem::path>& table);
};

/// The training, validation and test sets of the RSNA 2017 challenge (Halabi et al., Radiology
/// 2019;290:498-503) as RSNA and Kaggle ship them, whichever of them are there, by their tables' names:
/// `boneage-training-dataset.csv` or `train.csv` (id, boneage, male), `Validation Dataset.csv` (Image ID,
/// male, Bone Age (months)), `Bone age ground truth.xlsx` (Case ID, Sex, Ground truth bone age (months)) or
/// `boneage-test-dataset.csv` (Case ID, Sex, mostly without ages). Months throughout. Where there is more
/// than one, each row has its part.
[[nodiscard]] core::Result<Dataset> readRsna(const FolderTree& tree,
                                             const std::optional<std::filesystem::path>& table);

/// Any table with a column that names images and another that says something of them; of several tables the
/// one that names most images.
[[nodiscard]] core::Result<Dataset> readTable(const FolderTree& tree,
                                              const std::optional<std::filesystem::path>& table);

/// A table as the mapping says. `table`: where the mapping names none.
[[nodiscard]] core::Result<Dataset> readMapped(const FolderTree& tree,
                                               const std::optional<std::filesystem::path>& table,
                                               const ColumnMapping& mapping);

/// Folders of images called after their classes, or after parts (train, validation, test) with or without
/// class folders in them.
[[nodiscard]] core::Result<Dataset> readClassFolders(const FolderTree& tree,
                                                     const std::optional<std::filesystem::path>& table);

/// Images alone, of which nothing is known.
[[nodiscard]] core::Result<Dataset> readImages(const FolderTree& tree,
                                               const std::optional<std::filesystem::path>& table);

/// Where the user points: a folder with all below it, or a table in it.
struct PlaceToOpen
{
    FolderTree tree;
    std::optional<std::filesystem::path> table;
};

/// Fails with FolderNotFound, NotAFolder, PermissionDenied, FolderEmpty, ReadFailed or Cancelled. Blocks.
[[nodiscard]] core::Result<PlaceToOpen> lookAt(const std::filesystem::path& place,
                                               const std::stop_token& stop = {});

/// That there is no label table, and what one would need.
[[nodiscard]] core::Error noLabelTable(const std::filesystem::path& folder);

/// The tables of the tree, those of upper folders first.
[[nodiscard]] std::vector<std::filesystem::path> tablesOf(const FolderTree& tree);

} // namespace carpo::dataset
