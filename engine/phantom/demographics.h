// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"

namespace carpo::phantom {

/// A child as the RSNA 2017 training set might hold it.
struct LabelledAge
{
    bool male = false;
    int months = 0; ///< 1 to 228 (girls: 216)
};

/// Ages and sexes after the facts published of that set: 54 % boys, mean 127.3, SD 41.2 months, girls 117.9,
/// boys 135.3, 58 % at full years and 22 % more at half years. `row` spreads the rows evenly over the
/// distribution, so that short cohorts match it too.
[[nodiscard]] LabelledAge labelledAge(std::uint64_t seed, std::uint64_t row);

} // namespace carpo::phantom
