// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <limits>
#include <string>
#include <vector>

namespace carpo::project {

/// What was predicted for an image.
struct PredictionRow
{
    std::string id;
    std::string part;                                       ///< "train", "validation", "test", "none"
    float months = std::numeric_limits<float>::quiet_NaN(); ///< predicted; NaN where the target is a class
    float truth = std::numeric_limits<float>::quiet_NaN();  ///< NaN where not known

    // Where the target is a class; else empty and NaN.
    std::string className = {};                                      ///< predicted
    float probability = std::numeric_limits<float>::quiet_NaN();     ///< of it
    std::string trueClass = {};                                      ///< empty where not known
    float trueProbability = std::numeric_limits<float>::quiet_NaN(); ///< predicted for the true class
    /// Of each class, in the order of the run's; empty where not kept (predictions of before format 8).
    std::vector<float> scores = {};

    dataset::Sex sex = dataset::Sex::Unknown; ///< as the network was told; unknown too where not kept
};

} // namespace carpo::project
