// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace carpo::lessons {

/// The mean squared error of a linear model, w'Aw - 2 b'w + c, where A = X'X / N, b = X'y / N, c = y'y / N.
/// The penalised loss is the lecture's: that mean plus lambda R(W).
struct LinearProblem
{
    std::vector<double> a; ///< row by row, as many as there are weights
    std::vector<double> b;
    double c = 0;

    [[nodiscard]] std::size_t size() const { return b.size(); }
};

using WeightVector = std::vector<double>;

/// `rows` one behind the other, as many as `targets`, at least one.
[[nodiscard]] LinearProblem linearProblem(std::span<const double> rows, std::span<const double> targets);

[[nodiscard]] double meanSquaredError(const LinearProblem& problem, const WeightVector& weights);
[[nodiscard]] WeightVector gradient(const LinearProblem& problem, const WeightVector& weights);
/// With which gradient descent never rises: 1 / (2 x the trace of A), which is below 2 / curvature.
[[nodiscard]] double safeRate(const LinearProblem& problem);

/// The lowest loss with lambda x the sum of squares: (A + lambda I)^-1 b (Hoerl and Kennard 1970).
[[nodiscard]] WeightVector ridge(const LinearProblem& problem, double lambda);

/// The lowest loss with lambda x the sum of absolute weights, by coordinate descent until nothing moves
/// (Friedman, Hastie, Tibshirani, "Regularization paths for generalized linear models", 2010).
[[nodiscard]] WeightVector lasso(const LinearProblem& problem, double lambda);

/// One step of gradient descent with the L1 penalty added to the loss: its gradient is lambda times the sign.
void penaltyStep(const LinearProblem& problem, WeightVector& weights, double lambda, double rate);
/// One step without it, then rate x lambda nearer to zero, where a weight stays (ISTA: Beck and Teboulle
/// 2009).
void proximalStep(const LinearProblem& problem, WeightVector& weights, double lambda, double rate);

[[nodiscard]] int zerosIn(std::span<const double> weights);

} // namespace carpo::lessons
