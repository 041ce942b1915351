// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/imaging/image.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::phantom {

/// What tells a folder that a generator made from anybody else's: a JSON file in it.
struct SetMarker
{
    std::string name;       ///< "cohort.json"
    std::string generator;  ///< its "generator": "carpo phantom"
    std::string unfinished; ///< the file's text while pictures are missing
    std::string finished;   ///< and after that
};

/// Whether the finished set is there already. If not, part of it is left, another set of the same generator
/// is taken out, and the folders for images (`imageFolders`, within `folder`) are made. Fails with
/// NotAFolder, with FolderNotEmpty where one of `tables` or images lie there without the marker (without any
/// `tables`: anything but empty folders), and with what making a folder can fail with. Blocks.
[[nodiscard]] core::Result<bool> prepareFolder(const std::filesystem::path& folder,
                                               const SetMarker& marker,
                                               const std::vector<std::string>& imageFolders,
                                               const std::vector<std::string>& tables);

/// To a temporary name first, so that no half file is ever seen. Fails with WriteFailed, DiskFull,
/// PermissionDenied. Blocks.
[[nodiscard]] core::Result<void> writeText(const std::filesystem::path& file, const std::string& text);

/// Draws the pictures 0 .. `count` - 1 that are not there yet and writes them as PNG; they appear by
/// increasing number. Fails with Cancelled, and with what writing a file can fail with. Blocks; uses all
/// cores.
[[nodiscard]] core::Result<void> writeImages(std::size_t count,
                                             const std::function<std::filesystem::path(std::size_t)>& fileOf,
                                             const std::function<imaging::Image(std::size_t)>& draw,
                                             const std::stop_token& stop,
                                             const core::ProgressFn& progress);

} // namespace carpo::phantom
