// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/learning_rate.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/rate_runs.h"
#include "engine/training/schedule.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

double distanceAfter(double rate, double curvature, int steps)
{
    ParabolaRuns runs({rate}, curvature);
    for (int i = 0; i < steps && !runs.isGone(0); ++i)
        runs.step(1);
    return std::abs(runs.places()[0].back());
}

TEST(Parabola, runsAwayAboveExactlyTwoOverCurvature)
{
    for (const double curvature : {0.25, 1.0, 8.0, 50.0}) {
        const double edge = divergenceRate(curvature);
        EXPECT_EQ(edge, 2 / curvature);
        EXPECT_LT(distanceAfter(edge * (1 - 1e-3), curvature, 5000), 0.01);
        EXPECT_GT(distanceAfter(edge * (1 + 1e-3), curvature, 5000), 100);
        EXPECT_EQ(distanceAfter(edge, curvature, 5000), 1);  // to and fro for ever
        EXPECT_EQ(distanceAfter(edge / 2, curvature, 1), 0); // Newton's step
    }
}

TEST(Parabola, comesToItsPlacesInClosedForm)
{
    ParabolaRuns runs({0.3, 1.9}, 1);
    for (int i = 0; i < 12; ++i)
        runs.step(1);
    EXPECT_NEAR(runs.places()[0].back(), std::pow(0.7, 12), 1e-12);
    EXPECT_NEAR(runs.places()[1].back(), std::pow(-0.9, 12), 1e-12);
    EXPECT_NEAR(runs.losses()[0].back(), std::pow(0.7, 24) / 2, 1e-12);
}

TEST(LectureRates, showWhatTheirNamesSay)
{
    const Rates rates = parabolaRates(3);
    EXPECT_TRUE(std::ranges::is_sorted(rates));
    EXPECT_GT(std::abs(parabolaFactor(rates[0], 3)), 0.9);
    EXPECT_LT(std::abs(parabolaFactor(rates[1], 3)), 0.5);
    EXPECT_LT(std::abs(parabolaFactor(rates[2], 3)), 1);
    EXPECT_GT(std::abs(parabolaFactor(rates[3], 3)), 1);
}

TEST(LectureRates, orderANetworksLossesAsTheLecturesCurves)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Rates rates = networkRates(0.1);
        NetworkRuns runs({rates.begin(), rates.end()}, 16, seed);
        for (int i = 0; i < 300; ++i)
            runs.step(1);
        const auto last = [&](std::size_t run) { return runs.losses()[run].back(); };
        EXPECT_LT(last(1), last(0)) << seed;     // low is not there yet
        EXPECT_LT(last(0), runs.losses()[0][0]); // but on its way
        EXPECT_LT(last(1), last(2)) << seed;     // high stays above
        EXPECT_TRUE(runs.isGone(3) || last(3) > last(2)) << seed;
        ASSERT_TRUE(runs.climb().isOver());
        const auto suggestion = training::suggestRate(runs.climb().points());
        ASSERT_TRUE(suggestion.has_value()) << seed;
        EXPECT_GT(*suggestion, rates[0]) << seed;
        EXPECT_LT(*suggestion, rates[3]) << seed;
    }
}

TEST(Schedules, areTheEngines)
{
    const std::vector<double> cosine = scheduleParts("cosine", 300);
    ASSERT_EQ(cosine.size(), 300U);
    EXPECT_NEAR(cosine[150], 0.5, 1e-12);
    EXPECT_NEAR(cosine[0], 1, 1e-12);
    EXPECT_THAT(scheduleParts("constant", 60), testing::Each(1.0));
    EXPECT_NEAR(scheduleParts("restarts", 400)[100], 1, 1e-12);
    const std::vector<double> steps = scheduleParts("step", 400);
    EXPECT_NEAR(steps[139], 1, 1e-12);
    EXPECT_NEAR(steps[140], 0.1, 1e-12);
    const std::vector<double> warm = scheduleParts("warm_up", 100);
    EXPECT_NEAR(warm[0], 0.01, 1e-12);
    EXPECT_NEAR(warm[20], 1, 1e-12);
    const std::vector<double> cycle = scheduleParts("one_cycle", 100);
    EXPECT_NEAR(*std::ranges::max_element(cycle), 1, 1e-12);
    EXPECT_NEAR(cycle[0], 1.0 / 25, 1e-12);
}

TEST(LearningRateLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(learningRateLesson());
    expectExtremesPlay(learningRateLesson());
}

TEST(LearningRateLesson, ends)
{
    const auto parabola = played(learningRateLesson(), {{"problem", "parabola"}}, 1000);
    const Picture picture = parabola->picture();
    EXPECT_TRUE(picture.finished);
    EXPECT_THAT(flawsOf(picture), testing::IsEmpty());
}

} // namespace
} // namespace carpo::lessons
