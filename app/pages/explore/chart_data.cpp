// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chart_data.h"

#include <algorithm>
#include <cmath>

namespace carpo::pages {

explore::Bins stepBins(std::span<const float> values, double step, std::size_t most)
{
    const explore::ColumnSummary summary = explore::summaryOf(values, {});
    if (summary.n == 0)
        return {.count = 0};
    while ((summary.maximum - summary.minimum) / step > static_cast<double>(most - 1))
        step *= 2;
    const double first = std::floor(summary.minimum / step);
    const double last = std::max(std::floor(summary.maximum / step) + 1, first + 1);
    return {.first = first * step, .width = step, .count = static_cast<std::size_t>(last - first)};
}

std::vector<double> edgesOf(const explore::Bins& bins)
{
    std::vector<double> edges;
    for (std::size_t i = 0; bins.count > 0 && i <= bins.count; ++i)
        edges.push_back(bins.edge(i));
    return edges;
}

explore::RowMask
chosenOf(const bridge::ChosenRows& rows, const explore::Column& column, std::string_view word)
{
    const auto code = static_cast<std::uint8_t>(std::ranges::find(column.words, word) - column.words.begin());
    explore::RowMask mask(rows.mask.size());
    std::ranges::transform(
        rows.mask, column.codes, mask.begin(), [code](std::uint8_t chosen, std::uint8_t each) {
            return static_cast<std::uint8_t>(chosen & static_cast<std::uint8_t>(each == code));
        });
    return mask;
}

plots::HistogramSeries seriesOf(const QString& name, style::Role role, const explore::Histogram& histogram)
{
    return {.name = name,
            .role = role,
            .counts = countsOf(histogram),
            .n = histogram.summary.n,
            .mean = histogram.summary.mean,
            .deviation = histogram.summary.sd};
}

std::vector<double> countsOf(const explore::Histogram& histogram)
{
    return {histogram.counts.begin(), histogram.counts.end()};
}

} // namespace carpo::pages
