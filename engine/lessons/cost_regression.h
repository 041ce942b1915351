// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::lessons {

enum class RegressionCost
{
    L2,   ///< r^2
    L1,   ///< |r|
    Huber ///< as torch's: r^2 / 2 up to delta, delta (|r| - delta / 2) from there on
};

/// "l2", "l1", "huber"; any other is L2.
[[nodiscard]] RegressionCost regressionCostOf(std::string_view key);

/// x, y.
using PlanePoint = std::array<double, 2>;

struct FittedLine
{
    double slope = 0;
    double intercept = 0;

    [[nodiscard]] double at(double x) const { return slope * x + intercept; }
};

/// Of one residual y - h(x). `delta` > 0.
[[nodiscard]] double costOf(RegressionCost cost, double residual, double delta);
/// The derivative by the residual; of L1 at 0, where there is none, 0.
[[nodiscard]] double pullOf(RegressionCost cost, double residual, double delta);

/// The mean over the points, of which there must be some.
[[nodiscard]] double
meanCost(RegressionCost cost, std::span<const PlanePoint> points, const FittedLine& line, double delta);
/// Of that mean, by slope and intercept.
[[nodiscard]] FittedLine
costGradient(RegressionCost cost, std::span<const PlanePoint> points, const FittedLine& line, double delta);

/// The line of the lowest mean cost, of at least two places x. L2 in closed form; L1 exactly, by trying the
/// lines through two points, among which one is always best (Koenker and Bassett, "Regression quantiles",
/// 1978); Huber by reweighted least squares until nothing moves (Huber 1964; Holland and Welsch 1977).
/// O(N^3) with L1.
[[nodiscard]] FittedLine bestLine(RegressionCost cost, std::span<const PlanePoint> points, double delta);
/// The same with a slope of 0: the mean, the median (the middle between two), and Huber's between them.
[[nodiscard]] FittedLine bestConstant(RegressionCost cost, std::span<const PlanePoint> points, double delta);
/// The largest distance of `point` from one of the lines, along y.
[[nodiscard]] double furthestResidual(std::span<const FittedLine> lines, const PlanePoint& point);

} // namespace carpo::lessons
