// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace carpo::project {

/// One batch of a run, as its curves show it.
struct BatchRow
{
    std::uint32_t step = 0; ///< since the run began, from 1
    float loss = 0;         ///< standardised units
    float learningRate = 0;
    float gradientNorm = 0;
    float updateRatio = std::numeric_limits<float>::quiet_NaN(); ///< NaN where it was not measured

    bool operator==(const BatchRow&) const = default;
};

/// A hyperparameter that was changed while the run went on.
struct ChangeRow
{
    std::int64_t step = 0; ///< the last one before it
    int epoch = 0;         ///< the first that it acts in
    std::string key = {};
    std::string value = {}; ///< as an experiment's text

    bool operator==(const ChangeRow&) const = default;
};

} // namespace carpo::project
