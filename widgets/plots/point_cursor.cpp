// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_cursor.h"

#include "widgets/plots/scatter_layer.h"

#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>

namespace carpo::plots {
namespace {

constexpr double kMarkSize = 14.0; // pixels
constexpr double kMarkWidth = 2.0;
constexpr double kFrameMargin = 6.0; // pixels round the points at its corners
constexpr int kFrameSteps = 20;      // across the axes

/// Null for other keys.
QPoint directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

bool PointCursor::show()
{
    const MapView view = scatterView(m_canvas);
    const QPointF from = m_at ? pixelOf(*m_at) : QRectF(view.area).center();
    const auto found = m_cloud.next(view, from, {});
    if (!found) {
        hide();
        return false;
    }
    m_place = *found;
    m_at = coordinatesOf(m_cloud.pixelOf(view, *found));
    if (m_mark.isNull()) {
        m_mark = new QCPItemTracer(&m_canvas); // the canvas owns it
        m_mark->setStyle(QCPItemTracer::tsCircle);
        m_mark->setSize(kMarkSize);
    }
    m_mark->setPen(QPen(m_canvas.selectionRect()->pen().color(), kMarkWidth));
    m_mark->position->setCoords(*m_at);
    return true;
}

bool PointCursor::move(const QKeyEvent& event)
{
    const QPoint toward = directionOf(event.key());
    if (toward.isNull())
        return false;
    if (!isShown())
        return show();
    if (m_isFraming && event.modifiers().testFlag(Qt::ShiftModifier)) {
        growFrame(toward);
        return true;
    }
    if (!m_frame.isNull())
        m_canvas.removeItem(m_frame);
    const MapView view = scatterView(m_canvas);
    if (const auto found = m_cloud.next(view, pixelOf(*m_at), toward)) {
        m_place = *found;
        m_at = coordinatesOf(m_cloud.pixelOf(view, *found));
        m_mark->position->setCoords(*m_at);
    }
    return true;
}

void PointCursor::drop()
{
    if (!m_frame.isNull())
        m_canvas.removeItem(m_frame);
    else
        hide();
}

void PointCursor::hide()
{
    if (!m_frame.isNull())
        m_canvas.removeItem(m_frame);
    if (!m_mark.isNull())
        m_canvas.removeItem(m_mark);
}

std::optional<ScatterCloud::Place> PointCursor::place() const
{
    return isShown() ? std::optional(m_place) : std::nullopt;
}

QPoint PointCursor::pixel() const
{
    return pixelOf(*m_at).toPoint();
}

QPolygonF PointCursor::frame() const
{
    QPolygonF corners;
    if (m_frame.isNull())
        return corners;
    const QRectF pixels = framePixels();
    for (const QPointF& pixel :
         {pixels.topLeft(), pixels.topRight(), pixels.bottomRight(), pixels.bottomLeft()})
        corners.append(coordinatesOf(pixel));
    return corners;
}

void PointCursor::growFrame(const QPoint& toward)
{
    const QRectF area(m_canvas.axisRect()->rect());
    const QPointF from = pixelOf(m_frame.isNull() ? *m_at : m_corner);
    const QPointF to(from.x() + toward.x() * area.width() / kFrameSteps,
                     from.y() + toward.y() * area.height() / kFrameSteps);
    m_corner = coordinatesOf(
        {std::clamp(to.x(), area.left(), area.right()), std::clamp(to.y(), area.top(), area.bottom())});
    if (m_frame.isNull())
        m_frame = new QCPItemRect(&m_canvas); // the canvas owns it
    showFrame();
}

void PointCursor::showFrame()
{
    const QRectF pixels = framePixels();
    m_frame->topLeft->setCoords(coordinatesOf(pixels.topLeft()));
    m_frame->bottomRight->setCoords(coordinatesOf(pixels.bottomRight()));
    m_frame->setPen(m_canvas.selectionRect()->pen());
    m_frame->setBrush(m_canvas.selectionRect()->brush());
}

QPointF PointCursor::pixelOf(const QPointF& coordinates) const
{
    return {m_canvas.xAxis->coordToPixel(coordinates.x()), m_canvas.yAxis->coordToPixel(coordinates.y())};
}

QPointF PointCursor::coordinatesOf(const QPointF& pixel) const
{
    return {m_canvas.xAxis->pixelToCoord(pixel.x()), m_canvas.yAxis->pixelToCoord(pixel.y())};
}

QRectF PointCursor::framePixels() const
{
    return QRectF(pixelOf(*m_at), pixelOf(m_corner))
        .normalized()
        .adjusted(-kFrameMargin, -kFrameMargin, kFrameMargin, kFrameMargin);
}

} // namespace carpo::plots
