// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_picture.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace carpo::plots {
namespace {

constexpr int kFine = 4;           // places within a pixel, along each side
constexpr double kFarthest = 1.55; // from the middle of a marker, radii

/// Whether a place, in radii from the middle, lies in the marker; all of them have about the disc's area.
bool isWithin(PointMarker marker, double x, double y)
{
    switch (marker) {
    case PointMarker::Triangle:
        return y <= 0.78 && std::abs(x) <= 0.577 * (y + kFarthest);
    case PointMarker::TriangleDown:
        return y >= -0.78 && std::abs(x) <= 0.577 * (kFarthest - y);
    case PointMarker::Plus:
        return std::min(std::abs(x), std::abs(y)) <= 0.36 && std::max(std::abs(x), std::abs(y)) <= 1.27;
    case PointMarker::Square:
        return std::max(std::abs(x), std::abs(y)) <= 0.89;
    case PointMarker::Diamond:
        return std::abs(x) + std::abs(y) <= 1.25;
    case PointMarker::Disc:
        break;
    }
    return std::hypot(x, y) <= 1;
}

/// How much of a pixel, away from the middle by so many, a marker covers: 0 to 1.
double coverOf(PointMarker marker, double radius, int x, int y)
{
    if (marker == PointMarker::Disc)
        return std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0);
    int covered = 0;
    for (int i = 0; i < kFine * kFine; ++i) {
        const double right = x + (i % kFine + 0.5) / kFine - 0.5;
        const double below = y + (i / kFine + 0.5) / kFine - 0.5;
        covered += isWithin(marker, right / radius, below / radius) ? 1 : 0;
    }
    return static_cast<double>(covered) / (kFine * kFine);
}

/// x * factor / 255, rounded, of all four channels at once.
QRgb scaled(QRgb x, std::uint32_t factor)
{
    constexpr std::uint32_t kTwo = 0x00ff00ffU; // every other channel, with room above
    constexpr std::uint32_t kHalf = 0x00800080U;
    const auto divided = [](std::uint32_t product) { return product + ((product >> 8U) & kTwo) + kHalf; };
    const std::uint32_t low = (divided((x & kTwo) * factor) >> 8U) & kTwo;
    const std::uint32_t high = divided(((x >> 8U) & kTwo) * factor) & ~kTwo;
    return low | high;
}

/// A marker in an ink, pixel by pixel.
class Stamp
{
public:
    Stamp(PointMarker marker, double radius, QRgb premultiplied)
        : m_reach(static_cast<int>(std::ceil(marker == PointMarker::Disc ? radius : kFarthest * radius)))
    {
        for (int y = -m_reach; y <= m_reach; ++y) {
            for (int x = -m_reach; x <= m_reach; ++x) {
                const auto cover =
                    static_cast<std::uint32_t>(std::lround(255 * coverOf(marker, radius, x, y)));
                const QRgb ink = scaled(premultiplied, cover);
                if (cover > 0)
                    m_dots.push_back({x, y, ink, 255U - static_cast<std::uint32_t>(qAlpha(ink))});
            }
        }
    }

    /// Blends the marker over the pixels; what lies outside of the image is cut off.
    void draw(QRgb* pixels, const QSize& size, int middleX, int middleY) const
    {
        for (const Dot& dot : m_dots) {
            const int x = middleX + dot.x;
            const int y = middleY + dot.y;
            if (x < 0 || y < 0 || x >= size.width() || y >= size.height())
                continue;
            QRgb& pixel = pixels[static_cast<std::ptrdiff_t>(y) * size.width() + x];
            pixel = dot.ink + scaled(pixel, dot.rest);
        }
    }

private:
    struct Dot
    {
        int x;
        int y;
        QRgb ink; ///< premultiplied, as far as it covers the pixel
        std::uint32_t rest;
    };

    int m_reach;
    std::vector<Dot> m_dots;
};

QPolygonF shapeOf(PointMarker marker, const QPointF& middle, double radius)
{
    QPolygonF shape;
    switch (marker) {
    case PointMarker::Triangle:
        shape = QPolygonF({{0, -1.55}, {1.34, 0.78}, {-1.34, 0.78}});
        break;
    case PointMarker::TriangleDown:
        shape = QPolygonF({{0, 1.55}, {-1.34, -0.78}, {1.34, -0.78}});
        break;
    case PointMarker::Plus:
        shape = QPolygonF({{-0.36, -1.27},
                           {0.36, -1.27},
                           {0.36, -0.36},
                           {1.27, -0.36},
                           {1.27, 0.36},
                           {0.36, 0.36},
                           {0.36, 1.27},
                           {-0.36, 1.27},
                           {-0.36, 0.36},
                           {-1.27, 0.36},
                           {-1.27, -0.36},
                           {-0.36, -0.36}});
        break;
    case PointMarker::Square:
        shape = QPolygonF({{-0.89, -0.89}, {0.89, -0.89}, {0.89, 0.89}, {-0.89, 0.89}});
        break;
    case PointMarker::Diamond:
        shape = QPolygonF({{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}});
        break;
    case PointMarker::Disc:
        break;
    }
    for (QPointF& corner : shape)
        corner = middle + radius * corner;
    return shape;
}

} // namespace

void drawShape(QPainter& painter, PointMarker marker, const QPointF& middle, double radius)
{
    if (marker == PointMarker::Disc)
        painter.drawEllipse(middle, radius, radius);
    else
        painter.drawPolygon(shapeOf(marker, middle, radius));
}

PointMarker markerOf(std::size_t kind)
{
    using enum PointMarker;
    // Vermilion, orange and yellow are one hue to some: their six kinds have six markers.
    constexpr std::array kMarkers{Disc,
                                  Triangle,
                                  Square,
                                  Diamond,
                                  TriangleDown,
                                  Plus,
                                  Triangle,
                                  Disc,
                                  TriangleDown,
                                  Plus,
                                  Square,
                                  Diamond};
    return kMarkers[kind % kMarkers.size()];
}

QImage drawPoints(const PointFrame& frame,
                  std::span<const float> x,
                  std::span<const float> y,
                  std::span<const PointLayer> layers)
{
    QImage image(frame.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits()); // rows of 32-bit pixels have no gaps
    for (const PointLayer& layer : layers) {
        std::vector<Stamp> stamps;
        for (std::size_t i = 0; i < layer.inks.size(); ++i)
            stamps.emplace_back(layer.markers.empty() ? PointMarker::Disc : layer.markers[i],
                                layer.radius,
                                qPremultiply(layer.inks[i].rgba()));
        const double reach = kFarthest * layer.radius + 1;
        for (const std::uint32_t point : layer.points) {
            if (!std::isfinite(x[point]) || !std::isfinite(y[point]))
                continue;
            const QPointF place = frame.pixelOf(x[point], y[point]);
            if (place.x() < -reach || place.y() < -reach || place.x() > frame.size.width() + reach
                || place.y() > frame.size.height() + reach)
                continue;
            const std::size_t ink = layer.colours.empty() ? 0 : layer.colours[point];
            stamps[ink].draw(pixels, frame.size, qRound(place.x()), qRound(place.y()));
        }
    }
    return image;
}

} // namespace carpo::plots
