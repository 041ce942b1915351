// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstdint>

namespace carpo::training {

/// The largest of the halves, quarters, ... of the experiment's batch of which one training step fits the
/// device's memory; found by trying, each time with a network of its own. 0 where not even two images do.
/// Uses set.train and must be called when nothing else of the training holds memory any more. Blocks for some
/// steps.
[[nodiscard]] std::int64_t batchThatFits(const Experiment& experiment, const TrainingSet& set);

} // namespace carpo::training
