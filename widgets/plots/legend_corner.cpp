// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_corner.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr std::size_t kLookedAt = 2'000; // points of a series
constexpr double kCornerReach = 0.4;           // of the side, from a corner

/// 0 at the axis' beginning, 1 at its end; not a number where the axis has no place for it.
double placeOn(const QCPAxis& axis, double value)
{
    const QCPRange range = axis.range();
    if (axis.scaleType() == QCPAxis::stLogarithmic)
        return std::log(value / range.lower) / std::log(range.upper / range.lower);
    return (value - range.lower) / range.size();
}

} // namespace

Qt::Alignment emptiestCorner(const QCustomPlot& canvas, std::span<const ScatterSeries> series)
{
    constexpr std::array<Qt::Alignment, 4> kCorners{Qt::AlignTop | Qt::AlignLeft,
                                                    Qt::AlignTop | Qt::AlignRight,
                                                    Qt::AlignBottom | Qt::AlignRight,
                                                    Qt::AlignBottom | Qt::AlignLeft};
    std::array<int, kCorners.size()> counts{};
    for (const ScatterSeries& each : series) {
        const std::size_t size = std::min(each.x.size(), each.y.size());
        for (std::size_t i = 0; i < size; i += 1 + size / kLookedAt) {
            const double x = placeOn(*canvas.xAxis, each.x[i]);
            const double y = placeOn(*canvas.yAxis, each.y[i]);
            if (y > 1 - kCornerReach && x < kCornerReach)
                ++counts[0];
            else if (y > 1 - kCornerReach && x > 1 - kCornerReach)
                ++counts[1];
            else if (y < kCornerReach && x > 1 - kCornerReach)
                ++counts[2];
            else if (y < kCornerReach && x < kCornerReach)
                ++counts[3];
        }
    }
    return kCorners.at(static_cast<std::size_t>(std::ranges::min_element(counts) - counts.begin()));
}

} // namespace carpo::plots
