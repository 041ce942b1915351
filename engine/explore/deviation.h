// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace carpo::explore {

/// How far each value lies from the median, in spreads of the values themselves, positive on the side that is
/// asked for (1: above, -1: below). The spread is 1.4826 times the median absolute deviation (Hampel, JASA
/// 1974;69:383), or what it would be for normal values of the same 95th percentile on that side, or
/// `leastSpread` (above 0), whichever is largest: a long tail of ordinary images is no crowd of outliers. The
/// values are finite.
[[nodiscard]] std::vector<double> deviationsOf(std::span<const double> values, int side, double leastSpread);

/// For each value the percentage of the values that it exceeds, of those equal to it (itself among them)
/// half.
[[nodiscard]] std::vector<double> percentilesOf(std::span<const double> values);

} // namespace carpo::explore
