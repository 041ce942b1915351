// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/initialisation.h"

#include "engine/lessons/activation.h"
#include "engine/lessons/entries.h"
#include "engine/nn/initialisation.h"
#include "engine/nn/layers.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kIn = 500;
constexpr int kOut = 300;

// Of the engine's own draw for a layer.
double enginesSd(const nn::Initialisation& start)
{
    torch::nn::Linear layer(kIn, kOut);
    nn::initialise(*layer, start);
    return layer->weight.std().item<double>();
}

TEST(StartLaw, isTheEngines)
{
    torch::manual_seed(3);
    EXPECT_NEAR(lawOf(Start::He, kIn, kOut).sd / enginesSd({.name = "he_normal"}), 1, 0.01);
    EXPECT_NEAR(lawOf(Start::Xavier, kIn, kOut).sd / enginesSd({.name = "glorot_normal"}), 1, 0.01);
    EXPECT_NEAR(lawOf(Start::Small, kIn, kOut).sd / enginesSd({.name = "normal", .sd = 0.01}), 1, 0.01);
    EXPECT_NEAR(lawOf(Start::Large, kIn, kOut).sd / enginesSd({.name = "normal", .sd = 1}), 1, 0.01);
    EXPECT_NEAR(lawOf(Start::SlideHe, kIn, kOut).sd, 0.01 * lawOf(Start::He, kIn, kOut).sd, 1e-12);
    EXPECT_TRUE(lawOf(Start::Zeros, kIn, kOut).isConstant());
    EXPECT_EQ(lawOf(Start::Zeros, kIn, kOut).constant, 0);
}

TEST(StartWeights, areDrawnByThatLaw)
{
    const std::vector<int> hidden{kOut, 40};
    const LayerWeights weights = startWeights(Start::He, kIn, hidden, 5);
    ASSERT_EQ(weights.size(), 3U);
    ASSERT_EQ(weights[0].size(), static_cast<std::size_t>(kIn * kOut));
    ASSERT_EQ(weights[2].size(), 40U);
    double squares = 0;
    for (const double weight : weights[1])
        squares += weight * weight;
    EXPECT_NEAR(std::sqrt(squares / static_cast<double>(weights[1].size())), std::sqrt(2.0 / kOut), 0.002);
    EXPECT_THAT(startWeights(Start::Negative, 4, std::vector<int>{1}, 5).front(), testing::Each(-0.25));
}

// What the issue of a training that goes on meanwhile hangs on.
TEST(PassSignal, leavesTorchsGeneratorAlone)
{
    torch::manual_seed(11);
    const double expected = torch::rand({1}).item<double>();
    torch::manual_seed(11);
    (void)passSignal({}, 1, 0);
    (void)played(initialisationLesson(), {{"start", "positive"}}, 2);
    (void)played(dropoutLesson(), {}, 2);
    EXPECT_EQ(torch::rand({1}).item<double>(), expected);
}

TEST(PassSignal, hasTheVariancesOfSumVariancesAndFiniteGradients)
{
    const std::vector<SignalLayer> layers = passSignal({}, 1, 4);
    const std::vector<double> variances = sumVariances({}, 1, 4);
    ASSERT_EQ(layers.size(), variances.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        EXPECT_EQ(layers[i].sumVariance, variances[i]);
        EXPECT_EQ(layers[i].gradients.size(), layers[i].values.size());
    }
    // Through the last layer only the activation's slope is in the way: what comes back is there or is 0.
    const SignalLayer& last = layers.back();
    for (std::size_t i = 0; i < last.values.size(); ++i)
        EXPECT_EQ(last.gradients[i] != 0, last.values[i] > 0);
}

TEST(He, keepsTheVarianceOverFiftyLayersOnAverageAndLowVarianceLosesIt)
{
    const SignalOptions options{.depth = 50, .width = 256, .rows = 8};
    constexpr int kDraws = 100;
    std::vector<double> mean(50);
    double least = HUGE_VAL;
    double most = 0;
    for (int draw = 0; draw < kDraws; ++draw) {
        const std::vector<double> variances = sumVariances(options, 1, static_cast<std::uint64_t>(draw));
        for (std::size_t layer = 0; layer < mean.size(); ++layer)
            mean[layer] += variances[layer] / kDraws;
        least = std::min(least, variances.back());
        most = std::max(most, variances.back());
    }
    // Of standard normal inputs, 256 x 2 / 256.
    for (const double variance : mean) {
        EXPECT_GT(variance, 1);
        EXPECT_LT(variance, 4);
    }
    // A single draw wanders.
    EXPECT_GT(most / least, 4);

    SignalOptions low = options;
    low.start = Start::Small;
    EXPECT_LT(sumVariances(low, 1, 0).back(), 1e-12);
    low.start = Start::SlideHe;
    EXPECT_LT(sumVariances(low, 1, 0).back(), 1e-12);
}

TEST(Xavier, keepsTanhAliveWhereALargeStartSaturatesIt)
{
    SignalOptions options{.start = Start::Xavier, .activation = activationOf("tanh"), .width = 256};
    const auto saturated = [&options] {
        const std::vector<float> values = passSignal(options, 1, 0).back().values;
        const auto count = std::ranges::count_if(values, [](float value) { return std::abs(value) > 0.97F; });
        return static_cast<double>(count) / static_cast<double>(values.size());
    };
    EXPECT_LT(saturated(), 0.01);
    options.start = Start::Large;
    EXPECT_GT(saturated(), 0.8);
}

TEST(UnitsApart, isTheDistanceFromALayersFirstUnit)
{
    const std::vector<int> hidden{2, 3};
    LayerWeights weights{{1, 2, 1, 2}, {5, 5, 5, 5, 5, 5}, {1, 2, 3}}; // the output's may differ
    EXPECT_EQ(unitsApart(weights, hidden), 0);
    weights[1] = {5, 5, 5, 5, 8, 9};
    EXPECT_EQ(unitsApart(weights, hidden), 5);
}

TEST(InitialisationLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(initialisationLesson());
    expectExtremesPlay(initialisationLesson());
}

const Chart& fourth(const Picture& picture)
{
    return panelOf<Chart>(picture, 3);
}

TEST(InitialisationLesson, neverBreaksSymmetryWithoutDropoutAndDoesWithIt)
{
    for (const char* const activation : {"tanh", "relu", "sigmoid"}) {
        const Picture picture =
            played(initialisationLesson(),
                   {{"start", "positive"}, {"activation", activation}, {"depth", "3"}, {"rate", "0.1"}},
                   150)
                ->picture();
        const Chart& chart = panelOf<Chart>(picture, 2);
        // Exactly, but for the rounding of sums that a processor adds in another order.
        EXPECT_LT(*std::ranges::max_element(chart.lines.at(0).y), 1e-4) << activation;
        EXPECT_GT(chart.lines.at(1).y.back(), 0.05) << activation;
        EXPECT_EQ(chart.lines.at(1).y.front(), 0) << activation;
        EXPECT_EQ(chart.lines.at(0).y.size(), 151U);
    }
}

TEST(InitialisationLesson, learnsFromHeAndNotFromWhatFades)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Picture picture = played(initialisationLesson(), {}, 200, seed)->picture();
        const auto loss = [&picture](Start start) {
            return fourth(picture).lines.at(static_cast<std::size_t>(start)).y.back();
        };
        EXPECT_LT(loss(Start::He), 0.2) << seed;
        for (const Start start : {Start::Zeros, Start::Negative, Start::Small, Start::SlideHe})
            EXPECT_NEAR(loss(start), std::log(2), 0.01) << seed;
    }
}

} // namespace
} // namespace carpo::lessons
