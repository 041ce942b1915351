// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/agreement.h"

#include <cmath>
#include <limits>
#include <vector>

namespace carpo::evaluation {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSdsToLimit = 1.96; // 95 % of a normal distribution lie within

} // namespace

Agreement agreementOf(std::span<const float> truth, std::span<const float> predicted)
{
    std::vector<double> differences;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double difference = static_cast<double>(predicted[i]) - static_cast<double>(truth[i]);
        if (std::isfinite(difference))
            differences.push_back(difference);
    }
    Agreement result{.n = differences.size(), .bias = kNaN, .sd = kNaN, .lower = kNaN, .upper = kNaN};
    if (differences.empty())
        return result;
    const auto count = static_cast<double>(differences.size());
    double sum = 0;
    for (const double each : differences)
        sum += each;
    result.bias = sum / count;
    if (differences.size() < 2)
        return result;
    double squares = 0;
    for (const double each : differences)
        squares += (each - result.bias) * (each - result.bias);
    result.sd = std::sqrt(squares / (count - 1));
    result.lower = result.bias - kSdsToLimit * result.sd;
    result.upper = result.bias + kSdsToLimit * result.sd;
    return result;
}

} // namespace carpo::evaluation
