// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_picture.h"

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

/// How much of each pixel of a square a disc in its middle covers, 0 to 255.
class Disc
{
public:
    explicit Disc(double radius)
        : m_reach(static_cast<int>(std::ceil(radius)))
    {
        for (int y = -m_reach; y <= m_reach; ++y) {
            for (int x = -m_reach; x <= m_reach; ++x) {
                const double inside = std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0);
                m_cover.push_back(static_cast<int>(std::lround(255 * inside)));
            }
        }
    }

    /// Blends the disc over the pixels; what lies outside of the image is cut off.
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
        const Disc disc(layer.radius);
        std::vector<QRgb> inks;
        for (const QColor& ink : layer.inks)
            inks.push_back(qPremultiply(ink.rgba()));
        for (const std::uint32_t point : layer.points) {
            if (!std::isfinite(x[point]) || !std::isfinite(y[point]))
                continue;
            const QPointF place = frame.pixelOf(x[point], y[point]);
            const double reach = layer.radius + 1;
            if (place.x() < -reach || place.y() < -reach || place.x() > frame.size.width() + reach
                || place.y() > frame.size.height() + reach)
                continue;
            disc.draw(image,
                      qRound(place.x()),
                      qRound(place.y()),
                      inks[layer.colours.empty() ? 0 : layer.colours[point]]);
        }
    }
    return image;
}

} // namespace carpo::plots
