// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/decision_map.h"

#include <cmath>
#include <utility>

namespace carpo::lessons {

Examples examplesOf(std::span<const ToyPoint> points, const Frame& frame)
{
    Examples examples;
    for (const ToyPoint& point : points) {
        for (std::size_t i = 0; i < frame.middle.size(); ++i)
            examples.inputs.push_back(static_cast<float>((point[i] - frame.middle[i]) / frame.unit[i]));
        examples.targets.push_back(static_cast<float>(point[2]));
    }
    return examples;
}

std::vector<float> placesOf(const Frame& frame, int side)
{
    const auto along = [&](std::size_t axis, int i) {
        const double part = 2 * (i + 0.5) / side - 1; // middles of cells
        return static_cast<float>(part * frame.reach[axis] / frame.unit[axis]);
    };
    std::vector<float> places;
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            places.push_back(along(0, column));
            places.push_back(along(1, row));
        }
    }
    return places;
}

Heat decisionMap(const SmallNetwork& network, const Frame& frame, int side)
{
    std::vector<float> values = network.outputs(placesOf(frame, side));
    for (float& value : values)
        value = std::isfinite(value) ? value : 0; // of weights that have run away
    return {.columns = side,
            .rows = side,
            .values = std::move(values),
            .left = frame.middle[0] - frame.reach[0],
            .right = frame.middle[0] + frame.reach[0],
            .bottom = frame.middle[1] - frame.reach[1],
            .top = frame.middle[1] + frame.reach[1],
            .diverging = true};
}

std::vector<Points> classPoints(std::span<const ToyPoint> points)
{
    std::vector<Points> classes{{.ink = Ink::Kind1}, {.ink = Ink::Kind2}};
    for (const ToyPoint& point : points) {
        Points& own = classes[point[2] > 0 ? 1 : 0];
        own.x.push_back(point[0]);
        own.y.push_back(point[1]);
    }
    return classes;
}

} // namespace carpo::lessons
