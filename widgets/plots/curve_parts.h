// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/curve_plot.h"
#include "widgets/plots/smoother.h"

#include <limits>
#include <optional>
#include <vector>

class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCPItemText;

namespace carpo::plots {

inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// One curve with what is drawn for it; the drawn things belong to the canvas.
struct CurveParts
{
    CurveStyle style;
    Smoother smoother{0.0};
    QCPGraph* raw = nullptr;
    QCPGraph* smooth = nullptr; // null where the curve is not smoothed
    QCPGraph* bestMark = nullptr;
    QCPItemText* bestText = nullptr;
    QCPItemText* endText = nullptr;
    double last = kNothing;
    double lastDrawn = kNothing; // smoothed where the curve is
    double best = kNothing;
    double bestX = kNothing;
    double lowest = std::numeric_limits<double>::infinity();
    double lowestPositive = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();
};

/// Than the best so far; anything is better than nothing.
[[nodiscard]] bool isBetter(const CurveParts& curve, double y);

/// Something that happened, its label at the plot's edge beside its line.
struct CurveMark
{
    double x = 0;
    QString label;
    QCPItemStraightLine* line = nullptr;
    QCPItemText* text = nullptr; // the label, as far as there is room
};

struct CurvePlot::Parts
{
    std::vector<CurveParts> curves;
    std::vector<CurveMark> marks;
    QCPItemRect* span = nullptr; // null where there is none
    QCPItemText* spanText = nullptr;
    style::Colors colors{true}; // of the drawing at hand: the theme's, or paper's
    double smoothing = 0.95;
    bool isSummarised = true;
    std::optional<double> reference;
    std::optional<double> cursor;
    QString referenceLabel;
    QCPItemStraightLine* referenceLine = nullptr;
    QCPItemText* referenceText = nullptr;
    QCPItemStraightLine* cursorLine = nullptr;
    QCPItemText* cursorText = nullptr;
    QMenu* smoothingMenu = nullptr;
};

/// Writes names and values beside the curves, apart from each other, once the layout of a drawing is known.
void placeCurveLabels(QCustomPlot& canvas, std::vector<CurveParts>& curves);
/// Sets the texts of the labels and leaves room for them at the right.
void writeCurveLabels(QCustomPlot& canvas, std::vector<CurveParts>& curves);
void colourCurve(CurveParts& curve, const style::Colors& colors);

} // namespace carpo::plots
