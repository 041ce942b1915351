// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/regularisation.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/penalty_path.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

LinearProblem threeWeights()
{
    const std::vector<double> rows{
        1, 0.2, -0.5, 0.4, 1.1, 0.3, -0.7, 0.6, 1.2, 0.1, -0.9, 0.8, 1.3, -0.2, 0.5};
    const std::vector<double> targets{1.2, -0.4, 0.3, 2.2, 0.9};
    return linearProblem(rows, targets);
}

// Where inputs do not resemble each other, each weight is for itself.
LinearProblem orthogonal()
{
    return {.a = {1, 0, 0, 1}, .b = {1.5, 0.2}, .c = 3};
}

TEST(LinearProblem, hasTheErrorAndSlopeOfItsRows)
{
    const std::vector<double> rows{1, 2, -1, 0.5};
    const LinearProblem problem = linearProblem(rows, std::vector<double>{3, 1});
    const WeightVector w{0.5, -1};
    // (0.5 - 2 - 3)^2 and (-0.5 - 0.5 - 1)^2
    EXPECT_NEAR(meanSquaredError(problem, w), (4.5 * 4.5 + 4) / 2, 1e-12);
    for (std::size_t i = 0; i < w.size(); ++i) {
        WeightVector ahead = w;
        WeightVector behind = w;
        ahead[i] += 1e-4;
        behind[i] -= 1e-4;
        EXPECT_NEAR(gradient(problem, w)[i],
                    (meanSquaredError(problem, ahead) - meanSquaredError(problem, behind)) / 2e-4,
                    1e-6);
    }
}

TEST(Ridge, isLevelWithItsPenaltyAndNeverZero)
{
    const LinearProblem problem = threeWeights();
    for (const double lambda : {0.0, 0.1, 1.0, 30.0}) {
        const WeightVector w = ridge(problem, lambda);
        const WeightVector slope = gradient(problem, w);
        for (std::size_t i = 0; i < w.size(); ++i)
            EXPECT_NEAR(slope[i] + 2 * lambda * w[i], 0, 1e-10);
        EXPECT_EQ(zerosIn(w), 0);
    }
    EXPECT_NEAR(ridge(orthogonal(), 1)[0], 0.75, 1e-12);
}

// The subgradient's condition for the lowest place.
TEST(Lasso, isLevelWithItsPenaltyAndZeroWhereTheSlopeIsSmaller)
{
    const LinearProblem problem = threeWeights();
    for (const double lambda : {0.05, 0.5, 1.5}) {
        const WeightVector w = lasso(problem, lambda);
        const WeightVector slope = gradient(problem, w);
        for (std::size_t i = 0; i < w.size(); ++i) {
            if (w[i] == 0) {
                EXPECT_LE(std::abs(slope[i]), lambda + 1e-9);
            } else {
                EXPECT_NEAR(slope[i] + lambda * (w[i] > 0 ? 1 : -1), 0, 1e-9);
            }
        }
    }
    const WeightVector w = lasso(orthogonal(), 1);
    EXPECT_NEAR(w[0], 1, 1e-12);
    EXPECT_EQ(w[1], 0);
    EXPECT_EQ(zerosIn(lasso(problem, 1e3)), 3);
}

TEST(ProximalStep, comesToTheExactZerosThatThePenaltyOnlyComesNear)
{
    PenaltyPath path(0.3, 0.7, 1);
    constexpr double kLambda = 0.5;
    path.go(kLambda);
    for (int i = 0; i < 20; ++i)
        path.go(kLambda);
    const WeightVector lowest = lasso(path.problem(), kLambda);
    ASSERT_GE(zerosIn(lowest), 3);
    EXPECT_EQ(zerosIn(path.byProximal()), zerosIn(lowest));
    EXPECT_EQ(zerosIn(path.byPenalty()), 0);
    EXPECT_EQ(zerosIn(path.byRidge()), 0);
    for (std::size_t i = 0; i < lowest.size(); ++i) {
        EXPECT_NEAR(path.byProximal()[i], lowest[i], 1e-9) << i;
        // As near as one of its steps is long.
        EXPECT_NEAR(path.byPenalty()[i], lowest[i], 4 * safeRate(path.problem()) * kLambda) << i;
    }
}

TEST(PenaltyPath, losesMoreWeightsTheLargerLambdaIs)
{
    PenaltyPath path(0.3, 0.7, 2);
    int zeros = 0;
    double size = HUGE_VAL;
    for (const double lambda : {0.001, 0.1, 0.5, 1.0, 2.0, 10.0}) {
        path.go(lambda);
        EXPECT_GE(zerosIn(path.byProximal()), zeros) << lambda;
        zeros = zerosIn(path.byProximal());
        double own = 0;
        for (const double weight : path.byRidge())
            own += weight * weight;
        EXPECT_LT(own, size) << lambda;
        size = own;
    }
    EXPECT_EQ(zeros, 8);
}

TEST(RegularisationLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(regularisationLesson());
    expectExtremesPlay(regularisationLesson());
}

TEST(RegularisationLesson, meetsTheDiamondAtACorner)
{
    const auto lesson = played(regularisationLesson(), {}, 200);
    lesson->move(0, 0.2, 1.8);
    const Picture picture = lesson->picture();
    const auto& chart = panelOf<Chart>(picture);
    EXPECT_EQ(chart.points.at(0).x.at(0), 0);
    EXPECT_GT(chart.points.at(0).y.at(0), 0);
    EXPECT_EQ(chart.handles.at(0).x, 0.2);
}

TEST(RegularisationLesson, smoothsTheNetworksDecision)
{
    const auto steepest = [](int steps) {
        const auto lesson = played(regularisationLesson(), {{"kind", "l2"}}, steps);
        const Picture picture = lesson->picture();
        const Heat& heat = *panelOf<Chart>(picture, 1).heat;
        float most = 0;
        for (std::size_t i = 1; i < heat.values.size(); ++i) {
            if (i % static_cast<std::size_t>(heat.columns) != 0)
                most = std::max(most, std::abs(heat.values[i] - heat.values[i - 1]));
        }
        return most;
    };
    EXPECT_LT(steepest(170), 0.5F * steepest(0));
}

} // namespace
} // namespace carpo::lessons
