// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/scatter_cloud.h"

#include <QPointF>
#include <QPointer>
#include <QPolygonF>

#include <optional>

class QCPItemRect;
class QCPItemTracer;
class QCustomPlot;
class QKeyEvent;

namespace carpo::plots {

/// The keyboard's mark on a cloud of points: arrows go to the next one in sight; with Shift they draw a frame
/// that begins at it, where frames choose.
class PointCursor
{
public:
    /// Both outlive it.
    PointCursor(QCustomPlot& canvas, const ScatterCloud& cloud)
        : m_canvas(canvas)
        , m_cloud(cloud)
    {}

    /// From now on Shift draws frames.
    void setFraming() { m_isFraming = true; }

    /// Where it was last, or in the middle: on the point there. False where none is in sight.
    bool show();
    /// False for keys that it does not know, and where no point is in sight.
    bool move(const QKeyEvent& event);
    /// The frame goes, or where there is none the mark.
    void drop();
    void hide();
    [[nodiscard]] bool isShown() const { return !m_mark.isNull(); }
    /// None while it is not shown.
    [[nodiscard]] std::optional<ScatterCloud::Place> place() const;
    /// In the canvas, while it is shown.
    [[nodiscard]] QPoint pixel() const;
    /// In the coordinates of the axes; empty without a frame.
    [[nodiscard]] QPolygonF frame() const;

private:
    void growFrame(const QPoint& toward);
    void showFrame();
    [[nodiscard]] QPointF pixelOf(const QPointF& coordinates) const;
    [[nodiscard]] QPointF coordinatesOf(const QPointF& pixel) const;
    [[nodiscard]] QRectF framePixels() const;

    QCustomPlot& m_canvas;
    const ScatterCloud& m_cloud;
    QPointer<QCPItemTracer> m_mark; // the canvas may clear both away
    QPointer<QCPItemRect> m_frame;
    ScatterCloud::Place m_place;
    std::optional<QPointF> m_at; // in the coordinates of the axes
    QPointF m_corner;            // the frame's other one
    bool m_isFraming = false;
};

} // namespace carpo::plots
