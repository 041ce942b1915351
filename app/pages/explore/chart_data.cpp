// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chart_data.h"

#include "engine/explore/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::pages {

Histogram countInto(std::span<const double> edges, std::span<const double> values)
{
    Histogram histogram;
    if (edges.size() < 2)
        return histogram;
    histogram.counts.resize(edges.size() - 1);
    const double first = edges.front();
    const double step = (edges.back() - first) / static_cast<double>(histogram.counts.size());
    double squares = 0; // Welford 1962: the sum of squared distances from the running mean
    for (const double value : values) {
        if (!std::isfinite(value) || value < first || value > edges.back())
            continue;
        const auto bin = static_cast<std::size_t>((value - first) / step);
        histogram.counts[std::min(bin, histogram.counts.size() - 1)] += 1;
        ++histogram.n;
        const double away = value - histogram.mean;
        histogram.mean += away / static_cast<double>(histogram.n);
        squares += away * (value - histogram.mean);
    }
    if (histogram.n > 1)
        histogram.sd = std::sqrt(squares / static_cast<double>(histogram.n - 1));
    return histogram;
}

std::vector<double> binEdges(std::span<const double> values, double step, std::size_t most)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    if (lowest > highest)
        return {};
    while ((highest - lowest) / step > static_cast<double>(most - 1))
        step *= 2;
    const double first = std::floor(lowest / step);
    const double last = std::max(std::floor(highest / step) + 1, first + 1);
    std::vector<double> edges;
    for (double edge = first; edge <= last; edge += 1)
        edges.push_back(edge * step);
    return edges;
}

std::vector<double> agesOf(const dataset::Dataset& dataset, dataset::Sex sex)
{
    std::vector<double> ages;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (dataset.sexes[i] == sex && std::isfinite(dataset.months[i]))
            ages.push_back(static_cast<double>(dataset.months[i]));
    }
    return ages;
}

std::int64_t countOf(const dataset::Dataset& dataset, dataset::Sex sex)
{
    return std::ranges::count(dataset.sexes, sex);
}

std::vector<double> measureOf(const bridge::OpenedSet& set, std::string_view key)
{
    const auto index = explore::measureIndex(key);
    if (!set.scan || index >= set.scan->measures.size())
        return {};
    const std::vector<float>& column = set.scan->measures[index];
    return {column.begin(), column.end()};
}

} // namespace carpo::pages
