// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/folder_listing.h"

#include <optional>
#include <string>
#include <string_view>

namespace carpo::dataset {

/// A source layout and how it is read. A reader takes the folder's listing and, where the user pointed at one
/// table in it, that table's name. It returns NoLabelTable where the folder is not of its layout. Blocks.
struct Reader
{
    std::string_view layout;
    core::Result<Dataset> (*read)(const FolderListing& listing, const std::optional<std::string>& table);
};

/// `boneage-training-dataset.csv` or `train.csv` (id, boneage, male) and a folder of `<id>.png`, as RSNA and
/// Kaggle ship the training set of the 2017 challenge (Halabi et al., Radiology 2019;290:498-503).
[[nodiscard]] core::Result<Dataset> readRsnaTraining(const FolderListing& listing,
                                                     const std::optional<std::string>& table);

} // namespace carpo::dataset
