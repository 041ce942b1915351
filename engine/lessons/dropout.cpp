// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/dropout.h"

#include <cmath>

namespace carpo::lessons {

std::vector<float> dropoutMask(std::size_t count, double rate, core::RandomStream& random)
{
    const auto kept = static_cast<float>(1 / (1 - rate));
    std::vector<float> mask(count, kept);
    for (float& factor : mask) {
        if (random.chance(rate))
            factor = 0;
    }
    return mask;
}

std::vector<double> runningMean(const std::vector<float>& values)
{
    std::vector<double> means;
    double sum = 0;
    for (const float value : values) {
        sum += static_cast<double>(value);
        means.push_back(sum / static_cast<double>(means.size() + 1));
    }
    return means;
}

double standardError(const std::vector<float>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = runningMean(values).back();
    double squares = 0;
    for (const float value : values)
        squares += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
    return std::sqrt(squares / (count - 1) / count);
}

} // namespace carpo::lessons
