// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/two_samples.h"

#include <algorithm>
#include <cmath>

namespace carpo::explore {

double kolmogorovSmirnov(std::vector<float>& first, std::vector<float>& second)
{
    std::ranges::sort(first);
    std::ranges::sort(second);
    const auto firstSize = static_cast<double>(first.size());
    const auto secondSize = static_cast<double>(second.size());
    double distance = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() && j < second.size()) {
        const float value = std::min(first[i], second[j]);
        while (i < first.size() && first[i] <= value)
            ++i;
        while (j < second.size() && second[j] <= value)
            ++j;
        distance = std::max(
            distance, std::abs(static_cast<double>(i) / firstSize - static_cast<double>(j) / secondSize));
    }
    return distance;
}

double kolmogorovSmirnovChance(double distance, std::size_t first, std::size_t second)
{
    constexpr double kConverged = 1e-12;
    constexpr double kCertain = 0.2; // below, the series needs more terms than it is worth: the chance is 1
    const auto sizes = static_cast<double>(first) * static_cast<double>(second);
    const double root = std::sqrt(sizes / static_cast<double>(first + second));
    const double lambda = (root + 0.12 + 0.11 / root) * distance;
    if (lambda < kCertain)
        return 1;
    double chance = 0;
    double sign = 2;
    for (int k = 1;; ++k, sign = -sign) {
        const double term = std::exp(-2.0 * k * k * lambda * lambda);
        chance += sign * term;
        if (term < kConverged)
            return std::clamp(chance, 0.0, 1.0);
    }
}

double shareChance(double firstShare, std::size_t first, double secondShare, std::size_t second)
{
    const auto firstSize = static_cast<double>(first);
    const auto secondSize = static_cast<double>(second);
    const double pooled = (firstShare * firstSize + secondShare * secondSize) / (firstSize + secondSize);
    const double variance = pooled * (1 - pooled) * (1 / firstSize + 1 / secondSize);
    if (!(variance > 0))
        return 1;
    return std::erfc(std::abs(firstShare - secondShare) / std::sqrt(2 * variance));
}

} // namespace carpo::explore
