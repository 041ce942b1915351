// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/magnifier.h"

#include "widgets/style/role.h"

#include <QPainter>

#include <algorithm>

namespace carpo::viewer {
namespace {

constexpr int kSize = 176;
constexpr double kStep = 3.0;
constexpr double kLargestMagnified = 128.0;

} // namespace

void Magnifier::paint(QPainter& painter, const ImageTransform& transform, const QPointF& cursor, double scale)
{
    const double stored = 1.0 / (transform.zoom() * scale);
    const double most = std::max(kLargestMagnified / transform.zoom(), 1.0);
    const double factor = std::min(std::max(kStep, stored), most);
    QRectF lens(0.0, 0.0, kSize, kSize);
    lens.moveCenter(cursor);
    const style::Colors colors(true); // an image is dark in the light theme, too
    painter.fillRect(lens, colors[style::Role::ImageSurround]);
    m_picture.paint(painter, transform.magnified(factor, cursor), lens, scale);
    painter.setPen(QPen(colors[style::Role::Selection], 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(lens);
}

} // namespace carpo::viewer
