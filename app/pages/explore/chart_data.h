// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "engine/explore/histogram.h"
#include "widgets/plots/histogram_plot.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::pages {

/// Bins at multiples of `step` that hold all finite values; the step is doubled until there are at most
/// `most`. None where no value is finite.
[[nodiscard]] explore::Bins stepBins(std::span<const float> values, double step, std::size_t most);

/// The edges that a plot draws; none without bins.
[[nodiscard]] std::vector<double> edgesOf(const explore::Bins& bins);

/// The chosen images whose word in the column is that one.
[[nodiscard]] explore::RowMask
chosenOf(const bridge::ChosenRows& rows, const explore::Column& column, std::string_view word);

/// As a plot draws and describes it.
[[nodiscard]] plots::HistogramSeries
seriesOf(const QString& name, style::Role role, const explore::Histogram& histogram);

[[nodiscard]] std::vector<double> countsOf(const explore::Histogram& histogram);

} // namespace carpo::pages
