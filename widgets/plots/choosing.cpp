// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/choosing.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTimer>
#include <qcustomplot.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace carpo::plots {
namespace {

constexpr int kClickPixels = 3; // QCustomPlot's own: a hand that trembles still clicks

/// Drawn with the left button only.
class LeftRect : public QCPSelectionRect
{
public:
    using QCPSelectionRect::QCPSelectionRect;

protected:
    void startSelection(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            QCPSelectionRect::startSelection(event);
    }

    void endSelection(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            QCPSelectionRect::endSelection(event);
    }
};

/// As high as the axes, whatever the hand does.
class RangeRect final : public LeftRect
{
public:
    using LeftRect::LeftRect;

protected:
    void draw(QCPPainter* painter) override
    {
        if (!isActive())
            return;
        const QRect axes = parentPlot()->axisRect()->rect();
        QRect band = mRect.normalized();
        band.setTop(axes.top());
        band.setBottom(axes.bottom());
        painter->setBrush(brush());
        painter->setPen(pen());
        painter->drawRect(band & axes);
    }
};

/// An outline drawn freely.
class Outline final : public LeftRect
{
public:
    using LeftRect::LeftRect;

    [[nodiscard]] const QPolygon& pixels() const { return m_pixels; }

protected:
    void startSelection(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            m_pixels = QPolygon({event->pos()});
        LeftRect::startSelection(event);
    }

    void moveSelection(QMouseEvent* event) override
    {
        m_pixels.append(event->pos());
        LeftRect::moveSelection(event);
    }

    void draw(QCPPainter* painter) override
    {
        if (!isActive())
            return;
        painter->setBrush(brush());
        painter->setPen(pen());
        painter->drawPolygon(m_pixels);
    }

private:
    QPolygon m_pixels;
};

// QCustomPlot drops a rectangle that did not grow; a click is told by what it emits besides.
// Where the view is zoomed a double click shows everything and chooses nothing: a click waits for the second.
void onClick(QCustomPlot& canvas, IsZoomed isZoomed, std::function<void(const QPoint& pixel)> clicked)
{
    auto pressed = std::make_shared<std::optional<QPoint>>(); // nothing after the second press of two
    auto* const waiting = new QTimer(&canvas);
    waiting->setSingleShot(true);
    auto place = std::make_shared<QPoint>();
    QObject::connect(waiting, &QTimer::timeout, &canvas, [place, clicked] { clicked(*place); });
    QObject::connect(&canvas, &QCustomPlot::mousePress, &canvas, [pressed](const QMouseEvent* event) {
        *pressed = event->pos();
    });
    QObject::connect(&canvas, &QCustomPlot::mouseDoubleClick, waiting, [pressed, waiting] {
        pressed->reset();
        waiting->stop();
    });
    QObject::connect(
        &canvas,
        &QCustomPlot::mouseRelease,
        waiting,
        [=, isZoomed = std::move(isZoomed), clicked = std::move(clicked)](const QMouseEvent* event) {
            const auto from = std::exchange(*pressed, std::nullopt);
            if (event->button() != Qt::LeftButton || !from
                || (event->pos() - *from).manhattanLength() > kClickPixels)
                return;
            *place = event->pos();
            if (isZoomed())
                waiting->start(QApplication::doubleClickInterval());
            else
                clicked(*place);
        });
}

} // namespace

void letChooseRange(QCustomPlot& canvas, IsZoomed isZoomed, RangeHandlers handlers)
{
    const auto ends = [&canvas](const QRect& rect) {
        const QRect upright = rect.normalized();
        return std::pair(canvas.xAxis->pixelToCoord(upright.left()),
                         canvas.xAxis->pixelToCoord(upright.right()));
    };
    auto* const band = new RangeRect(&canvas);
    canvas.setSelectionRect(band);
    canvas.setSelectionRectMode(QCP::srmCustom);
    onClick(canvas, std::move(isZoomed), [&canvas, chosen = handlers.chosen](const QPoint& pixel) {
        const double place = canvas.xAxis->pixelToCoord(pixel.x());
        chosen(place, place);
    });
    QObject::connect(band,
                     &QCPSelectionRect::accepted,
                     &canvas,
                     [ends, chosen = std::move(handlers.chosen)](const QRect& rect) {
                         const auto [from, to] = ends(rect);
                         chosen(from, to);
                     });
    if (handlers.tried)
        QObject::connect(band,
                         &QCPSelectionRect::changed,
                         &canvas,
                         [ends, tried = std::move(handlers.tried)](const QRect& rect) {
                             if (std::abs(rect.width()) <= kClickPixels)
                                 return; // still a click
                             const auto [from, to] = ends(rect);
                             tried(from, to);
                         });
    if (handlers.dropped)
        QObject::connect(band, &QCPSelectionRect::canceled, &canvas, std::move(handlers.dropped));
}

bool BarCursor::move(const QKeyEvent& event, int bars)
{
    if (bars == 0)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        m_bar -= isShown() ? 1 : 0;
        break;
    case Qt::Key_Right:
        m_bar += isShown() ? 1 : 0;
        break;
    case Qt::Key_Home:
        m_bar = 0;
        break;
    case Qt::Key_End:
        m_bar = bars - 1;
        break;
    default:
        return false;
    }
    m_bar = std::clamp(m_bar, 0, bars - 1);
    m_anchor = event.modifiers().testFlag(Qt::ShiftModifier) ? std::clamp(m_anchor, 0, bars - 1) : m_bar;
    return true;
}

void BarCursor::show(double from, double to)
{
    if (m_mark.isNull())
        m_mark = new QCPItemRect(&m_canvas);
    m_mark->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->topLeft->setCoords(from, 0.0);
    m_mark->bottomRight->setCoords(to, 1.0);
    if (const QCPSelectionRect* const band = m_canvas.selectionRect()) {
        m_mark->setPen(band->pen());
        m_mark->setBrush(band->brush());
    }
}

void BarCursor::hide()
{
    if (!m_mark.isNull())
        m_canvas.removeItem(m_mark);
}

int BarCursor::first() const
{
    return std::min(m_anchor, m_bar);
}

int BarCursor::last() const
{
    return std::max(m_anchor, m_bar);
}

void letDrawOutline(QCustomPlot& canvas,
                    IsZoomed isZoomed,
                    std::function<void(const QPolygonF& corners)> chosen,
                    std::function<void(const QPoint& pixel)> clicked)
{
    auto* const outline = new Outline(&canvas);
    canvas.setSelectionRect(outline);
    canvas.setSelectionRectMode(QCP::srmCustom);
    onClick(canvas, std::move(isZoomed), std::move(clicked));
    QObject::connect(
        outline, &QCPSelectionRect::accepted, &canvas, [&canvas, outline, chosen = std::move(chosen)] {
            QPolygonF corners;
            for (const QPoint& pixel : outline->pixels())
                corners.append(
                    {canvas.xAxis->pixelToCoord(pixel.x()), canvas.yAxis->pixelToCoord(pixel.y())});
            chosen(corners);
        });
}

void dropChoosing(QCustomPlot& canvas)
{
    if (QCPSelectionRect* const band = canvas.selectionRect(); band != nullptr && band->isActive())
        band->cancel();
}

void colourChoosing(QCustomPlot& canvas, const style::Colors& colors)
{
    if (QCPSelectionRect* const band = canvas.selectionRect()) {
        band->setPen(QPen(colors[style::Role::Selection], 1.0));
        band->setBrush(colors.faded(style::Role::Selection, 0.25));
    }
}

} // namespace carpo::plots
