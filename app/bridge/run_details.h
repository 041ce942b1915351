// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace carpo::bridge {

/// A run with all that the project holds of it.
struct RunDetails
{
    project::Run run;
    std::vector<project::EpochRow> epochs;
    std::vector<project::PredictionRow> predictions; ///< of the validation images
};

using RunDetailsPtr = std::shared_ptr<const RunDetails>;

/// The value of that metric; NaN where the epoch lacks it.
[[nodiscard]] double epochValue(const project::EpochRow& row, std::string_view metric);

/// A run as a list shows it.
struct RunSummary
{
    project::Run run;
    double bestMae = 0; ///< of validation, months; NaN before the first epoch
};

/// The runs of a project, the latest first. Blocks.
[[nodiscard]] core::Result<std::vector<RunSummary>> loadRuns(const std::filesystem::path& projectFile);

/// Blocks.
[[nodiscard]] core::Result<RunDetailsPtr> loadRun(const std::filesystem::path& projectFile,
                                                  std::int64_t number);

} // namespace carpo::bridge
