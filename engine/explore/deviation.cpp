// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/deviation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace carpo::explore {
namespace {

constexpr double kNormalMad = 1.4826;  // SD / median absolute deviation
constexpr double kNormalTail = 1.6449; // SDs from the median to the 95th percentile
constexpr double kTail = 0.95;

/// Between the two nearest values where the place lies between them. Not empty.
double quantile(std::vector<double>& values, double share)
{
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), below, values.end());
    const double rest = place - std::floor(place);
    if (rest <= 0)
        return *below;
    return *below + rest * (*std::min_element(below + 1, values.end()) - *below);
}

} // namespace

std::vector<double> deviationsOf(std::span<const double> values, int side, double leastSpread)
{
    std::vector<double> deviations;
    if (values.empty())
        return deviations;
    std::vector<double> scratch(values.begin(), values.end());
    const double median = quantile(scratch, 0.5);
    for (const double value : values)
        deviations.push_back(side * (value - median));
    scratch = deviations;
    const double tail = quantile(scratch, kTail) / kNormalTail;
    std::ranges::transform(scratch, scratch.begin(), [](double deviation) { return std::abs(deviation); });
    const double spread = std::max({kNormalMad * quantile(scratch, 0.5), tail, leastSpread});
    for (double& deviation : deviations)
        deviation /= spread;
    return deviations;
}

std::vector<double> percentilesOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [values](std::size_t i) { return values[i]; });
    std::vector<double> percentiles(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last < order.size() && values[order[last]] == values[order[first]])
            ++last;
        const double middle = 0.5 * static_cast<double>(first + last);
        for (; first < last; ++first)
            percentiles[order[first]] = 100 * middle / static_cast<double>(values.size());
    }
    return percentiles;
}

} // namespace carpo::explore
