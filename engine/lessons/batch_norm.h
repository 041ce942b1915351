// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace carpo::lessons {

inline constexpr double kBatchNormEpsilon = 1e-5; ///< as the engine's layers have it

/// The four lines of the algorithm on the slide (Ioffe and Szegedy, "Batch Normalization", 2015, algorithm
/// 1).
struct NormalisedBatch
{
    double mean = 0;
    double variance = 0; ///< divided by m, not by m - 1
    std::vector<double> normalised = {};
    std::vector<double> outputs = {};
};

/// Of one unit's values over a batch, at least one.
[[nodiscard]] NormalisedBatch batchNorm(std::span<const double> values, double gamma, double beta);

/// What batch renormalisation corrects a batch by, clipped: r to [1 / r_max, r_max], d to [-d_max, d_max]
/// (Ioffe, "Batch Renormalization", 2017, algorithm 1).
struct RenormCorrection
{
    double r = 1;
    double d = 0;
    bool isRClipped = false;
    bool isDClipped = false;
};

[[nodiscard]] RenormCorrection renormCorrection(
    const NormalisedBatch& batch, double runningMean, double runningVariance, double rMax, double dMax);

/// gamma (x r + d) + beta of the normalised values.
[[nodiscard]] std::vector<double>
renormalised(const NormalisedBatch& batch, const RenormCorrection& correction, double gamma, double beta);

} // namespace carpo::lessons
