// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// Gradient descent over the parabola curvature / 2 * x^2, whose gradient is curvature * x: a step multiplies
/// x by this. It comes to rest where the factor lies between -1 and 1, that is below a rate of 2 / curvature
/// (Nesterov, "Introductory lectures on convex optimization", 2004, 1.2.3; Goh, "Why momentum really works",
/// 2017), and runs away above.
[[nodiscard]] double parabolaFactor(double rate, double curvature);
[[nodiscard]] double divergenceRate(double curvature);

/// The lecture's four: low, good, high, very high.
inline constexpr std::size_t kRateCount = 4;
using Rates = std::array<double, kRateCount>;

/// Around the rate that the parabola runs away at.
[[nodiscard]] Rates parabolaRates(double curvature);
/// Around one that suits the network.
[[nodiscard]] Rates networkRates(double good);

/// What of the learning rate each of so many steps takes: training::learningRateAt's, over 20 epochs.
/// "constant", "warm_up", "step", "exponential", "cosine", "restarts", "one_cycle".
[[nodiscard]] std::vector<double> scheduleParts(std::string_view schedule, std::int64_t steps);

} // namespace carpo::lessons
