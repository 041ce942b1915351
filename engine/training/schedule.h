// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <cstdint>

namespace carpo::training {

/// The learning rate of step `step` (from 0) of `steps` in all, as torch.optim.lr_scheduler gives it. One
/// cycle (Smith and Topin 2017) anneals along cosines and leaves the momentum alone.
[[nodiscard]] double learningRateAt(const Experiment& experiment, std::int64_t step, std::int64_t steps);

} // namespace carpo::training
