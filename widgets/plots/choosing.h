// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QPointer>
#include <QPolygonF>

#include <functional>

class QCPItemRect;
class QCustomPlot;
class QKeyEvent;

namespace carpo::plots {

/// What becomes of a range of the horizontal axis, whose second end is no smaller.
struct RangeHandlers
{
    std::function<void(double from, double to)> chosen;
    std::function<void(double from, double to)> tried; ///< while the mouse still moves; may be empty
    std::function<void()> dropped;                     ///< what was tried is not chosen; may be empty
};

/// Whether a double click would change the view; a click then waits until it is known to be one.
using IsZoomed = std::function<bool()>;

/// From now on a drag with the left button chooses from one place of the horizontal axis to another; a click
/// chooses nothing but its place. Wheel and double click stay as they were.
void letChooseRange(QCustomPlot& canvas, IsZoomed isZoomed, RangeHandlers handlers);

/// The keyboard's mark on a row of bars: Left and Right go from one to the next, Home and End to the ends,
/// with Shift it takes all on its way.
class BarCursor
{
public:
    explicit BarCursor(QCustomPlot& canvas)
        : m_canvas(canvas)
    {}

    /// False for keys that it does not know, and where there are no bars.
    bool move(const QKeyEvent& event, int bars);
    /// Marks those between two places of the horizontal axis.
    void show(double from, double to);
    void hide();
    [[nodiscard]] bool isShown() const { return !m_mark.isNull(); }
    [[nodiscard]] int first() const;
    [[nodiscard]] int last() const;

private:
    QCustomPlot& m_canvas;
    QPointer<QCPItemRect> m_mark; // the canvas may clear it away
    int m_anchor = 0;
    int m_bar = 0;
};

/// From now on the left button draws an outline that closes when it is let go, in the coordinates of the
/// axes. A click is no outline.
void letDrawOutline(QCustomPlot& canvas,
                    IsZoomed isZoomed,
                    std::function<void(const QPolygonF& corners)> chosen,
                    std::function<void(const QPoint& pixel)> clicked);

/// What is being drawn is not chosen.
void dropChoosing(QCustomPlot& canvas);

/// For what is drawn while choosing.
void colourChoosing(QCustomPlot& canvas, const style::Colors& colors);

} // namespace carpo::plots
