// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/folder_listing.h"

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::dataset {

/// A folder and those below it, each looked at once.
struct FolderTree
{
    std::vector<FolderListing> folders;  ///< the root first, each before those in it
    std::vector<core::Problem> problems; ///< folders that could not be looked at, and where it was too much
    std::stop_token stop;                ///< whoever reads the folders' tables asks it too

    [[nodiscard]] const FolderListing& root() const { return folders.front(); }
};

/// The path from the root with /, in UTF-8 where the names are; empty for the root itself.
[[nodiscard]] std::string relativeTo(const std::filesystem::path& root, const std::filesystem::path& below);

/// So that a disk opened by mistake is not searched to its end.
struct WalkLimits
{
    int depth = 8; ///< folders in each other below the root
    std::size_t folders = 100'000;
};

/// Follows links to folders, none twice. What lies beyond the limits is a problem (FolderTooLarge). Fails
/// with FolderNotFound, NotAFolder, PermissionDenied or ReadFailed for the root, and with Cancelled. Blocks
/// (a listing each).
[[nodiscard]] core::Result<FolderTree> walkFolder(const std::filesystem::path& root,
                                                  const WalkLimits& limits = {},
                                                  const std::stop_token& stop = {});

} // namespace carpo::dataset
