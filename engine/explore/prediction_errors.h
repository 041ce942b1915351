// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace carpo::explore {

/// How far off a run is for each image of a data set, in its order; NaN where nothing was predicted or the
/// truth is not known. Columns that say nothing are empty.
struct PredictionErrors
{
    std::int64_t run = 0;
    std::vector<float> error;           ///< predicted - true, in the target's unit
    std::vector<float> absoluteError;   ///< its size
    std::vector<float> trueProbability; ///< where the target is a class: predicted for the true one
};

using PredictionErrorsPtr = std::shared_ptr<const PredictionErrors>;

} // namespace carpo::explore
