// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/surfaces.h"

#include "engine/core/tr.h"

#include <cmath>
#include <numbers>

namespace carpo::lessons {
namespace {

Surface bowl()
{
    return {.key = "bowl",
            .name = CARPO_TR("Hyperparameter", "Bowl"),
            .range = {-3, 3, -2.5, 2.5},
            .start = {-2.4, 1.8},
            .minima = {{0, 0}},
            .gradientScale = 2,
            .rates = {.plain = 0.1, .momentum = 0.03, .adagrad = 0.5, .rmsprop = 0.05, .adam = 0.1},
            .at = [](const Pair& p) -> Slope {
                return {p[0] * p[0] + p[1] * p[1], {2 * p[0], 2 * p[1]}};
            },
            .curvature = [](const Pair&) -> Curvature {
                return {2, 0, 2};
            }};
}

// A hundred times as steep across as along.
Surface ravine()
{
    constexpr double kAlong = 0.04;
    constexpr double kAcross = 4;
    return {.key = "ravine",
            .name = CARPO_TR("Hyperparameter", "Ravine"),
            .range = {-5, 5, -2.5, 2.5},
            .start = {-4.5, 1.6},
            .minima = {{0, 0}},
            .gradientScale = 1,
            .rates = {.plain = 0.4, .momentum = 0.1, .adagrad = 0.5, .rmsprop = 0.05, .adam = 0.12},
            .at = [](const Pair& p) -> Slope {
                return {(kAlong * p[0] * p[0] + kAcross * p[1] * p[1]) / 2, {kAlong * p[0], kAcross * p[1]}};
            },
            .curvature = [](const Pair&) -> Curvature {
                return {kAlong, 0, kAcross};
            }};
}

// Two valleys, and between them a pass that attracts along x and repels along y.
Surface saddle()
{
    return {.key = "saddle",
            .name = CARPO_TR("Hyperparameter", "Saddle"),
            .range = {-2, 2, -1.7, 1.7},
            .start = {-1.6, 0.01},
            .minima = {{0, 1}, {0, -1}},
            .lowest = -0.25,
            .gradientScale = 0.3,
            .rates = {.plain = 0.1, .momentum = 0.02, .adagrad = 0.1, .rmsprop = 0.02, .adam = 0.03},
            .at = [](const Pair& p) -> Slope {
                const double square = p[1] * p[1];
                return {p[0] * p[0] / 2 - square / 2 + square * square / 4, {p[0], p[1] * (square - 1)}};
            },
            .curvature = [](const Pair& p) -> Curvature {
                return {1, 0, 3 * p[1] * p[1] - 1};
            }};
}

// The sum over i = 1, 2, 3 of (c_i - x + x y^i)^2.
constexpr std::array<double, 3> kBeale{1.5, 2.25, 2.625};

Slope bealeAt(const Pair& p)
{
    Slope slope;
    double power = 1; // y^(i - 1)
    for (std::size_t i = 0; i < kBeale.size(); ++i) {
        const double part = kBeale[i] - p[0] + p[0] * power * p[1];
        slope.height += part * part;
        slope.gradient[0] += 2 * part * (power * p[1] - 1);
        slope.gradient[1] += 2 * part * static_cast<double>(i + 1) * p[0] * power;
        power *= p[1];
    }
    return slope;
}

Curvature bealeCurvature(const Pair& p)
{
    Curvature curvature;
    double power = 1;
    for (std::size_t i = 0; i < kBeale.size(); ++i) {
        const double n = static_cast<double>(i + 1);
        const double part = kBeale[i] - p[0] + p[0] * power * p[1];
        const double byX = power * p[1] - 1;
        const double byY = n * p[0] * power;
        const double byYTwice = i == 0 ? 0 : n * (n - 1) * p[0] * std::pow(p[1], n - 2);
        curvature.xx += 2 * byX * byX;
        curvature.xy += 2 * (byX * byY + part * n * power);
        curvature.yy += 2 * (byY * byY + part * byYTwice);
        power *= p[1];
    }
    return curvature;
}

Surface beale()
{
    return {.key = "beale",
            .name = CARPO_TR("Hyperparameter", "Beale"),
            .range = {-1, 4.5, -1.5, 2},
            .start = {1, 1.5},
            .minima = {{3, 0.5}},
            .gradientScale = 2,
            .rates = {.plain = 0.008, .momentum = 0.002, .adagrad = 0.5, .rmsprop = 0.03, .adam = 0.08},
            .at = bealeAt,
            .curvature = bealeCurvature};
}

Surface rosenbrock()
{
    return {.key = "rosenbrock",
            .name = CARPO_TR("Hyperparameter", "Rosenbrock"),
            .range = {-2, 2, -1, 3},
            .start = {-1.2, 1},
            .minima = {{1, 1}},
            .gradientScale = 5,
            .rates = {.plain = 0.0015, .momentum = 0.0008, .adagrad = 0.5, .rmsprop = 0.03, .adam = 0.1},
            .at = [](const Pair& p) -> Slope {
                const double apart = p[1] - p[0] * p[0];
                return {(1 - p[0]) * (1 - p[0]) + 100 * apart * apart,
                        {-2 * (1 - p[0]) - 400 * p[0] * apart, 200 * apart}};
            },
            .curvature = [](const Pair& p) -> Curvature {
                return {2 - 400 * (p[1] - 3 * p[0] * p[0]), -400 * p[0], 200};
            }};
}

Surface himmelblau()
{
    return {.key = "himmelblau",
            .name = CARPO_TR("Hyperparameter", "Himmelblau"),
            .range = {-5, 5, -5, 5},
            .start = {-0.6, -0.9},
            .minima = {{3, 2}, {-2.805118, 3.131313}, {-3.779310, -3.283186}, {3.584428, -1.848127}},
            .gradientScale = 10,
            .rates = {.plain = 0.01, .momentum = 0.003, .adagrad = 0.7, .rmsprop = 0.06, .adam = 0.15},
            .at = [](const Pair& p) -> Slope {
                const double u = p[0] * p[0] + p[1] - 11;
                const double v = p[0] + p[1] * p[1] - 7;
                return {u * u + v * v, {4 * p[0] * u + 2 * v, 2 * u + 4 * p[1] * v}};
            },
            .curvature = [](const Pair& p) -> Curvature {
                const double u = p[0] * p[0] + p[1] - 11;
                const double v = p[0] + p[1] * p[1] - 7;
                return {4 * u + 8 * p[0] * p[0] + 2, 4 * p[0] + 4 * p[1], 2 + 4 * v + 8 * p[1] * p[1]};
            }};
}

// A bowl full of dents, one to every whole number.
Surface rastrigin()
{
    constexpr double kTurn = 2 * std::numbers::pi;
    return {.key = "rastrigin",
            .name = CARPO_TR("Hyperparameter", "Rastrigin"),
            .range = {-3.5, 3.5, -3.5, 3.5},
            .start = {-2.6, 2.3},
            .minima = {{0, 0}},
            .gradientScale = 30,
            .rates = {.plain = 0.002, .momentum = 0.003, .adagrad = 0.8, .rmsprop = 0.05, .adam = 0.3},
            .at = [](const Pair& p) -> Slope {
                Slope slope;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    slope.height += 10 + p[i] * p[i] - 10 * std::cos(kTurn * p[i]);
                    slope.gradient[i] = 2 * p[i] + 10 * kTurn * std::sin(kTurn * p[i]);
                }
                return slope;
            },
            .curvature = [](const Pair& p) -> Curvature {
                const auto along = [](double x) { return 2 + 10 * kTurn * kTurn * std::cos(kTurn * x); };
                return {along(p[0]), 0, along(p[1])};
            }};
}

} // namespace

