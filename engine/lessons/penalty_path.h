// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/regularisation.h"

#include <cstdint>
#include <vector>

namespace carpo::lessons {

/// The weights of a linear model of eight inputs, of which three count, while lambda grows: found by L2, by
/// L1 in the loss, and by L1 as a proximal step.
class PenaltyPath
{
public:
    /// `correlation` between any two inputs, 0 to below 1; `noise`: SD of what is added to the target.
    PenaltyPath(double correlation, double noise, std::uint64_t seed);

    /// Finds the weights of a larger lambda, beginning with those there are.
    void go(double lambda);

    [[nodiscard]] const LinearProblem& problem() const { return m_problem; }
    [[nodiscard]] const WeightVector& truth() const { return m_truth; }
    [[nodiscard]] const WeightVector& unpenalised() const { return m_unpenalised; }
    [[nodiscard]] const WeightVector& byRidge() const { return m_byRidge; }
    [[nodiscard]] const WeightVector& byPenalty() const { return m_byPenalty; }
    [[nodiscard]] const WeightVector& byProximal() const { return m_byProximal; }

private:
    WeightVector m_truth;
    LinearProblem m_problem;
    WeightVector m_unpenalised;
    WeightVector m_byRidge;
    WeightVector m_byPenalty;
    WeightVector m_byProximal;
};

} // namespace carpo::lessons
