// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_cloud.h"

#include "widgets/plots/scatter_plot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kLeastStep = 0.5; // pixels; what is nearer is the same place
constexpr double kSideways = 2.0;  // a pixel aside of the way counts as so many along it

float scaled(double value, bool isLogarithmic)
{
    if (isLogarithmic && !(value > 0))
        return std::numeric_limits<float>::quiet_NaN();
    return static_cast<float>(isLogarithmic ? std::log10(value) : value);
}

} // namespace

void ScatterCloud::setPoints(std::span<const ScatterSeries> series,
                             bool isLogarithmicX,
                             bool isLogarithmicY,
                             std::size_t colours)
{
    m_x.clear();
    m_y.clear();
    m_colours.clear();
    m_first.clear();
    m_points.assign(series.size(), {});
    m_layers.clear();
    for (std::size_t s = 0; s < series.size(); ++s) {
        const ScatterSeries& each = series[s];
        m_first.push_back(static_cast<std::uint32_t>(m_x.size()));
        const bool isColoured = each.colours.size() == each.x.size();
        for (std::size_t i = 0; i < std::min(each.x.size(), each.y.size()); ++i) {
            const float x = scaled(each.x[i], isLogarithmicX);
            const float y = scaled(each.y[i], isLogarithmicY);
            if (std::isfinite(x) && std::isfinite(y))
                m_points[s].push_back(static_cast<std::uint32_t>(m_x.size()));
            m_x.push_back(x);
            m_y.push_back(y);
            m_colours.push_back(isColoured && each.colours[i] < colours ? each.colours[i] : 0);
        }
    }
    m_isDrawn = false;
}

void ScatterCloud::setLayers(std::vector<PointLayer> layers)
{
    m_layers = std::move(layers);
    m_isDrawn = false;
}

std::optional<Extent> ScatterCloud::extentOf(std::span<const float> values) const
{
    std::optional<Extent> extent;
    for (const auto& points : m_points) {
        for (const std::uint32_t point : points) {
            const auto number = static_cast<double>(values[point]);
            if (!extent)
                extent = Extent{number, number};
            extent->low = std::min(extent->low, number);
            extent->high = std::max(extent->high, number);
        }
    }
    return extent;
}

std::optional<ScatterCloud::Place>
ScatterCloud::nearest(const MapView& view, const QPointF& pixel, double reach) const
{
    const PointFrame frame = frameOf(view, 1);
    const QPointF from = pixel - QPointF(view.area.topLeft());
    for (std::size_t s = m_points.size(); s-- > 0;) {
        std::optional<Place> found;
        double best = reach * reach;
        for (const std::uint32_t point : m_points[s]) {
            const QPointF away = frame.pixelOf(m_x[point], m_y[point]) - from;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < best) {
                best = distance;
                found = Place{static_cast<int>(s), static_cast<int>(point - m_first[s])};
            }
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

std::optional<ScatterCloud::Place>
ScatterCloud::next(const MapView& view, const QPointF& pixel, const QPoint& toward) const
{
    const PointFrame frame = frameOf(view, 1);
    const QPointF from = pixel - QPointF(view.area.topLeft());
    const QRectF sight(QPointF(), view.area.size());
    std::optional<Place> found;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t s = m_points.size(); s-- > 0;) {
        for (const std::uint32_t point : m_points[s]) {
            const QPointF place = frame.pixelOf(m_x[point], m_y[point]);
            const QPointF away = place - from;
            const double along = QPointF::dotProduct(away, toward);
            const double aside = std::abs(QPointF::dotProduct(away, QPointF(-toward.y(), toward.x())));
            const double cost = toward.isNull() ? std::hypot(away.x(), away.y()) : along + kSideways * aside;
            if (cost < best && (toward.isNull() || along >= kLeastStep) && sight.contains(place)) {
                best = cost;
                found = Place{static_cast<int>(s), static_cast<int>(point - m_first[s])};
            }
        }
    }
    return found;
}

QPointF ScatterCloud::pixelOf(const MapView& view, const Place& place) const
{
    const std::size_t point =
        m_first[static_cast<std::size_t>(place.series)] + static_cast<std::size_t>(place.point);
    return frameOf(view, 1).pixelOf(m_x[point], m_y[point]) + view.area.topLeft();
}

QImage ScatterCloud::picture(const PointFrame& frame, double pixelRatio) const
{
    std::vector<PointLayer> layers = m_layers;
    for (std::size_t s = 0; s < layers.size(); ++s) {
        layers[s].points = m_points[s];
        layers[s].colours = m_colours;
        layers[s].radius *= pixelRatio;
    }
    QImage image = drawPoints(frame, m_x, m_y, layers);
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

void ScatterCloud::draw(QPainter& painter, const MapView& view)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const PointFrame frame = frameOf(view, ratio);
    if (!m_isDrawn || frame != m_frame) {
        m_image = picture(frame, ratio);
        m_frame = frame;
        m_isDrawn = true;
    }
    painter.drawImage(QPointF(view.area.topLeft()), m_image);
}

void ScatterCloud::drawForFile(QPainter& painter, const MapView& view) const
{
    if (m_x.size() > kMostShapes) {
        painter.drawImage(QPointF(view.area.topLeft()), picture(frameOf(view, kFileRatio), kFileRatio));
        return;
    }
    const PointFrame frame = frameOf(view, 1);
    painter.setPen(Qt::NoPen);
    for (std::size_t s = 0; s < m_layers.size(); ++s) {
        const PointLayer& layer = m_layers[s];
        for (const std::uint32_t point : m_points[s]) {
            const QPointF place = frame.pixelOf(m_x[point], m_y[point]) + view.area.topLeft();
            if (!view.area.contains(place.toPoint()))
                continue;
            const std::size_t ink = m_colours[point];
            painter.setBrush(layer.inks[ink]);
            drawShape(
                painter, layer.markers.empty() ? PointMarker::Disc : layer.markers[ink], place, layer.radius);
        }
    }
}

} // namespace carpo::plots
