// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/error_slices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace carpo::evaluation {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

ErrorSlice sliceOf(const std::vector<double>& errors, const Bootstrap& options, const std::stop_token& stop)
{
    ErrorSlice slice{.n = errors.size(), .maeInterval = {kNaN, kNaN}};
    std::vector<double> sizes(errors.size());
    for (std::size_t i = 0; i < errors.size(); ++i) {
        sizes[i] = std::abs(errors[i]);
        slice.mae += sizes[i] / static_cast<double>(errors.size());
        slice.bias += errors[i] / static_cast<double>(errors.size());
    }
    // One image says nothing of how others would lie.
    if (errors.size() > 1)
        slice.maeInterval = meanInterval(sizes, options, stop);
    return slice;
}

} // namespace

std::vector<ErrorSlice> errorSlices(const SlicedErrors& errors,
                                    std::span<const double> edges,
                                    const Bootstrap& options,
                                    const std::stop_token& stop)
{
    std::map<std::pair<std::size_t, std::uint8_t>, std::vector<double>> bySlice;
    for (std::size_t i = 0; i < errors.truth.size(); ++i) {
        const auto truth = static_cast<double>(errors.truth[i]);
        const double error = static_cast<double>(errors.predicted[i]) - truth;
        const auto above = std::ranges::upper_bound(edges, truth);
        if (!std::isfinite(error) || above == edges.begin() || above == edges.end())
            continue;
        bySlice[{static_cast<std::size_t>(above - edges.begin()), errors.kinds[i]}].push_back(error);
    }
    std::vector<ErrorSlice> slices;
    for (const auto& [place, values] : bySlice) {
        if (stop.stop_requested())
            break;
        ErrorSlice& added = slices.emplace_back(sliceOf(values, options, stop));
        added.from = edges[place.first - 1];
        added.to = edges[place.first];
        added.kind = place.second;
    }
    return slices;
}

std::vector<double> bandEdges(std::span<const float> truth, double width)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const float each : truth) {
        if (std::isfinite(each)) {
            lowest = std::min(lowest, static_cast<double>(each));
            highest = std::max(highest, static_cast<double>(each));
        }
    }
    std::vector<double> edges;
    if (lowest > highest)
        return edges;
    const double first = std::floor(lowest / width);
    const double last = std::floor(highest / width) + 1;
    for (double band = first; band <= last; ++band)
        edges.push_back(band * width);
    return edges;
}

} // namespace carpo::evaluation
