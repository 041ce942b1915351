// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/metrics.h"

#include <cmath>
#include <limits>

namespace carpo::training {

double meanAbsoluteError(std::span<const float> truth, std::span<const float> predicted)
{
    if (truth.empty())
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        sum += std::abs(static_cast<double>(truth[i]) - static_cast<double>(predicted[i]));
    return sum / static_cast<double>(truth.size());
}

double concordance(std::span<const float> truth, std::span<const float> predicted)
{
    if (truth.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double count = static_cast<double>(truth.size());
    double truthMean = 0;
    double predictedMean = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        truthMean += static_cast<double>(truth[i]) / count;
        predictedMean += static_cast<double>(predicted[i]) / count;
    }
    double covariance = 0;
    double variances = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double a = static_cast<double>(truth[i]) - truthMean;
        const double b = static_cast<double>(predicted[i]) - predictedMean;
        covariance += a * b / count;
        variances += (a * a + b * b) / count;
    }
    const double apart = truthMean - predictedMean;
    const double denominator = variances + apart * apart;
    // Two constants that agree concord perfectly.
    return denominator > 0 ? 2 * covariance / denominator : 1;
}

} // namespace carpo::training
