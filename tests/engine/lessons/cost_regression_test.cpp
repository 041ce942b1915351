// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cost_regression.h"

#include "engine/core/random.h"
#include "engine/lessons/entries.h"
#include "engine/nn/torch.h"
#include "engine/training/losses.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

constexpr double kDelta = 0.5;
constexpr std::array<RegressionCost, 3> kCosts{RegressionCost::L2, RegressionCost::L1, RegressionCost::Huber};

std::vector<PlanePoint> somePoints(std::uint64_t seed, int count = 21)
{
    core::RandomStream random(seed, "test");
    std::vector<PlanePoint> points;
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform(-1, 1);
        points.push_back({x, 0.7 * x - 0.3 + random.normal(0, 0.4)});
    }
    return points;
}

// A number of the fits' table.
double cell(const Picture& picture, std::size_t row, std::size_t column)
{
    return panelOf<Table>(picture).rows.at(row).at(column).values.at(0);
}

Picture dragged(double y, const std::string& where = "middle")
{
    const auto demonstration = played(costRegressionLesson(), {{"outlier", where}, {"points", "15"}}, 0);
    demonstration->move(0, 0, y);
    return demonstration->picture();
}

TEST(RegressionCosts, areTheEngines)
{
    const auto points = somePoints(1);
    const FittedLine line{.slope = -0.4, .intercept = 0.6};
    std::vector<double> found;
    std::vector<double> truth;
    for (const auto& [x, y] : points) {
        found.push_back(line.at(x));
        truth.push_back(y);
    }
    constexpr std::array<std::string_view, 3> kKeys{"l2", "l1", "huber"};
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        EXPECT_EQ(regressionCostOf(kKeys.at(i)), kCosts.at(i));
        training::Experiment experiment;
        ASSERT_TRUE(experiment.set("loss.name", std::string(kKeys.at(i))).has_value());
        ASSERT_TRUE(experiment.set("loss.huber_delta", kDelta).has_value());
        const double engines = training::makeLoss(experiment)(torch::tensor(found, torch::kFloat64),
                                                              torch::tensor(truth, torch::kFloat64))
                                   .item<double>();
        EXPECT_NEAR(meanCost(kCosts.at(i), points, line, kDelta), engines, 1e-6) << kKeys.at(i);
    }
}

TEST(RegressionCosts, haveTheirDifferencesAsGradients)
{
    const auto points = somePoints(2);
    constexpr double kStep = 1e-6;
    const FittedLine line{.slope = -0.4, .intercept = 0.6};
    for (const RegressionCost cost : kCosts) {
        const auto at = [&](double slope, double intercept) {
            return meanCost(cost, points, {line.slope + slope, line.intercept + intercept}, kDelta);
        };
        const FittedLine gradient = costGradient(cost, points, line, kDelta);
        EXPECT_NEAR(gradient.slope, (at(kStep, 0) - at(-kStep, 0)) / (2 * kStep), 1e-6);
        EXPECT_NEAR(gradient.intercept, (at(0, kStep) - at(0, -kStep)) / (2 * kStep), 1e-6);
    }
}

TEST(BestFits, areLowerThanAllAround)
{
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        const auto points = somePoints(seed);
        core::RandomStream random(seed, "around");
        for (const RegressionCost cost : kCosts) {
            const FittedLine line = bestLine(cost, points, kDelta);
            const FittedLine constant = bestConstant(cost, points, kDelta);
            const double lowest = meanCost(cost, points, line, kDelta);
            EXPECT_LT(lowest, meanCost(cost, points, constant, kDelta));
            for (int i = 0; i < 200; ++i) {
                const double size = std::pow(10, random.uniform(-4, 0));
                const FittedLine other{line.slope + random.normal(0, size),
                                       line.intercept + random.normal(0, size)};
                EXPECT_GE(meanCost(cost, points, other, kDelta), lowest - 1e-12);
                const FittedLine flat{0, constant.intercept + random.normal(0, size)};
                EXPECT_GE(meanCost(cost, points, flat, kDelta),
                          meanCost(cost, points, constant, kDelta) - 1e-12);
            }
        }
    }
}

