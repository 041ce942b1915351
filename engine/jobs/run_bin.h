// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/project/project.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace carpo::jobs {

/// Deletes those of the runs for good that are in the bin, with their weights, and what a deletion left that
/// was killed. One that is being trained stays, and so does one that was taken out meanwhile. Returns how
/// many went. Fails as project::deleteRun does. Blocks.
[[nodiscard]] core::Result<std::size_t> deleteRuns(const project::Project& project,
                                                   std::span<const std::int64_t> runs);

/// The weights of a run's checkpoint as a file to start others with, in its folder: made where it is not
/// there. Fails with FileNotFound before the first checkpoint, and as training::exportCheckpoint does.
/// Blocks.
[[nodiscard]] core::Result<std::filesystem::path> lastWeights(const project::Project& project,
                                                              std::int64_t run);

/// Those of its best epoch. Fails with FileNotFound before its first epoch's end. Blocks.
[[nodiscard]] core::Result<std::filesystem::path> bestWeights(const project::Project& project,
                                                              std::int64_t run);

} // namespace carpo::jobs
