// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/toy_data.h"

#include "engine/core/random.h"

#include <cmath>
#include <numbers>

namespace carpo::lessons {
namespace {

using core::RandomStream;

constexpr double kPi = std::numbers::pi;

ToyPoint around(double radius, double angle, double kind)
{
    return {radius * std::cos(angle), radius * std::sin(angle), kind};
}

ToyPoint onCircle(RandomStream& random, bool second)
{
    const double radius = second ? random.uniform(0, 0.45) : random.uniform(0.7, 1);
    return around(radius, random.uniform(0, 2 * kPi), second ? 1 : 0);
}

// As far from the axes that both colours can be told apart.
ToyPoint inQuarter(RandomStream& random, bool second)
{
    const double x = random.uniform(0.06, 1);
    const double y = random.uniform(0.06, 1) * (second ? 1 : -1);
    const double side = random.chance(0.5) ? 1 : -1;
    return {side * x, side * y, second ? 1.0 : 0.0};
}

// As TensorFlow Playground winds them: one turn and three quarters.
ToyPoint onSpiral(RandomStream& random, bool second)
{
    const double part = random.uniform(0.05, 1);
    return around(part, 1.75 * part * 2 * kPi + (second ? kPi : 0), second ? 1 : 0);
}

ToyPoint inCloud(RandomStream& random, bool second)
{
    const double middle = second ? 0.45 : -0.45;
    return {random.normal(middle, 0.18), random.normal(middle, 0.18), second ? 1.0 : 0.0};
}

ToyPoint onWave(RandomStream& random)
{
    const double x = random.uniform(-1, 1);
    const double y = random.uniform(-1, 1);
    return {x, y, std::sin(kPi * x) * std::cos(kPi * y / 2)};
}

ToyPoint drawn(std::string_view name, RandomStream& random, bool second)
{
    if (name == "circles")
        return onCircle(random, second);
    if (name == "xor")
        return inQuarter(random, second);
    if (name == "spirals")
        return onSpiral(random, second);
    if (name == "gaussians")
        return inCloud(random, second);
    return onWave(random);
}

} // namespace

std::vector<ToyPoint> toyPoints(std::string_view name, int count, double noise, std::uint64_t seed)
{
    const bool hasValues = name == "waves";
    if (!hasValues && name != "circles" && name != "xor" && name != "spirals" && name != "gaussians")
        return {};
    RandomStream random(seed, "toy data");
    std::vector<ToyPoint> points;
    for (int i = 0; i < count; ++i) {
        ToyPoint point = drawn(name, random, i % 2 == 1);
        if (hasValues) {
            point[2] += random.normal(0, noise);
        } else {
            point[0] += random.normal(0, noise);
            point[1] += random.normal(0, noise);
        }
        points.push_back(point);
    }
    return points;
}

} // namespace carpo::lessons
