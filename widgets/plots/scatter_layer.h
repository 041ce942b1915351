// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/point_cloud.h"

class QCPAxis;
class QCPRange;
class QCustomPlot;

namespace carpo::plots {

class ScatterCloud;

/// What is in sight, in the coordinates of a ScatterCloud.
[[nodiscard]] MapView scatterView(const QCustomPlot& canvas);
/// A range in those coordinates becomes the axis's.
void setScatterRange(QCPAxis& axis, const QCPRange& range);

/// From now on, or until its plottables are cleared, the canvas draws the cloud, which outlives it.
void addScatterLayer(QCustomPlot& canvas, ScatterCloud& cloud);

} // namespace carpo::plots
