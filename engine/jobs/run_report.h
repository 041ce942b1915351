// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>

namespace carpo::jobs {

/// Writes the HTML page about a run of the project, with what it said of its training and test images where
/// somebody asked it. Fails as readRun and report::writeReport do. Blocks.
[[nodiscard]] core::Result<void> writeRunReport(const project::Project& project,
                                                const dataset::Dataset& dataset,
                                                const explore::ScanTable& scan,
                                                std::int64_t run,
                                                const std::filesystem::path& file);

} // namespace carpo::jobs
