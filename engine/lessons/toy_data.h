// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// x, y, and the class (0 or 1) or the value that is to be found there.
using ToyPoint = std::array<double, 3>;

/// "circles", "xor", "spirals", "gaussians" are two classes, as many points of each; "waves" are values
/// between -1 and 1. Without noise they lie within [-1, 1] or close by. `noise`: SD of what is added to x and
/// y, of waves to the value. Any other name gives no points.
[[nodiscard]] std::vector<ToyPoint>
toyPoints(std::string_view name, int count, double noise, std::uint64_t seed);

} // namespace carpo::lessons
