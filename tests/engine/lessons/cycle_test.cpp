// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cycle.h"

#include "engine/core/random.h"
#include "engine/lessons/entries.h"
#include "engine/nn/torch.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr std::uint64_t kSeed = 3;

DrawTally tallyOf(FeatureKind kind, int features, int points, double noise, int draws)
{
    DrawTally tally;
    for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(draws); ++draw)
        tally.add(fitted(kind, features, cycleData(points, noise, kSeed, draw), noise, kSeed + draw));
    return tally;
}

DrawTally polynomials(int degree, int points, double noise = 0.3, int draws = 40)
{
    return tallyOf(FeatureKind::Legendre, degree + 1, points, noise, draws);
}

TEST(LeastSquares, areTheShortestAsThePseudoinverseFindsThem)
{
    core::RandomStream random(1, "test");
    const std::vector<std::pair<std::int64_t, std::int64_t>> shapes{{12, 5}, {5, 12}, {8, 8}, {6, 1}, {1, 6}};
    for (const auto& [height, width] : shapes) {
        std::vector<double> rows(static_cast<std::size_t>(height * width));
        std::vector<double> targets(static_cast<std::size_t>(height));
        for (double& value : rows)
            value = random.normal();
        for (double& value : targets)
            value = random.normal();
        const auto matrix = torch::tensor(rows, torch::kFloat64).view({height, width});
        const auto wanted = torch::linalg_pinv(matrix).mv(torch::tensor(targets, torch::kFloat64));
        const auto found = torch::tensor(leastSquares(rows, targets), torch::kFloat64);
        EXPECT_LT((found - wanted).abs().max().item<double>(), 1e-9) << height << " x " << width;
    }
}

TEST(LeastSquares, bearRowsThatAreAlike)
{
    // Rank 1: x + y = 1 twice; the shortest is in the middle.
    const std::vector<double> weights =
        leastSquares(std::vector<double>{1, 1, 1, 1}, std::vector<double>{1, 1});
    EXPECT_NEAR(weights[0], 0.5, 1e-12);
    EXPECT_NEAR(weights[1], 0.5, 1e-12);
}

TEST(Polynomials, areLegendres)
{
    const std::vector<double> x{-0.3};
    const std::vector<double> found = featuresOf(FeatureKind::Legendre, 6, x, 1);
    for (unsigned degree = 0; degree < 6; ++degree)
        EXPECT_NEAR(found[degree], std::legendre(degree, x[0]), 1e-12);
}

TEST(Polynomials, trainingErrorNeverRisesWithTheDegreeAndTheTestErrorDoes)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const CycleData data = cycleData(20, 0.3, seed, 0);
        std::vector<double> training;
        std::vector<double> test;
        for (int features = 1; features <= 16; ++features) {
            const CycleFit fit = fitted(FeatureKind::Legendre, features, data, 0.3, seed);
            training.push_back(fit.training);
            test.push_back(fit.test);
        }
        for (std::size_t i = 1; i < training.size(); ++i)
            EXPECT_LE(training[i], training[i - 1] + 1e-9) << seed;
        const auto lowest = std::ranges::min_element(test);
        EXPECT_GT(lowest - test.begin(), 2) << seed; // too simple before
        EXPECT_GT(test.back(), 2 * *lowest) << seed; // learnt by heart after
    }
}

TEST(Polynomials, moreThanThePointsGoThroughThem)
{
    const CycleData data = cycleData(16, 0.3, kSeed, 0);
    EXPECT_LT(fitted(FeatureKind::Legendre, 16, data, 0.3, kSeed).training, 1e-12);
}

TEST(BiasAndVariance, addUpToTheTestError)
{
    for (const int degree : {0, 3, 9}) {
        const DrawTally tally = polynomials(degree, 20);
        EXPECT_NEAR(
            tally.test(), tally.squaredBias() + tally.variance() + 0.09, 1e-9 * std::max(1.0, tally.test()));
    }
}

TEST(BiasAndVariance, changePlacesAsTheDegreeGrows)
{
    const DrawTally low = polynomials(1, 20);
    const DrawTally high = polynomials(13, 20);
    EXPECT_GT(low.squaredBias(), 5 * low.variance());
    EXPECT_GT(high.variance(), 5 * high.squaredBias());
    EXPECT_GT(high.variance(), 5 * low.variance());
}

TEST(BiasAndVariance, ofOneConstantIsTheNoiseOverThePoints)
{
    // With noise alone to speak of (SD 10) the mean of 25 points has a variance of 100 / 25.
    const DrawTally tally = polynomials(0, 25, 10, 2000);
    EXPECT_NEAR(tally.variance(), 4, 0.4);
}

TEST(LearningCurves, comeTogetherWithMorePoints)
{
    const DrawTally few = polynomials(9, 20);
    const DrawTally many = polynomials(9, 200);
    EXPECT_LT(many.test() - many.training(), 0.25 * (few.test() - few.training()));
    // Too simple a model stays wrong.
    EXPECT_GT(polynomials(1, 200).test(), 2 * 0.09);
}

TEST(DoubleDescent, peaksAtAsManyWavesAsPointsAndFallsAgain)
{
    const auto test = [](int waves) { return tallyOf(FeatureKind::RandomWaves, waves, 20, 0.3, 15).test(); };
    const double peak = test(20);
    EXPECT_GT(peak, 3 * test(8));
    for (const int fewer : {1, 2, 4, 6, 8, 10, 12, 14, 16, 18})
        EXPECT_LT(test(200), test(fewer)); // lower than all that came before
    const DrawTally past = tallyOf(FeatureKind::RandomWaves, 200, 20, 0.3, 15);
    EXPECT_LT(past.training(), 1e-9); // it goes through every point all the same
}

TEST(CycleLesson, endsWithEverySweep)
{
    for (const std::string sweep : {"degree", "samples", "draws", "waves"}) {
        const auto demonstration = played(cycleLesson(), {{"sweep", sweep}}, 2000);
        const Picture picture = demonstration->picture();
        EXPECT_TRUE(picture.finished) << sweep;
        EXPECT_THAT(flawsOf(picture), testing::IsEmpty()) << sweep;
        const std::string last = writtenOut(picture);
        demonstration->step();
        EXPECT_EQ(writtenOut(demonstration->picture()), last) << sweep;
    }
}

TEST(CycleLesson, keepsThePointsWhileTheDegreeRises)
{
    const auto points = [](int steps) {
        return panelOf<Chart>(played(cycleLesson(), {}, steps)->picture()).points.at(0).y;
    };
    EXPECT_EQ(points(0), points(130));
    EXPECT_EQ(points(0), points(15));
}

TEST(CycleLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(cycleLesson());
    expectExtremesPlay(cycleLesson());
}

} // namespace
} // namespace carpo::lessons
