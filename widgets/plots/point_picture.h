// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QSize>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

class QPainter;

namespace carpo::plots {

/// Where points of a map are drawn: pixel = offset + scale * coordinate, along each axis.
struct PointFrame
{
    QSize size; ///< pixels
    double scaleX = 1;
    double scaleY = -1;
    double offsetX = 0;
    double offsetY = 0;

    [[nodiscard]] QPointF pixelOf(float x, float y) const
    {
        return {offsetX + scaleX * static_cast<double>(x), offsetY + scaleY * static_cast<double>(y)};
    }
    bool operator==(const PointFrame&) const = default;
};

enum class PointMarker
{
    Disc,
    Triangle,
    Square,
    Diamond,
    TriangleDown,
    Plus,
};

/// In the painter's pen and brush.
void drawShape(QPainter& painter, PointMarker marker, const QPointF& middle, double radius);

/// The marker of the n-th kind. With the six hues of style::categoryColor in turn, twelve kinds of which no
/// two have both alike, to those who tell few hues apart either.
[[nodiscard]] PointMarker markerOf(std::size_t kind);

/// Points to draw, over those before.
struct PointLayer
{
    std::span<const std::uint32_t> points; ///< places in x and y
    std::span<const std::uint8_t> colours; ///< of each of x and y, a place in `inks`; empty: inks[0]
    std::vector<QColor> inks;
    double radius = 2;                     ///< pixels
    std::vector<PointMarker> markers = {}; ///< one for each of `inks`; empty: discs
};

/// Draws markers straight into pixels: 100,000 in some milliseconds, where a painter takes a second. Points
/// whose coordinates are not finite are left out. Premultiplied ARGB.
[[nodiscard]] QImage drawPoints(const PointFrame& frame,
                                std::span<const float> x,
                                std::span<const float> y,
                                std::span<const PointLayer> layers);

} // namespace carpo::plots
