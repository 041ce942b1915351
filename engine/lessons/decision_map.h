// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/picture.h"
#include "engine/lessons/small_network.h"
#include "engine/lessons/toy_data.h"

#include <array>
#include <span>
#include <vector>

namespace carpo::lessons {

/// The part of the plane that is shown, and how a network of two inputs sees it: less the middle, by the
/// unit.
struct Frame
{
    std::array<double, 2> middle{};
    std::array<double, 2> reach{1.3, 1.3}; ///< of what is shown, to each side of the middle
    std::array<double, 2> unit{1, 1};
};

[[nodiscard]] Examples examplesOf(std::span<const ToyPoint> points, const Frame& frame);

/// side x side places, row by row, the lowest first, as a network's inputs.
[[nodiscard]] std::vector<float> placesOf(const Frame& frame, int side);

/// What the network says everywhere: the probability of class 1, from 0 to 1, or a number.
[[nodiscard]] Heat decisionMap(const SmallNetwork& network, const Frame& frame, int side);

/// Class 0 and numbers up to 0 as Kind1, the rest as Kind2.
[[nodiscard]] std::vector<Points> classPoints(std::span<const ToyPoint> points);

} // namespace carpo::lessons
