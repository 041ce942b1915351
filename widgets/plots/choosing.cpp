// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/choosing.h"

#include <qcustomplot.h>

#include <memory>
#include <utility>

namespace carpo::plots {
namespace {

constexpr int kClickPixels = 3; // QCustomPlot's own: a hand that trembles still clicks

/// As high as the axes, whatever the hand does.
class RangeRect final : public QCPSelectionRect
{
public:
    using QCPSelectionRect::QCPSelectionRect;

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
class Outline final : public QCPSelectionRect
{
public:
    using QCPSelectionRect::QCPSelectionRect;

    [[nodiscard]] const QPolygon& pixels() const { return m_pixels; }

protected:
    void startSelection(QMouseEvent* event) override
    {
        m_pixels = QPolygon({event->pos()});
        QCPSelectionRect::startSelection(event);
    }

    void moveSelection(QMouseEvent* event) override
    {
        m_pixels.append(event->pos());
        QCPSelectionRect::moveSelection(event);
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
void onClick(QCustomPlot& canvas, std::function<void(const QPoint& pixel)> clicked)
{
    auto pressed = std::make_shared<QPoint>();
    QObject::connect(&canvas, &QCustomPlot::mousePress, &canvas, [pressed](const QMouseEvent* event) {
        *pressed = event->pos();
    });
    QObject::connect(&canvas,
                     &QCustomPlot::mouseRelease,
                     &canvas,
                     [pressed, clicked = std::move(clicked)](const QMouseEvent* event) {
                         if (event->button() == Qt::LeftButton
                             && (event->pos() - *pressed).manhattanLength() <= kClickPixels)
                             clicked(event->pos());
                     });
}

} // namespace

void letChooseRange(QCustomPlot& canvas, std::function<void(double from, double to)> chosen)
{
    auto* const band = new RangeRect(&canvas);
    canvas.setSelectionRect(band);
    canvas.setSelectionRectMode(QCP::srmCustom);
    onClick(canvas, [&canvas, chosen](const QPoint& pixel) {
        const double place = canvas.xAxis->pixelToCoord(pixel.x());
        chosen(place, place);
    });
    QObject::connect(band,
                     &QCPSelectionRect::accepted,
                     &canvas,
                     [&canvas, chosen = std::move(chosen)](const QRect& rect, const QMouseEvent*) {
                         const QRect upright = rect.normalized();
                         chosen(canvas.xAxis->pixelToCoord(upright.left()),
                                canvas.xAxis->pixelToCoord(upright.right()));
                     });
}

void letDrawOutline(QCustomPlot& canvas,
                    std::function<void(const QPolygonF& corners)> chosen,
                    std::function<void(const QPoint& pixel)> clicked)
{
    auto* const outline = new Outline(&canvas);
    canvas.setSelectionRect(outline);
    canvas.setSelectionRectMode(QCP::srmCustom);
    onClick(canvas, std::move(clicked));
    QObject::connect(
        outline, &QCPSelectionRect::accepted, &canvas, [&canvas, outline, chosen = std::move(chosen)] {
            QPolygonF corners;
            for (const QPoint& pixel : outline->pixels())
                corners.append(
                    {canvas.xAxis->pixelToCoord(pixel.x()), canvas.yAxis->pixelToCoord(pixel.y())});
            chosen(corners);
        });
}

void colourChoosing(QCustomPlot& canvas, const style::Colors& colors)
{
    if (QCPSelectionRect* const band = canvas.selectionRect()) {
        band->setPen(QPen(colors[style::Role::Selection], 1.0));
        band->setBrush(colors.faded(style::Role::Selection, 0.25));
    }
}

} // namespace carpo::plots
