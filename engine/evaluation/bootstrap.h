// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>

namespace carpo::evaluation {

struct Interval
{
    double low = 0; ///< NaN where nothing was drawn from, as the next
    double high = 0;
};

struct Bootstrap
{
    std::size_t resamples = 2000;
    double coverage = 0.95; ///< in (0, 1)
    std::uint64_t seed = 0;
};

/// Between which the mean of `values` lies: the percentile bootstrap (Efron and Tibshirani, "An Introduction
/// to the Bootstrap", 1993, 13.3), quantiles interpolated as numpy does by default. The same values, in the
/// same order, and options give the same interval; NaN where it was stopped. Blocks (2,000 resamples of 1,000
/// values: 10 ms).
[[nodiscard]] Interval
meanInterval(std::span<const double> values, const Bootstrap& options = {}, const std::stop_token& stop = {});

/// The quantile of sorted values, `share` in [0, 1]: linear between neighbours (Hyndman and Fan 1996, type
/// 7).
[[nodiscard]] double quantileOf(std::span<const double> sorted, double share);

} // namespace carpo::evaluation
