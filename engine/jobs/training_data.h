// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/explore/prepare.h"
#include "engine/project/decisions.h"
#include "engine/project/pixel_cache.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::jobs {

/// A data set as an experiment sees it: with the corrected labels, and without the excluded images. Rows are
/// the data set's, in its order.
struct TrainingData
{
    project::PixelArray array; ///< owns what set.pixels sees
    std::vector<dataset::Part> parts;
    training::TrainingSet set;
};

/// Decodes what the cache lacks and splits the images (or the drawn subset of them) that can be decoded and
/// have what is to be learnt (an age, a sex, a class) and are not excluded. A class whose images all fell
/// into other parts gives its first one to training. Where the data set brings its own split and data.split
/// is "given", its parts are kept: the fractions then only say how much of the training part becomes
/// validation where it brings none, and the subset is drawn from the training part. Fails with
/// ExperimentOutOfRange where the fractions exceed 1 or there is no such fold, and as PixelCache::pixels
/// does. Blocks.
[[nodiscard]] core::Result<TrainingData> prepareTrainingData(const dataset::Dataset& dataset,
                                                             const project::DecisionTable& decisions,
                                                             const training::Experiment& experiment,
                                                             const project::CacheOptions& cache,
                                                             std::stop_token stop,
                                                             const core::ProgressFn& report);

/// Whether a run with that fingerprint was made of this set; older ones say nothing of the pixels. Must not
/// block.
[[nodiscard]] bool isFingerprintOf(const training::TrainingSet& set, const std::string& stored);

/// The parts that prepareTrainingData makes of images that can be used; `dataset` has the corrected labels.
/// Fails with ExperimentOutOfRange. Must not block.
[[nodiscard]] core::Result<std::vector<dataset::Part>> plannedParts(const dataset::Dataset& dataset,
                                                                    const std::vector<bool>& usable,
                                                                    const training::Experiment& experiment);

/// How the experiment's images reach the network. Must not block.
[[nodiscard]] explore::Preparation preparationOf(const training::Experiment& experiment);

/// The sex as a network is given it: 1 male, 0 female, 0.5 not known.
[[nodiscard]] float maleness(dataset::Sex sex);

/// The rows of a part, in the data set's order.
[[nodiscard]] std::vector<std::int64_t> rowsOf(const std::vector<dataset::Part>& parts, dataset::Part part);

} // namespace carpo::jobs