TEST(BestFits, ofOneConstantAreMeanAndMedian)
{
    const std::vector<PlanePoint> points{{0, 3}, {1, 100}, {2, 1}, {3, 4}, {4, 2}};
    EXPECT_NEAR(bestConstant(RegressionCost::L2, points, 1).intercept, 22, 1e-12);
    EXPECT_EQ(bestConstant(RegressionCost::L1, points, 1).intercept, 3);
    // Huber's: the four within delta pull with what they are apart, the far one with delta.
    EXPECT_NEAR(bestConstant(RegressionCost::Huber, points, 10).intercept, 5, 1e-9);
    EXPECT_EQ(bestConstant(RegressionCost::L1, std::span(points).first(4), 1).intercept, 3.5);
}

TEST(BestFits, ofHuberGoFromTheMedianToTheMean)
{
    const auto points = somePoints(5);
    const FittedLine squares = bestLine(RegressionCost::L2, points, 1);
    const FittedLine wide = bestLine(RegressionCost::Huber, points, 100);
    EXPECT_NEAR(wide.slope, squares.slope, 1e-9);
    const FittedLine narrow = bestLine(RegressionCost::Huber, points, 1e-3);
    const double lowest = meanCost(RegressionCost::L1, points, bestLine(RegressionCost::L1, points, 1), 1);
    EXPECT_NEAR(meanCost(RegressionCost::L1, points, narrow, 1), lowest, 1e-3);
}

TEST(RegressionLesson, onlyL2RunsAfterTheOutlierWithoutLimit)
{
    const Picture near = dragged(2);
    const Picture far = dragged(5);
    // Its own share of the mean: 3 / 15 where x is 0.
    EXPECT_NEAR(cell(far, 0, 2) - cell(near, 0, 2), 0.2, 1e-9);
    EXPECT_EQ(cell(far, 1, 2), cell(near, 1, 2));         // L1
    EXPECT_NEAR(cell(far, 2, 2), cell(near, 2, 2), 1e-6); // Huber, past delta
    EXPECT_NE(cell(dragged(-5), 1, 2), cell(near, 1, 2)); // on the other side
}

TEST(RegressionLesson, aPointAtTheEndPullsEvenL1)
{
    const auto slope = [](const std::string& where) {
        return cell(played(costRegressionLesson(), {{"outlier", where}, {"points", "5"}, {"noise", "0.1"}}, 0)
                        ->picture(),
                    1,
                    1);
    };
    EXPECT_GT(std::abs(slope("end") - slope("none")), std::abs(slope("middle") - slope("none")));
}

TEST(RegressionLesson, descendsToTheBestLineOfL2AndJittersWithL1)
{
    const auto l2 = played(costRegressionLesson(), {{"rate", "0.3"}}, 1000)->picture();
    EXPECT_TRUE(l2.finished);
    EXPECT_NEAR(cell(l2, 3, 1), cell(l2, 0, 1), 1e-6);
    EXPECT_NEAR(cell(l2, 3, 2), cell(l2, 0, 2), 1e-6);
    const auto l1 = played(costRegressionLesson(), {{"cost", "l1"}, {"rate", "0.1"}}, 1000);
    EXPECT_GT(cell(l1->picture(), 3, 4), cell(l1->picture(), 1, 4));
    EXPECT_LT(cell(l1->picture(), 3, 4), cell(l1->picture(), 1, 4) + 0.1); // but near
}

TEST(RegressionLesson, runsAwayAboveTwoOverTheCurvature)
{
    // The mean square's curvature along the intercept is 2.
    const auto end = [](const std::string& rate) {
        const Picture picture = played(costRegressionLesson(), {{"rate", rate}}, 300)->picture();
        return std::abs(cell(picture, 3, 2) - cell(picture, 0, 2));
    };
    EXPECT_LT(end("0.98"), 0.01);
    EXPECT_GT(end("1.02"), 100);
}

TEST(RegressionLesson, takesPointsAndBadOnesToo)
{
    const auto demonstration = played(costRegressionLesson(), {}, 0);
    for (int i = 0; i < 500; ++i)
        demonstration->addPoint(std::sin(i), 3 * std::cos(i), i % 2 == 0);
    demonstration->addPoint(std::nan(""), 0, false);
    demonstration->move(0, 0, HUGE_VAL);
    demonstration->move(7, 0, 0);
    demonstration->move(0, 0, 1e9);
    const Picture picture = demonstration->picture();
    EXPECT_THAT(flawsOf(picture), testing::IsEmpty());
    EXPECT_EQ(panelOf<Chart>(picture).points.at(0).x.size(), 150U);
    EXPECT_LE(panelOf<Chart>(picture).handles.at(0).y, 5);
}

TEST(RegressionLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(costRegressionLesson());
    expectExtremesPlay(costRegressionLesson());
}

} // namespace
} // namespace carpo::lessons
