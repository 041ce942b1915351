// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/measurement.h"

#include "widgets/style/numbers.h"
#include "widgets/style/role.h"
#include "widgets/viewer/pixels.h"
#include "widgets/viewer/view_words.h"

#include <QLineF>
#include <QPainter>

#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kLine = 1.5;
constexpr double kGround = 3.5;
constexpr double kTick = 4.0;

/// Twice, so that it is seen on white bone and on black air.
template <typename Draw>
void onGround(QPainter& painter, Draw draw)
{
    const style::Colors colors(true); // an image is dark in the light theme, too
    painter.setPen(QPen(colors.faded(style::Role::ImageSurround, 0.7), kGround));
    draw();
    painter.setPen(QPen(colors[style::Role::Selection], kLine));
    draw();
}

} // namespace

void Measurement::begin(Kind kind, const QPointF& imagePoint)
{
    m_kind = kind;
    m_from = imagePoint;
    m_to = imagePoint;
    m_statistics = {};
}

void Measurement::moveTo(const QImage& image, const QPointF& imagePoint)
{
    m_to = imagePoint;
    if (m_kind == Kind::Region)
        m_statistics = RegionStatistics::of(image, region());
}

double Measurement::length() const
{
    return QLineF(m_from, m_to).length();
}

double Measurement::millimetres(const QSizeF& spacing) const
{
    const QPointF across = m_to - m_from;
    return std::hypot(across.x() * spacing.width(), across.y() * spacing.height());
}

QRect Measurement::region() const
{
    const QRectF box = QRectF(m_from, m_to).normalized();
    return {pixelAt(box.topLeft()), pixelAt(box.bottomRight())};
}

QString Measurement::words(const QSizeF& spacing) const
{
    if (m_kind == Kind::None || (m_kind == Kind::Region && m_statistics.count == 0))
        return {};
    if (m_kind == Kind::Length)
        return spacing.isEmpty() ? tr("%1 pixels").arg(style::fixedNumber(length(), 1))
                                 : tr("%1 mm").arg(style::fixedNumber(millimetres(spacing), 1));
    return tr("n %1\nmean %2\nSD %3\nmin %4\nmax %5")
        .arg(style::countNumber(m_statistics.count),
             style::fixedNumber(m_statistics.mean, 1),
             style::fixedNumber(m_statistics.sd, 1),
             style::countNumber(m_statistics.smallest),
             style::countNumber(m_statistics.largest));
}

void Measurement::paint(QPainter& painter,
                        const ImageTransform& transform,
                        const QRect& room,
                        const QSizeF& spacing) const
{
    if (m_kind == Kind::None)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, m_kind == Kind::Length);
    painter.setBrush(Qt::NoBrush);
    QRectF place;
    if (m_kind == Kind::Length) {
        const QLineF line(transform.toView(m_from), transform.toView(m_to));
        place = QRectF(line.p1(), line.p2()).normalized();
        QLineF tick = line.normalVector();
        tick.setLength(kTick);
        const QPointF half(tick.dx(), tick.dy());
        onGround(painter, [&] {
            painter.drawLine(line);
            painter.drawLine(line.p1() - half, line.p1() + half);
            painter.drawLine(line.p2() - half, line.p2() + half);
        });
    } else {
        place = transform.toView().mapRect(QRectF(region()));
        onGround(painter, [&] { painter.drawRect(place); });
    }
    drawWordsBeside(painter, room, place.toAlignedRect(), words(spacing));
    painter.restore();
}

} // namespace carpo::viewer
