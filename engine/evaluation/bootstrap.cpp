// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/bootstrap.h"

#include "engine/core/random.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace carpo::evaluation {

double quantileOf(std::span<const double> sorted, double share)
{
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Interval meanInterval(std::span<const double> values, const Bootstrap& options, const std::stop_token& stop)
{
    core::RandomStream random(options.seed, "bootstrap");
    std::vector<double> means;
    if (!values.empty())
        means.resize(options.resamples);
    for (double& mean : means) {
        if (stop.stop_requested())
            return {.low = std::numeric_limits<double>::quiet_NaN(),
                    .high = std::numeric_limits<double>::quiet_NaN()};
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[random.below(values.size())];
        mean = sum / static_cast<double>(values.size());
    }
    std::ranges::sort(means);
    const double beyond = (1 - options.coverage) / 2;
    return {.low = quantileOf(means, beyond), .high = quantileOf(means, 1 - beyond)};
}

} // namespace carpo::evaluation
