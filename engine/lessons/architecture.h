// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/decision_map.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// What the playground learns: points to train with and to test on.
struct PlayData
{
    std::vector<ToyPoint> training = {};
    std::vector<ToyPoint> test = {};
    bool hasClasses = true; ///< 0 and 1; else numbers
    Frame frame = {};
    double valueMean = 0;    ///< of numbers, which the network learns less this ...
    double valueUnit = 1;    ///< ... and by this
    std::size_t leftOut = 0; ///< own points that are more than can be drawn, or no numbers
};

/// Half of the points to train with, half to test on; "own" has none yet.
[[nodiscard]] PlayData madeData(std::string_view name, double noise, std::uint64_t seed);

/// A person's: three of four to train with, no more than a thousand, drawn by the seed. Classes where every
/// third number is 0 or 1. Empty where no point is of three numbers.
[[nodiscard]] PlayData ownData(const std::vector<ToyPoint>& points, std::uint64_t seed);

/// As the network sees them.
[[nodiscard]] Examples examplesOf(const PlayData& data, const std::vector<ToyPoint>& points);

/// Weights and biases of a dense network with two inputs and one output.
[[nodiscard]] int parameterCount(int layers, int units);

} // namespace carpo::lessons
