// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/dropout.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/initialisation.h"
#include "engine/lessons/small_network.h"
#include "engine/nn/torch.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

TEST(DropoutMask, hasTheValuesAndTheRateOfTorchsDropout)
{
    constexpr std::size_t kCount = 40000;
    constexpr double kDroppedPart = 0.3;
    core::RandomStream random(1, "test");
    const std::vector<float> mask = dropoutMask(kCount, kDroppedPart, random);
    torch::manual_seed(1);
    const torch::Tensor torchs = torch::dropout(torch::ones({kCount}), kDroppedPart, true);
    const float kept = torchs.max().item<float>();
    EXPECT_THAT(mask, testing::Each(testing::AnyOf(0.0F, testing::FloatEq(kept))));
    const auto out = static_cast<double>(std::ranges::count(mask, 0.0F));
    EXPECT_NEAR(out / kCount, kDroppedPart, 0.01);
    EXPECT_NEAR(out / kCount, (torchs == 0).to(torch::kFloat64).mean().item<double>(), 0.02);
    EXPECT_THAT(dropoutMask(10, 0, random), testing::Each(1.0F));
}

TEST(RunningMean, isOfTheFirstValues)
{
    EXPECT_THAT(runningMean({2, 4, 9}), testing::ElementsAre(2, 3, 5));
    EXPECT_NEAR(standardError({1, 3}), 1, 1e-12);
}

constexpr int kMaskedUnits = 4;
constexpr double kDroppedPart = 0.4;
const std::vector<float> kSeenInput{0.7F, -0.3F};

SmallNetwork smallOne(int layers, nn::Activation activation = {})
{
    const std::vector<int> hidden(static_cast<std::size_t>(layers), kMaskedUnits);
    return {{.hidden = hidden,
             .activation = activation,
             .isClassifier = false,
             .start = startWeights(Start::He, 2, hidden, 6)},
            experimentWith("sgd"),
            1};
}

// The mean output over every mask of these layers, each as often as dropout draws it.
double
meanOverAllMasks(const SmallNetwork& network, std::size_t layers, const std::vector<std::size_t>& masked)
{
    const std::size_t bits = masked.size() * kMaskedUnits;
    double mean = 0;
    for (std::size_t mask = 0; mask < (std::size_t{1} << bits); ++mask) {
        Masks masks(layers);
        double probability = 1;
        for (std::size_t bit = 0; bit < bits; ++bit) {
            const bool isOut = ((mask >> bit) & 1U) != 0;
            masks[masked[bit / kMaskedUnits]].push_back(isOut ? 0.0F
                                                              : static_cast<float>(1 / (1 - kDroppedPart)));
            probability *= isOut ? kDroppedPart : 1 - kDroppedPart;
        }
        mean += probability * static_cast<double>(network.outputs(kSeenInput, masks).front());
    }
    return mean;
}

TEST(MeanOverMasks, isTheTestsOutputExactlyWhereOnlyALinearLayerFollows)
{
    for (const nn::ActivationKind kind : {nn::ActivationKind::Relu, nn::ActivationKind::Tanh}) {
        const SmallNetwork network = smallOne(2, {.kind = kind});
        const double tested = static_cast<double>(network.outputs(kSeenInput).front());
        EXPECT_NEAR(meanOverAllMasks(network, 2, {1}), tested, 1e-6);
        // Behind a bend the mean is another.
        EXPECT_GT(std::abs(meanOverAllMasks(network, 2, {0}) - tested), 1e-3);
        EXPECT_GT(std::abs(meanOverAllMasks(network, 2, {0, 1}) - tested), 1e-3);
    }
}

TEST(SmallNetworkUnderMasks, isTheSameWhenNothingIsOut)
{
    SmallNetwork plain = smallOne(2);
    SmallNetwork masked = smallOne(2);
    const Examples examples{.inputs = {0.5F, 1, -0.2F, 0.3F}, .targets = {1, -1}};
    const std::vector<float> allIn(2 * kMaskedUnits, 1);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(masked.learn(examples, 0.01, {allIn, allIn}), plain.learn(examples, 0.01));
    EXPECT_EQ(masked.outputs(kSeenInput), plain.outputs(kSeenInput));
}

TEST(SmallNetworkUnderMasks, teachesNothingToAUnitThatIsOut)
{
    SmallNetwork network = smallOne(1);
    const LayerWeights before = network.weights();
    const Examples examples{.inputs = {0.5F, 1, -0.2F, 0.3F}, .targets = {1, -1}};
    network.learn(examples, 0.1, {{0, 1, 1, 1, 0, 1, 1, 1}});
    const LayerWeights after = network.weights();
    EXPECT_EQ(after[0][0], before[0][0]);
    EXPECT_EQ(after[0][1], before[0][1]);
    EXPECT_EQ(after[1][0], before[1][0]);
    EXPECT_NE(after[0], before[0]);
}

TEST(DropoutLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(dropoutLesson());
    expectExtremesPlay(dropoutLesson());
}

TEST(DropoutLesson, narrowsTheGapBetweenTrainingAndTestErrorAndLowersTheTests)
{
    double without = 0;
    double with = 0;
    double testWithout = 0;
    double testWith = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Picture picture = played(dropoutLesson(), {}, 200, seed)->picture();
        const auto& lines = panelOf<Chart>(picture, 2).lines;
        without += lines.at(1).y.back() - lines.at(0).y.back();
        with += lines.at(3).y.back() - lines.at(2).y.back();
        testWithout += lines.at(1).y.back();
        testWith += lines.at(3).y.back();
    }
    EXPECT_LT(with, 0.7 * without);
    EXPECT_LT(testWith, 0.95 * testWithout);
}

TEST(DropoutLesson, drawsTheUnitsThatAreOutAndComesToTheMean)
{
    const auto lesson = played(dropoutLesson(), {{"place", "last"}, {"rate", "0.5"}}, 60);
    const Picture picture = lesson->picture();
    const auto& net = panelOf<NetDrawing>(picture);
    ASSERT_EQ(net.layers.size(), 4U);
    const auto isOut = [](const NetDrawing::Unit& unit) { return unit.share == 0; };
    EXPECT_EQ(std::ranges::count_if(net.layers[1], isOut), 0);
    EXPECT_GT(std::ranges::count_if(net.layers[2], isOut), 2);
    EXPECT_EQ(net.note.values.at(0), static_cast<double>(std::ranges::count_if(net.layers[2], isOut)));
    EXPECT_EQ(net.note.values.at(2), 2);
    // Gap and twice its SD by chance.
    const Words& note = panelOf<Chart>(picture, 1).note;
    EXPECT_LT(std::abs(note.values.at(0)), 2 * note.values.at(1));
    lesson->step();
    EXPECT_NE(writtenOut(lesson->picture()), writtenOut(picture));
}

} // namespace
} // namespace carpo::lessons
