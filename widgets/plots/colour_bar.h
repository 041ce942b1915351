// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/scatter_plot.h"

class QCPColorScale;
class QCPMarginGroup;
class QCustomPlot;

namespace carpo::plots {

/// A bar that says which colour stands for how much, right of the axes; the canvas owns it.
[[nodiscard]] QCPColorScale* addColourBar(QCustomPlot& canvas, QCPMarginGroup& sides);

/// Not where it is longer than the bar is high: it would lose its ends.
void nameBar(QCPColorScale& bar, const QString& name);

void colourBar(QCPColorScale& bar, const PointColours& colours, const style::Colors& theme);

} // namespace carpo::plots
