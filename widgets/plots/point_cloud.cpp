// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_cloud.h"

#include "widgets/style/spacing.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr std::size_t kFewPoints = 2000;
constexpr std::size_t kManyPoints = 20'000;
constexpr int kCrowd = 3; // points in sight for each thumbnail that has room, at the most

} // namespace

PointFrame frameOf(const MapView& view, double pixelRatio)
{
    PointFrame frame{.size = (QSizeF(view.area.size()) * pixelRatio).toSize()};
    frame.scaleX = pixelRatio * view.area.width() / (view.right - view.left);
    frame.scaleY = -pixelRatio * view.area.height() / (view.top - view.bottom);
    frame.offsetX = -frame.scaleX * view.left;
    frame.offsetY = -frame.scaleY * view.top;
    return frame;
}

void PointCloud::setPlaces(std::vector<float> x, std::vector<float> y)
{
    change(m_x, std::move(x));
    change(m_y, std::move(y));
    m_colours.assign(m_x.size(), 0);
    m_marked = -1;
    setChosen({});
}

void PointCloud::setChosen(std::vector<std::uint8_t> chosen)
{
    change(m_chosen, std::move(chosen));
    m_back.clear();
    m_front.clear();
    for (std::uint32_t point = 0; point < m_x.size(); ++point)
        (isChosen(static_cast<int>(point)) ? m_front : m_back).push_back(point);
}

bool PointCloud::isChosen(int point) const
{
    return m_chosen.size() != m_x.size() || m_chosen[static_cast<std::size_t>(point)] != 0;
}

QColor PointCloud::inkOf(int point) const
{
    return isChosen(point) ? m_inks[m_colours[static_cast<std::size_t>(point)]] : m_restInk;
}

int PointCloud::nearest(const MapView& view, const QPointF& pixel, double reach) const
{
    const PointFrame frame = frameOf(view, 1);
    const QPointF origin = view.area.topLeft();
    for (const auto* const points : {&m_front, &m_back}) {
        int found = -1;
        double best = reach * reach;
        for (const std::uint32_t point : *points) {
            const QPointF away = frame.pixelOf(m_x[point], m_y[point]) + origin - pixel;
            const double distance = QPointF::dotProduct(away, away); // NaN is never less
            if (distance < best) {
                best = distance;
                found = static_cast<int>(point);
            }
        }
        if (found >= 0)
            return found;
    }
    return -1;
}

std::optional<Extent> PointCloud::extentOf(std::span<const float> values)
{
    std::optional<Extent> extent;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        const auto number = static_cast<double>(value);
        extent = extent ? Extent{std::min(extent->low, number), std::max(extent->high, number)}
                        : Extent{number, number};
    }
    return extent;
}

double PointCloud::radius() const
{
    return m_x.size() <= kFewPoints ? 3.5 : m_x.size() <= kManyPoints ? 2.0 : 1.2;
}

void PointCloud::draw(QPainter& painter, const MapView& view)
{
    refresh(view, painter.device()->devicePixelRatioF());
    painter.drawImage(QPointF(view.area.topLeft()), m_image);
    drawPictures(painter, view);
    drawMark(painter, view);
}

