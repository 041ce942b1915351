// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/scatter_plot.h"

#include <Qt>

#include <span>

class QCustomPlot;

namespace carpo::plots {

/// The corner of the axes' rectangle in which the fewest of the points lie, in the ranges that the axes have;
/// of many points some are looked at. Of equal ones the first of upper left, upper right, lower right, lower
/// left.
[[nodiscard]] Qt::Alignment emptiestCorner(const QCustomPlot& canvas, std::span<const ScatterSeries> series);

} // namespace carpo::plots
