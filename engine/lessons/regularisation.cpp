// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/regularisation.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

double signOf(double value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

double softened(double value, double amount)
{
    return signOf(value) * std::max(0.0, std::abs(value) - amount);
}

// Gauss' elimination with the largest pivot; what has none keeps a zero.
WeightVector solved(std::vector<double> a, WeightVector b)
{
    const std::size_t n = b.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row) {
            if (std::abs(a[row * n + column]) > std::abs(a[pivot * n + column]))
                pivot = row;
        }
        for (std::size_t i = 0; i < n; ++i)
            std::swap(a[column * n + i], a[pivot * n + i]);
        std::swap(b[column], b[pivot]);
        if (a[column * n + column] == 0)
            continue;
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = a[row * n + column] / a[column * n + column];
            for (std::size_t i = column; i < n; ++i)
                a[row * n + i] -= factor * a[column * n + i];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t i = row + 1; i < n; ++i)
            b[row] -= a[row * n + i] * b[i];
        b[row] = a[row * n + row] == 0 ? 0 : b[row] / a[row * n + row];
    }
    return b;
}

} // namespace

LinearProblem linearProblem(std::span<const double> rows, std::span<const double> targets)
{
    const std::size_t n = rows.size() / targets.size();
    LinearProblem problem{.a = std::vector<double>(n * n), .b = std::vector<double>(n), .c = 0};
    const double part = 1 / static_cast<double>(targets.size());
    for (std::size_t row = 0; row < targets.size(); ++row) {
        const std::span<const double> x = rows.subspan(row * n, n);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                problem.a[i * n + j] += part * x[i] * x[j];
            problem.b[i] += part * x[i] * targets[row];
        }
        problem.c += part * targets[row] * targets[row];
    }
    return problem;
}

double meanSquaredError(const LinearProblem& problem, const WeightVector& weights)
{
    double error = problem.c;
    for (std::size_t i = 0; i < problem.size(); ++i) {
        error -= 2 * problem.b[i] * weights[i];
        for (std::size_t j = 0; j < problem.size(); ++j)
            error += weights[i] * problem.a[i * problem.size() + j] * weights[j];
    }
    return error;
}

WeightVector gradient(const LinearProblem& problem, const WeightVector& weights)
{
    WeightVector slope(problem.size());
    for (std::size_t i = 0; i < problem.size(); ++i) {
        slope[i] = -2 * problem.b[i];
        for (std::size_t j = 0; j < problem.size(); ++j)
            slope[i] += 2 * problem.a[i * problem.size() + j] * weights[j];
    }
    return slope;
}

double safeRate(const LinearProblem& problem)
{
    double trace = 0;
    for (std::size_t i = 0; i < problem.size(); ++i)
        trace += problem.a[i * problem.size() + i];
    return trace > 0 ? 1 / (2 * trace) : 1;
}

WeightVector ridge(const LinearProblem& problem, double lambda)
{
    std::vector<double> a = problem.a;
    for (std::size_t i = 0; i < problem.size(); ++i)
        a[i * problem.size() + i] += lambda;
    return solved(std::move(a), problem.b);
}

WeightVector lasso(const LinearProblem& problem, double lambda)
{
    constexpr int kMost = 10'000;
    constexpr double kStill = 1e-13;
    const std::size_t n = problem.size();
    WeightVector weights(n);
    double moved = 1;
    for (int i = 0; i < kMost && moved > kStill; ++i) {
        moved = 0;
        for (std::size_t j = 0; j < n; ++j) {
            double rest = problem.b[j];
            for (std::size_t k = 0; k < n; ++k)
                rest -= k == j ? 0 : problem.a[j * n + k] * weights[k];
            const double own = problem.a[j * n + j];
            const double next = own > 0 ? softened(rest, lambda / 2) / own : 0;
            moved = std::max(moved, std::abs(next - weights[j]));
            weights[j] = next;
        }
    }
    return weights;
}

void penaltyStep(const LinearProblem& problem, WeightVector& weights, double lambda, double rate)
{
    const WeightVector slope = gradient(problem, weights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] -= rate * (slope[i] + lambda * signOf(weights[i]));
}

void proximalStep(const LinearProblem& problem, WeightVector& weights, double lambda, double rate)
{
    const WeightVector slope = gradient(problem, weights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = softened(weights[i] - rate * slope[i], rate * lambda);
}

int zerosIn(std::span<const double> weights)
{
    return static_cast<int>(std::ranges::count(weights, 0.0));
}

} // namespace carpo::lessons
