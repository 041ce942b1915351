// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <span>

namespace carpo::bridge {

/// A gray picture with a map over it, in the theme's scale from little to much: a place is the more covered
/// the higher its value, the highest one by `strength` (0 to 1). `map` has a value a pixel of the picture, at
/// least 0, row-major. For pictures of at most some 500 pixels a side on the window's thread (2 ms).
[[nodiscard]] QImage heatPicture(const QImage& picture, std::span<const float> map, double strength);

/// The map's colours from nothing, at the left, to its highest value: one row, as they look on a dark gray.
[[nodiscard]] QImage heatKey(double strength);

} // namespace carpo::bridge
