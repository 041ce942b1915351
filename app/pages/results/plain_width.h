// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace carpo::pages {

/// How wide bands of a number without a unit are, so that at most `most` of them hold the range: 1, 2 or 5
/// times a power of ten.
[[nodiscard]] inline double plainWidth(double range, double most)
{
    if (!(range > 0))
        return 1;
    const double least = range / most;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= least)
            return times * power;
    }
    return 10 * power;
}

} // namespace carpo::pages
