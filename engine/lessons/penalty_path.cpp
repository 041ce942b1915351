// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/penalty_path.h"

#include "engine/core/random.h"

#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kRows = 60;
constexpr int kStepsALambda = 200;

LinearProblem drawn(const WeightVector& truth, double correlation, double noise, std::uint64_t seed)
{
    core::RandomStream random(seed, "linear problem");
    std::vector<double> rows;
    std::vector<double> targets;
    for (int row = 0; row < kRows; ++row) {
        const double common = random.normal();
        double target = random.normal(0, noise);
        for (const double weight : truth) {
            const double x = std::sqrt(correlation) * common + std::sqrt(1 - correlation) * random.normal();
            rows.push_back(x);
            target += weight * x;
        }
        targets.push_back(target);
    }
    return linearProblem(rows, targets);
}

} // namespace

PenaltyPath::PenaltyPath(double correlation, double noise, std::uint64_t seed)
    : m_truth{1.5, -1, 0.6, 0, 0, 0, 0, 0}
    , m_problem(drawn(m_truth, correlation, noise, seed))
    , m_unpenalised(ridge(m_problem, 0))
    , m_byRidge(m_unpenalised)
    , m_byPenalty(m_unpenalised)
    , m_byProximal(m_unpenalised)
{}

void PenaltyPath::go(double lambda)
{
    m_byRidge = ridge(m_problem, lambda);
    const double rate = safeRate(m_problem);
    for (int i = 0; i < kStepsALambda; ++i) {
        penaltyStep(m_problem, m_byPenalty, lambda, rate);
        proximalStep(m_problem, m_byProximal, lambda, rate);
    }
}

} // namespace carpo::lessons
