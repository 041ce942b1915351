// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/jobs/fold_predictions.h"
#include "engine/jobs/suspect_score.h"
#include "engine/project/decisions.h"
#include "engine/project/folds.h"
#include "engine/project/pixel_cache.h"
#include "engine/training/experiment.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// A label and how much speaks against it.
struct LabelSuspect
{
    std::size_t image = 0; ///< row of the data set
    /// Spreads between the label and what is expected of the picture (suspect_score.h); for a sex, how many
    /// of them the other sex takes away. 100 and more: the age is an impossible one.
    double score = 0;
    bool sex = false;          ///< whether the sex is suspect rather than the age
    float labelMonths = 0;     ///< the age as labelled, corrected where somebody did; months
    double expectedMonths = 0; ///< what networks that did not see the image expect
    dataset::Sex labelSex = dataset::Sex::Unknown;
};

/// The experiment that label suspects are found with unless another one is named: Rápida on small pictures, a
/// few minutes for a thousand images on one core.
[[nodiscard]] training::Experiment suspectExperiment();

/// From predictions to suspects: every image that has a label, is predicted and is not excluded, the most
/// suspect first. `standsOut` has the outlier score of each image, or none. A sex is suspect rather than the
/// age where the label lies at least two spreads off and the other sex brings it within one; girls' and boys'
/// bones lie only one or two spreads apart, so it is a hint, and ranks accordingly low. Must not block.
[[nodiscard]] std::vector<LabelSuspect> suspectsOf(const dataset::Dataset& dataset,
                                                   const project::DecisionTable& decisions,
                                                   std::span<const project::FoldPrediction> predictions,
                                                   std::span<const double> standsOut = {});

struct SuspectJob
{
    std::filesystem::path projectFile; ///< made where it is missing
    FoldJob folds;
};

/// Predicts what is not predicted yet (predictFolds), scans what is not scanned yet, and ranks the labels.
/// Opens its own connection to the project. Fails as predictFolds, explore::scan and Project::openOrCreate
/// do. Blocks.
[[nodiscard]] core::Result<std::vector<LabelSuspect>>
labelSuspects(const SuspectJob& job, const std::stop_token& stop, const core::ProgressFn& report);

/// The same from what labelSuspects left in the project; nothing where it has not come to its end, or files,
/// labels or the experiment are others by now. Trains nothing. Blocks (some milliseconds a thousand images).
[[nodiscard]] core::Result<std::optional<std::vector<LabelSuspect>>>
storedLabelSuspects(const SuspectJob& job, const std::stop_token& stop);

} // namespace carpo::jobs
