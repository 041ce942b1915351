// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::plots {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSlack = 1e-9; // a value at the very end of a band is within

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

double ParallelLines::scaled(int axis, double value) const
{
    if (!m_axes[place(axis)].logarithmic)
        return value;
    return value > 0 ? std::log10(value) : kNaN;
}

void ParallelLines::setAxes(std::vector<ParallelAxis> axes, bool lowerIsBetter)
{
    std::vector<std::optional<Band>> bands(axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto same = std::ranges::find(m_axes, axes[i].name, &ParallelAxis::name);
        if (same != m_axes.end())
            bands[i] = m_bands[static_cast<std::size_t>(same - m_axes.begin())];
    }
    m_axes = std::move(axes);
    m_bands = std::move(bands);
    m_lowerIsBetter = lowerIsBetter;
    m_rows = m_axes.empty() ? 0 : static_cast<int>(m_axes.front().values.size());
    m_ends.clear();
    for (int axis = 0; axis < static_cast<int>(m_axes.size()); ++axis) {
        Ends ends{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
        for (const double value : m_axes[place(axis)].values) {
            const double at = scaled(axis, value);
            if (!std::isfinite(at))
                continue;
            ends.low = std::min(ends.low, at);
            ends.high = std::max(ends.high, at);
        }
        if (const auto kinds = m_axes[place(axis)].categories.size(); kinds > 0)
            ends = {0, static_cast<double>(kinds) - 1};
        m_ends.push_back(ends);
    }
}

double ParallelLines::share(int row, int axis) const
{
    const double at = scaled(axis, m_axes[place(axis)].values[place(row)]);
    const Ends& ends = m_ends[place(axis)];
    if (!std::isfinite(at))
        return kNaN;
    return ends.high > ends.low ? (at - ends.low) / (ends.high - ends.low) : 0.5;
}

double ParallelLines::valueAt(int axis, double share) const
{
    const Ends& ends = m_ends[place(axis)];
    const double at = std::lerp(ends.low, ends.high, share);
    if (!m_axes[place(axis)].categories.isEmpty())
        return std::round(at);
    return m_axes[place(axis)].logarithmic ? std::pow(10, at) : at;
}

double ParallelLines::goodness(int row) const
{
    const double at = share(row, static_cast<int>(m_axes.size()) - 1);
    return m_lowerIsBetter ? 1 - at : at;
}

void ParallelLines::choose(int axis, std::optional<Band> band)
{
    if (band && band->first > band->second)
        std::swap(band->first, band->second);
    m_bands[place(axis)] = band;
}

const std::optional<ParallelLines::Band>& ParallelLines::band(int axis) const
{
    return m_bands[place(axis)];
}

bool ParallelLines::isChosen(int row) const
{
    for (int axis = 0; axis < static_cast<int>(m_axes.size()); ++axis) {
        const std::optional<Band>& band = m_bands[place(axis)];
        if (!band)
            continue;
        const double at = share(row, axis);
        if (!(at >= band->first - kSlack && at <= band->second + kSlack))
            return false; // also what is not known
    }
    return true;
}

bool ParallelLines::hasChoice() const
{
    return std::ranges::any_of(m_bands, [](const std::optional<Band>& band) { return band.has_value(); });
}

} // namespace carpo::plots
