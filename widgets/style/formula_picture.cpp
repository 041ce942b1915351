// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/formula_picture.h"

#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

namespace carpo::style {
namespace {

constexpr double kUnitsAnEm = 1000;

} // namespace

bool isFormula(const QByteArray& svg)
{
    QSvgRenderer renderer;
    return renderer.load(svg) && renderer.isValid() && !renderer.viewBoxF().isEmpty();
}

QImage formulaPicture(const QByteArray& svg, const QColor& color, double em, double room, double ratio)
{
    QByteArray coloured = svg;
    coloured.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer;
    if (!renderer.load(coloured) || renderer.viewBoxF().isEmpty())
        return {};
    const QSizeF natural = renderer.viewBoxF().size() * (em / kUnitsAnEm);
    const QSizeF size = natural * std::min(1.0, room / std::max(1.0, natural.width()));
    QImage image((size * ratio).toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(QPointF(0, 0), size));
    return image;
}

} // namespace carpo::style
