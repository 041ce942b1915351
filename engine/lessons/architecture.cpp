// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/architecture.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace carpo::lessons {
namespace {

constexpr int kMade = 400;
constexpr std::size_t kMostPoints = 1000;
constexpr double kRoom = 1.3; // around the points, times their reach

bool isNumber(const ToyPoint& point)
{
    constexpr double kLargest = 1e12; // beyond it differences of neighbours are lost
    return std::ranges::all_of(point, [](double value) { return std::abs(value) < kLargest; });
}

Frame frameAround(const std::vector<ToyPoint>& points)
{
    Frame frame;
    for (std::size_t axis = 0; axis < frame.middle.size(); ++axis) {
        const auto [low, high] =
            std::ranges::minmax(points, {}, [axis](const ToyPoint& point) { return point[axis]; });
        const double reach = (high[axis] - low[axis]) / 2;
        frame.middle[axis] = (high[axis] + low[axis]) / 2;
        frame.unit[axis] = reach > 0 ? reach : 1;
        frame.reach[axis] = kRoom * frame.unit[axis];
    }
    return frame;
}

void measureValues(PlayData& data)
{
    if (data.hasClasses || data.training.empty())
        return;
    const auto count = static_cast<double>(data.training.size());
    double sum = 0;
    double squares = 0;
    for (const ToyPoint& point : data.training)
        sum += point[2] / count;
    for (const ToyPoint& point : data.training)
        squares += (point[2] - sum) * (point[2] - sum) / count;
    data.valueMean = sum;
    data.valueUnit = squares > 0 ? std::sqrt(squares) : 1;
}

} // namespace

PlayData madeData(std::string_view name, double noise, std::uint64_t seed)
{
    const std::vector<ToyPoint> all = toyPoints(name, kMade, noise, seed);
    const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    PlayData data{.training = {all.begin(), half}, .test = {half, all.end()}, .hasClasses = name != "waves"};
    measureValues(data);
    return data;
}

PlayData ownData(const std::vector<ToyPoint>& points, std::uint64_t seed)
{
    std::vector<ToyPoint> all;
    std::ranges::copy_if(points, std::back_inserter(all), isNumber);
    core::RandomStream random(seed, "own points");
    random.shuffle(std::span(all));
    if (all.size() > kMostPoints)
        all.resize(kMostPoints);
    PlayData data;
    data.leftOut = points.size() - all.size();
    if (all.empty())
        return data;
    data.hasClasses = std::ranges::all_of(all, [](const ToyPoint& p) { return p[2] == 0 || p[2] == 1; });
    data.frame = frameAround(all);
    const auto tested = static_cast<std::ptrdiff_t>(all.size() / 4);
    data.test.assign(all.begin(), all.begin() + tested);
    data.training.assign(all.begin() + tested, all.end());
    measureValues(data);
    return data;
}

Examples examplesOf(const PlayData& data, const std::vector<ToyPoint>& points)
{
    Examples examples = examplesOf(points, data.frame);
    for (std::size_t i = 0; i < points.size() && !data.hasClasses; ++i)
        examples.targets[i] = static_cast<float>((points[i][2] - data.valueMean) / data.valueUnit);
    return examples;
}

int parameterCount(int layers, int units)
{
    if (layers == 0)
        return 3;
    return (2 + 1) * units + (layers - 1) * (units + 1) * units + units + 1;
}

} // namespace carpo::lessons