std::span<const Surface> surfaces()
{
    static const std::vector<Surface> all{
        bowl(), ravine(), saddle(), beale(), rosenbrock(), himmelblau(), rastrigin()};
    return all;
}

double rateOf(const Surface& surface, Method method)
{
    switch (method) {
    case Method::GradientDescent:
    case Method::Sgd:
        return surface.rates.plain;
    case Method::Momentum:
    case Method::Nesterov:
        return surface.rates.momentum;
    case Method::Adagrad:
        return surface.rates.adagrad;
    case Method::Rmsprop:
        return surface.rates.rmsprop;
    case Method::Adam:
        return surface.rates.adam;
    case Method::Newton:
    case Method::Bfgs:
    case Method::Lbfgs:
        break;
    }
    return 1;
}

Pair newtonStep(const Pair& gradient, const Curvature& curvature)
{
    const double determinant = curvature.xx * curvature.yy - curvature.xy * curvature.xy;
    const double size = std::abs(curvature.xx) + std::abs(curvature.yy) + std::abs(curvature.xy);
    if (!(std::abs(determinant) > 1e-12 * size * size)) // nor a number
        return {};
    return {-(curvature.yy * gradient[0] - curvature.xy * gradient[1]) / determinant,
            -(curvature.xx * gradient[1] - curvature.xy * gradient[0]) / determinant};
}

} // namespace carpo::lessons
