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

/// How to count a column: in bins of that width, in so many, or as it fits where both are 0.
struct Binning
{
    double width = 0;
    std::size_t count = 0;
};

/// What there is to choose from: widths of half a year and more for what is counted in months, numbers of
/// bins for everything else. The first one is as it fits.
[[nodiscard]] std::vector<Binning> binningsFor(const explore::Column& column);
/// "automatic", "6 months", "20 bins"
[[nodiscard]] QString binningWords(const Binning& binning);
[[nodiscard]] explore::Bins binsOf(const explore::Column& column, const Binning& binning);
/// The plot's menu offers binningsFor(column), and chosenBins() are those that it has chosen.
void offerBinnings(plots::HistogramPlot& plot, const explore::Column& column);
[[nodiscard]] explore::Bins chosenBins(const plots::HistogramPlot& plot, const explore::Column& column);

/// Name and unit: "brightness", "age (months)".
[[nodiscard]] QString axisLabel(const explore::Column& column);

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
