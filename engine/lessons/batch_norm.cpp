// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/batch_norm.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {

NormalisedBatch batchNorm(std::span<const double> values, double gamma, double beta)
{
    NormalisedBatch batch;
    const auto m = static_cast<double>(values.size());
    for (const double x : values)
        batch.mean += x / m;
    for (const double x : values)
        batch.variance += (x - batch.mean) * (x - batch.mean) / m;
    for (const double x : values) {
        batch.normalised.push_back((x - batch.mean) / std::sqrt(batch.variance + kBatchNormEpsilon));
        batch.outputs.push_back(gamma * batch.normalised.back() + beta);
    }
    return batch;
}

RenormCorrection renormCorrection(
    const NormalisedBatch& batch, double runningMean, double runningVariance, double rMax, double dMax)
{
    const double running = std::sqrt(runningVariance + kBatchNormEpsilon);
    const double r = std::sqrt(batch.variance + kBatchNormEpsilon) / running;
    const double d = (batch.mean - runningMean) / running;
    RenormCorrection correction{.r = std::clamp(r, 1 / rMax, rMax), .d = std::clamp(d, -dMax, dMax)};
    correction.isRClipped = correction.r != r;
    correction.isDClipped = correction.d != d;
    return correction;
}

std::vector<double>
renormalised(const NormalisedBatch& batch, const RenormCorrection& correction, double gamma, double beta)
{
    std::vector<double> values;
    for (const double x : batch.normalised)
        values.push_back(gamma * (x * correction.r + correction.d) + beta);
    return values;
}

} // namespace carpo::lessons
