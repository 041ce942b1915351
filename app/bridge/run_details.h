// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/shown_metric.h"
#include "engine/core/error.h"
#include "engine/project/project.h"
#include "engine/training/experiment.h"
#include "engine/training/telemetry.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::bridge {

/// A run with all that the project holds of it.
struct RunDetails
{
    project::Run run;
    std::vector<project::EpochRow> epochs;
    std::vector<project::PredictionRow> predictions; ///< of the validation images
    ShownMetric metric;
    std::int64_t bestEpoch = 0;       ///< whose weights it predicts with; 0: none yet
    std::vector<std::string> classes; ///< that it tells apart; none where its target is a number
    std::vector<project::BatchRow> batches;
    std::vector<project::ChangeRow> changes;
    std::optional<core::Error> failure = {}; ///< why it failed, where it did and the project says it
};

using RunDetailsPtr = std::shared_ptr<const RunDetails>;

/// The value of that metric; NaN where the epoch lacks it.
[[nodiscard]] double epochValue(const project::EpochRow& row, std::string_view metric);

/// A run as a list shows it.
struct RunSummary
{
    project::Run run;
    double best = 0; ///< of the metric, on the validation images; NaN before the first epoch
    ShownMetric metric = {};
    std::shared_ptr<const training::Experiment> experiment = {}; ///< null where it cannot be read
};

/// The validation's value of that metric; NaN where the epoch lacks it.
[[nodiscard]] double valueOf(const training::EpochReport& report, const ShownMetric& metric);
/// The same of the training, over the epoch's batches.
[[nodiscard]] double trainingValueOf(const training::EpochReport& report, const ShownMetric& metric);

/// The better of two values; one that is no number is passed over.
[[nodiscard]] double betterOf(const ShownMetric& metric, double a, double b);

/// The runs of a project, the latest first, those in the bin too. Blocks.
[[nodiscard]] core::Result<std::vector<RunSummary>> loadRuns(const std::filesystem::path& projectFile);

/// Blocks.
[[nodiscard]] core::Result<RunDetailsPtr> loadRun(const std::filesystem::path& projectFile,
                                                  std::int64_t number);

} // namespace carpo::bridge
