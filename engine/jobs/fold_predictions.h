// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/project/pixel_cache.h"
#include "engine/project/project.h"
#include "engine/training/experiment.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// Which fold each image is held out in: dealt out at random among those of the same sex and about the same
/// age. The same data set and seed give the same folds in whatever order the rows stand. Must not block.
[[nodiscard]] std::vector<int> foldsOf(const dataset::Dataset& dataset, int folds, std::uint64_t seed);

struct FoldJob
{
    project::CacheOptions cache;
    dataset::Dataset dataset;
    training::Experiment experiment; ///< its split is not used
    int folds = 4;                   ///< at least 2
    bool anew = false;               ///< forgets what is stored
};

/// Months predicted for every image that can be decoded by networks that did not see it: as many as there are
/// folds, each trained on the images of the others (corrected labels, excluded ones left out, one in sixteen
/// kept apart to choose the best epoch by). A fold is stored in the project when it is done, so that a second
/// call answers at once, and one that was interrupted or killed goes on where it stood. What is stored holds
/// as long as files, labels as read, experiment and number of folds stay the same; decisions that come later
/// do not end it. Rows that the data set has no image for are left out.
/// Fails with WrongUsage where the experiment's target is a class, as prepareTrainingData, training::train
/// and Project do. Blocks.
[[nodiscard]] core::Result<std::vector<project::FoldPrediction>> predictFolds(project::Project& project,
                                                                              const FoldJob& job,
                                                                              std::stop_token stop,
                                                                              const core::ProgressFn& report);

/// The same where all of them are stored already; nothing where any is missing. Trains nothing. Fails as
/// Project does. Blocks (it asks for every file's date).
[[nodiscard]] core::Result<std::optional<std::vector<project::FoldPrediction>>>
storedFolds(const project::Project& project, const FoldJob& job);

} // namespace carpo::jobs
