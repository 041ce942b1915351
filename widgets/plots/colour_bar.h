// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/scatter_plot.h"
#include "widgets/style/role.h"

class QCPColorScale;
class QCPMarginGroup;
class QCustomPlot;

namespace carpo::plots {

/// A bar that says which colour stands for how much, right of the axes. The canvas owns it; `sides` keeps it
/// as high as the axes.
[[nodiscard]] QCPColorScale* addColourBar(QCustomPlot& canvas, QCPMarginGroup& sides);

/// Its colours, range and label.
void colourBar(QCPColorScale& bar, const PointColours& colours, const style::Colors& theme);

} // namespace carpo::plots
