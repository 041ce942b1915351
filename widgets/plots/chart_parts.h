// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/lesson_chart.h"

#include <limits>
#include <memory>
#include <vector>

class QCPBars;
class QCPColorMap;
class QCPColorScale;
class QCPCurve;
class QCPGraph;
class QCPItemLine;
class QCPItemStraightLine;
class QCPItemText;
class QCPItemTracer;
class QCPMarginGroup;

namespace carpo::plots {

inline constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kHandleSize = 14; // pixels

/// What is drawn of a LessonChart; all of it belongs to the canvas.
struct LessonChart::Parts
{
    style::Colors colors{true}; // of the drawing at hand: the theme's, or paper's
    QCPColorMap* heat = nullptr;
    QCPColorScale* scale = nullptr;
    std::unique_ptr<QCPMarginGroup> sides;
    std::vector<QCPBars*> bars;
    std::vector<QCPCurve*> curves; // of the lines; null where it is a graph
    std::vector<QCPGraph*> graphs;
    std::vector<QCPCurve*> points;
    std::vector<QCPItemStraightLine*> levels;
    std::vector<QCPItemText*> levelTexts;
    std::vector<QCPItemLine*> arrows;
    std::vector<QCPItemText*> arrowTexts;
    std::vector<QCPItemTracer*> handles;
    std::vector<QCPItemText*> handleTexts;
    QCPItemTracer* cursor = nullptr; // where Enter makes a point
    int sinceLegend = 0;             // drawings since the parts were made
};

} // namespace carpo::plots
