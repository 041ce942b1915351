// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/predict_job.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace carpo::jobs {

/// Predictions as predictRuns made them.
struct PredictedCases
{
    PredictionChoice choice;
    std::string dataset; ///< its name
    std::size_t count = 0;
};

/// An English text that says how the cases were predicted: each run's network, images, preprocessing, errors
/// and versions, and every hyperparameter of the catalogue that applies. Holds no time and no path, so that
/// the same runs make the same text. Fails with RunUnknown, and as Project::open and Experiment::fromJson do.
/// Blocks.
[[nodiscard]] core::Result<std::string> describeMethod(const std::filesystem::path& projectFile,
                                                       const PredictedCases& cases);

} // namespace carpo::jobs
