// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/image_transform.h"

#include <algorithm>

namespace carpo::viewer {

void ImageTransform::setImageSize(const QSize& size)
{
    m_image = size;
    m_orientation = {};
    fit();
}

void ImageTransform::setViewSize(const QSize& size)
{
    m_view = size;
    if (m_fitted) {
        fit();
    } else {
        keepInView();
        update();
    }
}

void ImageTransform::makeUpright()
{
    turn(m_orientation.inverted());
}

void ImageTransform::fit()
{
    m_fitted = true;
    m_zoom = fitZoom();
    keepInView();
    update();
}

void ImageTransform::setZoom(double zoom, const QPointF& fixedPoint)
{
    m_fitted = false;
    m_origin = fixedPoint - (fixedPoint - m_origin) / m_zoom * zoom;
    m_zoom = zoom;
    keepInView();
    update();
}

void ImageTransform::moveBy(const QPointF& distance)
{
    m_fitted = false;
    m_origin += distance;
    keepInView();
    update();
}

double ImageTransform::fitZoom() const
{
    const QSizeF size = turnedSize();
    if (size.isEmpty() || m_view.isEmpty())
        return 1.0;
    return std::min(m_view.width() / size.width(), m_view.height() / size.height());
}

QPointF ImageTransform::viewCenter() const
{
    return QRectF({0.0, 0.0}, QSizeF(m_view)).center();
}

ImageTransform::Placement ImageTransform::placement() const
{
    const QSizeF size = turnedSize() * m_zoom;
    if (size.isEmpty())
        return {};
    const QPointF held = viewCenter() - m_origin;
    return {m_orientation, m_fitted, m_zoom / fitZoom(), {held.x() / size.width(), held.y() / size.height()}};
}

void ImageTransform::setPlacement(const Placement& placement)
{
    m_orientation = placement.orientation;
    if (placement.fitted) {
        fit();
        return;
    }
    m_fitted = false;
    m_zoom = fitZoom() * placement.magnification;
    const QSizeF size = turnedSize() * m_zoom;
    m_origin =
        viewCenter() - QPointF(placement.center.x() * size.width(), placement.center.y() * size.height());
    keepInView();
    update();
}

QRectF ImageTransform::place() const
{
    return {m_origin, turnedSize() * m_zoom};
}

ImageTransform ImageTransform::magnified(double factor, const QPointF& fixedPoint) const
{
    ImageTransform larger = *this;
    larger.m_origin = fixedPoint - (fixedPoint - m_origin) * factor;
    larger.m_zoom = m_zoom * factor;
    larger.update();
    return larger;
}

// What stands in the middle stays there.
void ImageTransform::turn(const QTransform& turn)
{
    const QPointF held = toImage(viewCenter());
    m_orientation *= turn;
    if (m_fitted) {
        fit();
        return;
    }
    update();
    m_origin += viewCenter() - toView(held);
    keepInView();
    update();
}

void ImageTransform::keepInView()
{
    const QSizeF size = turnedSize() * m_zoom;
    const auto kept = [](double origin, double length, double room) {
        return length <= room ? (room - length) / 2.0 : std::clamp(origin, room - length, 0.0);
    };
    m_origin = {kept(m_origin.x(), size.width(), m_view.width()),
                kept(m_origin.y(), size.height(), m_view.height())};
}

void ImageTransform::update()
{
    const QPointF corner = m_orientation.mapRect(QRectF({0.0, 0.0}, QSizeF(m_image))).topLeft();
    m_toView = m_orientation * QTransform::fromTranslate(-corner.x(), -corner.y())
               * QTransform::fromScale(m_zoom, m_zoom)
               * QTransform::fromTranslate(m_origin.x(), m_origin.y());
    m_toImage = m_toView.inverted();
}

QSizeF ImageTransform::turnedSize() const
{
    return m_orientation.mapRect(QRectF({0.0, 0.0}, QSizeF(m_image))).size();
}

} // namespace carpo::viewer
