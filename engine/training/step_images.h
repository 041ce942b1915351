// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/learner.h"

namespace carpo::training {

/// Images of one step: all of them for plain gradient descent, else those of the batches that are joined.
[[nodiscard]] std::int64_t imagesOfAStep(const Experiment& experiment, const TrainingSet& set);

/// The steps of an epoch; `groups` are those of balanceGroups.
[[nodiscard]] Sampler epochOf(const TrainingSet& set,
                              std::span<const std::int64_t> groups,
                              std::int64_t stepSize,
                              std::uint64_t seed,
                              int epoch);

/// One step's images in parts of some `partSize`; both outlive what is given.
[[nodiscard]] StepImages
inParts(const Batches& batches, std::span<const std::int64_t> images, std::int64_t partSize);

} // namespace carpo::training
