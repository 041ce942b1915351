// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/parallel_lines.h"
#include "widgets/style/role.h"

class QCustomPlot;

namespace carpo::plots {

inline constexpr int kParallelTopLines = 2; ///< of text above an axis: its name and its upper end

struct ParallelLook
{
    style::Colors colors{false};
    int marked = -1; ///< axis that the keyboard chooses on
    int row = -1;    ///< row that the keyboard is at
};

/// Adds all that is seen of a ParallelPlot to a canvas, which owns it: the axes stand at 0, 1, ... of its
/// horizontal axis, their shares run along its vertical one. `lines` and `look` outlive the canvas.
void addParallelLayer(QCustomPlot& canvas, const ParallelLines& lines, const ParallelLook& look);

} // namespace carpo::plots
