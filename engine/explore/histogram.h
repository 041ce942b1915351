// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/filter.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carpo::explore {

/// Of a column's chosen values that are finite.
struct ColumnSummary
{
    std::int64_t n = 0;
    double mean = 0; ///< NaN where n = 0, as those that follow
    double sd = 0;   ///< the sample's (n - 1); NaN where n < 2
    double minimum = 0;
    double maximum = 0;
};

/// `mask` has a place for each row, or is empty: all are chosen. Sums as Welford (Technometrics 1962;4:419),
/// joined as Chan et al. (Stanford STAN-CS-79-773, 1979). The same on any number of cores.
[[nodiscard]] ColumnSummary summaryOf(std::span<const float> column, std::span<const std::uint8_t> mask);

/// Equal bins from the first edge to the last.
struct Bins
{
    double first = 0;
    double width = 1;
    std::size_t count = 0;

    [[nodiscard]] double edge(std::size_t i) const { return first + width * static_cast<double>(i); }
};

/// Bins of a width of 1, 2 or 5 times a power of ten that hold all of [minimum, maximum], at most `most`
/// (at least 2) of them and more than a sixth as many. A single one of width 1 around a single value. None
/// where either is not finite.
[[nodiscard]] Bins roundBins(double minimum, double maximum, std::size_t most);

/// `count` (at least 1) of them from the least value to the greatest; as roundBins where these are one or not
/// finite.
[[nodiscard]] Bins equalBins(double minimum, double maximum, std::size_t count);

struct Histogram
{
    Bins bins;
    std::vector<std::int64_t>
        counts;            ///< of the chosen values in [edge i, edge i + 1), the last edge included
    ColumnSummary summary; ///< of all chosen values, those outside of the bins too
};

/// The same on any number of cores. 1,000,000 rows take some milliseconds.
[[nodiscard]] Histogram
histogramOf(std::span<const float> column, std::span<const std::uint8_t> mask, const Bins& bins);

/// Pearson's correlation of the chosen rows that are finite in both; NaN where there are fewer than two, or
/// one of the columns does not vary. `mask` as for summaryOf.
[[nodiscard]] double
correlationOf(std::span<const float> x, std::span<const float> y, std::span<const std::uint8_t> mask);

} // namespace carpo::explore
