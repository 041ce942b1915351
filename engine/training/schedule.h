// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <cstdint>

namespace carpo::training {

/// The learning rate of step `step` (from 0) of `steps` in all, as torch.optim.lr_scheduler gives it; an
/// epoch has `stepsOfEpoch` of them. The cosine may begin again (warm restarts, Loshchilov and Hutter 2017).
/// One cycle (Smith and Topin 2017) anneals along cosines and leaves the
/// momentum alone. Without what a plateau takes off.
[[nodiscard]] double learningRateAt(const Experiment& experiment,
                                    std::int64_t step,
                                    std::int64_t steps,
                                    std::int64_t stepsOfEpoch);

/// What the schedule "plateau" remembers; torch's ReduceLROnPlateau with a relative threshold of 1e-4.
struct Plateau
{
    bool started = false;
    double best = 0;
    std::int64_t bad = 0; ///< epochs without a better one
    double factor = 1;    ///< on the learning rate

    /// An epoch has ended with this score, of which a lower one is better.
    void see(const Experiment& experiment, double score);
};

} // namespace carpo::training