void PointCloud::drawMark(QPainter& painter, const MapView& view) const
{
    if (m_marked >= 0 && static_cast<std::size_t>(m_marked) < m_x.size()) {
        const auto point = static_cast<std::size_t>(m_marked);
        painter.setPen(QPen(m_markInk, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(frameOf(view, 1).pixelOf(m_x[point], m_y[point]) + view.area.topLeft(), 7.0, 7.0);
    }
}

void PointCloud::drawForFile(QPainter& painter, const MapView& view)
{
    refresh(view, m_x.size() > kMostShapes ? kFileRatio : painter.device()->devicePixelRatioF());
    if (m_x.size() > kMostShapes)
        painter.drawImage(QPointF(view.area.topLeft()), m_image);
    else
        drawShapes(painter, view);
    drawPictures(painter, view);
    drawMark(painter, view);
}

void PointCloud::drawShapes(QPainter& painter, const MapView& view) const
{
    const PointFrame frame = frameOf(view, 1);
    painter.setPen(Qt::NoPen);
    for (const auto* const points : {&m_back, &m_front}) {
        for (const std::uint32_t point : *points) {
            const QPointF place = frame.pixelOf(m_x[point], m_y[point]) + view.area.topLeft();
            if (!QRectF(view.area).contains(place)) // NaN is nowhere
                continue;
            const std::size_t kind = m_colours[point];
            painter.setBrush(inkOf(static_cast<int>(point)));
            drawShape(painter,
                      points == &m_back || m_markers.empty() ? PointMarker::Disc : m_markers[kind],
                      place,
                      radius());
        }
    }
}

void PointCloud::refresh(const MapView& view, double pixelRatio)
{
    const PointFrame frame = frameOf(view, pixelRatio);
    if (m_isDrawn && frame == m_frame)
        return;
    const bool isEverything = m_back.empty();
    std::vector<QColor> inks = m_inks;
    for (QColor& ink : inks)
        ink.setAlphaF(isEverything && m_x.size() > kFewPoints ? 0.7F : 0.9F);
    const std::array layers{
        PointLayer{.points = m_back, .colours = {}, .inks = {m_restInk}, .radius = radius() * pixelRatio},
        PointLayer{.points = m_front,
                   .colours = m_colours,
                   .inks = inks,
                   .radius = radius() * pixelRatio,
                   .markers = m_markers}};
    m_image = drawPoints(frame, m_x, m_y, layers);
    m_image.setDevicePixelRatio(pixelRatio);
    m_frame = frame;
    m_isDrawn = true;
    choosePictured(view);
}

// As many as have room without touching each other, those chosen first; none while too many are in sight.
void PointCloud::choosePictured(const MapView& view)
{
    m_pictured.clear();
    const PointFrame frame = frameOf(view, 1);
    const QRectF area(QPointF(0, 0), frame.size);
    const int cell = m_side + style::kUnit;
    const int across = frame.size.width() / cell + 2;
    const int down = frame.size.height() / cell + 2;
    std::vector<std::pair<int, QPointF>> inSight;
    const auto most = static_cast<std::size_t>(kCrowd * across * down);
    for (const auto* const points : {&m_front, &m_back}) {
        for (const std::uint32_t point : *points) {
            const QPointF place = frame.pixelOf(m_x[point], m_y[point]);
            if (!area.contains(place)) // NaN is nowhere
                continue;
            inSight.emplace_back(static_cast<int>(point), place);
            if (inSight.size() > most)
                return;
        }
    }
    // Two tiles that touch lie in neighbouring cells; a cell holds one middle at the most.
    std::vector<const QPointF*> taken(static_cast<std::size_t>(across * down), nullptr);
    const auto isFree = [&](const QPointF& place, int column, int row) {
        for (int y = std::max(0, row - 1); y <= std::min(down - 1, row + 1); ++y) {
            for (int x = std::max(0, column - 1); x <= std::min(across - 1, column + 1); ++x) {
                const QPointF* const other = taken[static_cast<std::size_t>(y * across + x)];
                if (other != nullptr && std::abs(other->x() - place.x()) < cell
                    && std::abs(other->y() - place.y()) < cell)
                    return false;
            }
        }
        return true;
    };
    for (const auto& [point, place] : inSight) {
        const int column = static_cast<int>(place.x()) / cell;
        const int row = static_cast<int>(place.y()) / cell;
        if (!isFree(place, column, row))
            continue;
        taken[static_cast<std::size_t>(row * across + column)] = &place;
        m_pictured.push_back(point);
    }
}

void PointCloud::drawPictures(QPainter& painter, const MapView& view)
{
    if (!m_picture)
        return;
    const PointFrame frame = frameOf(view, 1);
    const QPointF origin = view.area.topLeft();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setBrush(Qt::NoBrush);
    for (const int point : m_pictured) {
        const QImage picture = m_picture(point);
        if (picture.isNull())
            continue;
        const auto place = static_cast<std::size_t>(point);
        QRectF tile(QPointF(0, 0), QSizeF(picture.size().scaled(m_side, m_side, Qt::KeepAspectRatio)));
        tile.moveCenter(frame.pixelOf(m_x[place], m_y[place]) + origin);
        painter.drawImage(tile, picture);
        const bool isMarked = point == m_marked;
        painter.setPen(QPen(isMarked ? m_markInk : inkOf(point), isMarked ? 3.0 : 1.5));
        painter.drawRect(tile);
    }
}

} // namespace carpo::plots
