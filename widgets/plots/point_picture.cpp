// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_picture.h"

#include <algorithm>
#include <cmath>

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

/// How much of each pixel of a square a marker in its middle covers, 0 to 255.
class Stamp
{
public:
    Stamp(PointMarker marker, double radius)
        : m_reach(static_cast<int>(std::ceil(marker == PointMarker::Disc ? radius : kFarthest * radius)))
    {
        for (int y = -m_reach; y <= m_reach; ++y) {
            for (int x = -m_reach; x <= m_reach; ++x)
                m_cover.push_back(static_cast<int>(std::lround(255 * coverOf(marker, radius, x, y))));
        }
    }

    /// Blends the marker over the pixels; what lies outside of the image is cut off.
    void draw(QImage& image, int middleX, int middleY, QRgb ink) const
    {
        const int left = std::max(-m_reach, -middleX);
        const int right = std::min(m_reach, image.width() - 1 - middleX);
        for (int y = std::max(-m_reach, -middleY); y <= std::min(m_reach, image.height() - 1 - middleY);
             ++y) {
            auto* const row = reinterpret_cast<QRgb*>(image.scanLine(middleY + y)) + middleX;
            const int* const cover =
                &m_cover[static_cast<std::size_t>((y + m_reach) * (2 * m_reach + 1) + m_reach)];
            for (int x = left; x <= right; ++x)
                row[x] = blended(row[x], ink, cover[x]);
        }
    }

private:
    /// Premultiplied `ink` over what is there, as far as it covers it.
    static QRgb blended(QRgb under, QRgb ink, int cover)
    {
        if (cover == 0)
            return under;
        const auto part = [cover](int value) { return (value * cover + 127) / 255; };
        const int rest = 255 - part(qAlpha(ink));
        const auto mix = [&](int above, int below) { return part(above) + (below * rest + 127) / 255; };
        return qRgba(mix(qRed(ink), qRed(under)),
                     mix(qGreen(ink), qGreen(under)),
                     mix(qBlue(ink), qBlue(under)),
                     mix(qAlpha(ink), qAlpha(under)));
    }

    int m_reach;
    std::vector<int> m_cover;
};

} // namespace

QImage drawPoints(const PointFrame& frame,
                  std::span<const float> x,
                  std::span<const float> y,
                  std::span<const PointLayer> layers)
{
    QImage image(frame.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (const PointLayer& layer : layers) {
        std::vector<QRgb> inks;
        std::vector<Stamp> stamps;
        for (std::size_t i = 0; i < layer.inks.size(); ++i) {
            inks.push_back(qPremultiply(layer.inks[i].rgba()));
            stamps.emplace_back(layer.markers.empty() ? PointMarker::Disc : layer.markers[i], layer.radius);
        }
        const double reach = kFarthest * layer.radius + 1;
        for (const std::uint32_t point : layer.points) {
            if (!std::isfinite(x[point]) || !std::isfinite(y[point]))
                continue;
            const QPointF place = frame.pixelOf(x[point], y[point]);
            if (place.x() < -reach || place.y() < -reach || place.x() > frame.size.width() + reach
                || place.y() > frame.size.height() + reach)
                continue;
            const std::size_t ink = layer.colours.empty() ? 0 : layer.colours[point];
            stamps[ink].draw(image, qRound(place.x()), qRound(place.y()), inks[ink]);
        }
    }
    return image;
}

} // namespace carpo::plots
