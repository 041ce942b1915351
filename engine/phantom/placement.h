// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/raster.h"

#include <algorithm>
#include <cmath>

namespace carpo::phantom {

/// A point or direction on the hand: millimetres of an adult's hand, x towards the thumb, y towards the
/// fingertips, origin in the middle of the capitate. Children are drawn at the same size.
struct Point
{
    double x = 0;
    double y = 0;
};

inline Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(double k, Point a)
{
    return {k * a.x, k * a.y};
}
inline double length(Point a)
{
    return std::hypot(a.x, a.y);
}

/// Unit vector at an angle in degrees from "towards the fingertips", positive towards the thumb.
inline Point towards(double degrees)
{
    const double radians = degrees * 0.017453292519943295;
    return {std::sin(radians), std::cos(radians)};
}

/// Where the hand lies in the picture.
struct Placement
{
    double originX = 0; ///< pixels, of the hand's origin
    double originY = 0;
    double scale = 1;  ///< pixels a millimetre
    double cosine = 1; ///< of the rotation, clockwise on the screen
    double sine = 0;

    [[nodiscard]] Point toHand(double pixelX, double pixelY) const
    {
        const double x = (pixelX - originX) / scale;
        const double y = (pixelY - originY) / scale;
        return {x * cosine + y * sine, x * sine - y * cosine};
    }

    [[nodiscard]] Point toPicture(Point hand) const
    {
        return {originX + scale * (hand.x * cosine + hand.y * sine),
                originY + scale * (hand.x * sine - hand.y * cosine)};
    }
};

/// Calls `at(point on the hand)` for each pixel within `reach` millimetres of the line from `a` to `b`'s
/// bounding box and adds what it returns to `map`.
template <typename At>
void addAround(Raster& map, const Placement& placement, Point a, Point b, double reach, At&& at)
{
    const Point pa = placement.toPicture(a);
    const Point pb = placement.toPicture(b);
    const double margin = reach * placement.scale;
    const int left = std::max(0, static_cast<int>(std::floor(std::min(pa.x, pb.x) - margin)));
    const int right = std::min(map.width - 1, static_cast<int>(std::ceil(std::max(pa.x, pb.x) + margin)));
    const int top = std::max(0, static_cast<int>(std::floor(std::min(pa.y, pb.y) - margin)));
    const int bottom = std::min(map.height - 1, static_cast<int>(std::ceil(std::max(pa.y, pb.y) + margin)));
    for (int y = top; y <= bottom; ++y) {
        float* const row = map.row(y);
        for (int x = left; x <= right; ++x)
            row[x] += static_cast<float>(at(placement.toHand(x, y)));
    }
}

} // namespace carpo::phantom
