// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cost_regression.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::lessons {
namespace {

struct Sums
{
    double weight = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
};

// Least squares with a weight for each residual of `line`: Huber's, or 1 for an infinite delta.
FittedLine reweighted(std::span<const PlanePoint> points, const FittedLine& line, double delta, bool isFlat)
{
    Sums sums;
    for (const auto& [x, y] : points) {
        const double residual = std::abs(y - line.at(x));
        const double weight = residual > delta ? delta / residual : 1;
        sums.weight += weight;
        sums.x += weight * x;
        sums.y += weight * y;
        sums.xx += weight * x * x;
        sums.xy += weight * x * y;
    }
    if (isFlat)
        return {.slope = 0, .intercept = sums.y / sums.weight};
    const double slope =
        (sums.weight * sums.xy - sums.x * sums.y) / (sums.weight * sums.xx - sums.x * sums.x);
    return {.slope = slope, .intercept = (sums.y - slope * sums.x) / sums.weight};
}

FittedLine bySquares(std::span<const PlanePoint> points, bool isFlat)
{
    return reweighted(points, {}, std::numeric_limits<double>::infinity(), isFlat);
}

FittedLine byHuber(std::span<const PlanePoint> points, double delta, bool isFlat)
{
    constexpr int kMost = 2000;
    constexpr double kStill = 1e-11;
    FittedLine line = bySquares(points, isFlat);
    for (int i = 0; i < kMost; ++i) {
        const FittedLine next = reweighted(points, line, delta, isFlat);
        const double moved = std::abs(next.slope - line.slope) + std::abs(next.intercept - line.intercept);
        line = next;
        if (moved < kStill)
            break;
    }
    return line;
}

FittedLine byPairs(std::span<const PlanePoint> points)
{
    FittedLine best;
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double apart = points[j][0] - points[i][0];
            if (apart == 0)
                continue;
            const double slope = (points[j][1] - points[i][1]) / apart;
            const FittedLine line{.slope = slope, .intercept = points[i][1] - slope * points[i][0]};
            double cost = 0;
            for (std::size_t k = 0; k < points.size() && cost < lowest; ++k)
                cost += std::abs(points[k][1] - line.at(points[k][0]));
            if (cost < lowest) {
                lowest = cost;
                best = line;
            }
        }
    }
    return best;
}

} // namespace

RegressionCost regressionCostOf(std::string_view key)
{
    if (key == "l1")
        return RegressionCost::L1;
    return key == "huber" ? RegressionCost::Huber : RegressionCost::L2;
}

double costOf(RegressionCost cost, double residual, double delta)
{
    const double size = std::abs(residual);
    if (cost == RegressionCost::L1)
        return size;
    if (cost == RegressionCost::L2)
        return size * size;
    return size <= delta ? size * size / 2 : delta * (size - delta / 2);
}

double pullOf(RegressionCost cost, double residual, double delta)
{
    if (cost == RegressionCost::L1)
        return residual > 0 ? 1 : residual < 0 ? -1 : 0;
    if (cost == RegressionCost::L2)
        return 2 * residual;
    return std::clamp(residual, -delta, delta);
}

double meanCost(RegressionCost cost, std::span<const PlanePoint> points, const FittedLine& line, double delta)
{
    double sum = 0;
    for (const auto& [x, y] : points)
        sum += costOf(cost, y - line.at(x), delta);
    return sum / static_cast<double>(points.size());
}

FittedLine
costGradient(RegressionCost cost, std::span<const PlanePoint> points, const FittedLine& line, double delta)
{
    FittedLine gradient;
    const double part = 1 / static_cast<double>(points.size());
    for (const auto& [x, y] : points) {
        const double pull = pullOf(cost, y - line.at(x), delta);
        gradient.slope -= part * pull * x;
        gradient.intercept -= part * pull;
    }
    return gradient;
}

double furthestResidual(std::span<const FittedLine> lines, const PlanePoint& point)
{
    double furthest = 0;
    for (const FittedLine& line : lines)
        furthest = std::max(furthest, std::abs(point[1] - line.at(point[0])));
    return furthest;
}

FittedLine bestLine(RegressionCost cost, std::span<const PlanePoint> points, double delta)
{
    if (cost == RegressionCost::L1)
        return byPairs(points);
    return cost == RegressionCost::L2 ? bySquares(points, false) : byHuber(points, delta, false);
}

FittedLine bestConstant(RegressionCost cost, std::span<const PlanePoint> points, double delta)
{
    if (cost == RegressionCost::L2)
        return bySquares(points, true);
    if (cost == RegressionCost::Huber)
        return byHuber(points, delta, true);
    std::vector<double> values;
    for (const PlanePoint& point : points)
        values.push_back(point[1]);
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const bool isEven = values.size() % 2 == 0;
    return {.slope = 0, .intercept = isEven ? (values[middle - 1] + values[middle]) / 2 : values[middle]};
}

} // namespace carpo::lessons
