// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "engine/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::pages {

/// Counts of values in equal bins, with what is written beside them.
struct Histogram
{
    std::vector<double> counts; ///< one a bin
    std::int64_t n = 0;
    double mean = 0;
    double sd = 0; ///< the sample's (n - 1); 0 for fewer than two
};

/// Values outside of the edges and those that are not finite are left out. `edges` rise in equal steps.
[[nodiscard]] Histogram countInto(std::span<const double> edges, std::span<const double> values);

/// Multiples of `step` that hold all finite values; the step is doubled until there are at most `most` bins.
/// Empty where no value is finite.
[[nodiscard]] std::vector<double> binEdges(std::span<const double> values, double step, std::size_t most);

/// Bone ages of the children of that sex, in months.
[[nodiscard]] std::vector<double> agesOf(const dataset::Dataset& dataset, dataset::Sex sex);

[[nodiscard]] std::int64_t countOf(const dataset::Dataset& dataset, dataset::Sex sex);

/// The column of a measure; empty before the scan.
[[nodiscard]] std::vector<double> measureOf(const bridge::OpenedSet& set, std::string_view key);

} // namespace carpo::pages
