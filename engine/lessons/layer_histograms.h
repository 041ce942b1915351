// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/picture.h"

#include <vector>

namespace carpo::lessons {

/// The values of each layer as a column, the first at x = 1: how full a bin is against its column's fullest.
/// What lies beyond `low` or `high` is in the outermost bins, what is not a number in none.
[[nodiscard]] Heat layerHistograms(const std::vector<std::vector<float>>& layers, double low, double high);

/// The numbers of that many layers, as an axis.
[[nodiscard]] Axis layerAxis(std::size_t layers);

} // namespace carpo::lessons
