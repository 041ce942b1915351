// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QPolygonF>

#include <functional>

class QCustomPlot;

namespace carpo::plots {

/// From now on a drag with the left button chooses from one place of the horizontal axis to another, which is
/// no smaller; a click chooses nothing but its place. Wheel and double click stay as they were.
void letChooseRange(QCustomPlot& canvas, std::function<void(double from, double to)> chosen);

/// From now on the left button draws an outline that closes when it is let go, in the coordinates of the
/// axes. A click is no outline.
void letDrawOutline(QCustomPlot& canvas,
                    std::function<void(const QPolygonF& corners)> chosen,
                    std::function<void(const QPoint& pixel)> clicked);

/// For what is drawn while choosing.
void colourChoosing(QCustomPlot& canvas, const style::Colors& colors);

} // namespace carpo::plots
