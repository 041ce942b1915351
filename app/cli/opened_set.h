// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"
#include "engine/project/pixel_cache.h"
#include "engine/project/project.h"

#include <filesystem>
#include <stop_token>

namespace carpo::cli {

/// A data set with its project and what the scan found.
struct OpenedSet
{
    dataset::Dataset dataset;
    project::Project project;
    explore::ScanTable scan;
};

/// Opens both, making the project where there is none, and scans. Fails as openDataset, openOrCreate and
/// explore::scan do. Blocks.
[[nodiscard]] core::Result<OpenedSet> openAndScan(const std::filesystem::path& folder,
                                                  const std::filesystem::path& projectFile,
                                                  Console& console,
                                                  std::stop_token stop);

/// The user's pixel cache, the one that the window has too.
[[nodiscard]] project::CacheOptions cacheOptions();

} // namespace carpo::cli
