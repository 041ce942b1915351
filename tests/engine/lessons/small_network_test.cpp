// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/small_network.h"

#include "engine/lessons/batch_norm.h"
#include "engine/nn/torch.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

const Examples kFour{.inputs = {0.5F, -1, 1, 2, -0.3F, 0.7F, 0, -0.4F}, .targets = {0, 1, 1, 0}};

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

TEST(SmallNetwork, withoutHiddenLayersIsLogisticRegression)
{
    SmallNetwork network({}, experimentWith("sgd"), 1);
    network.setParameters(std::vector<double>{0.3, -0.2, 0.1});
    const std::vector<float> found = network.outputs(kFour.inputs);
    double loss = 0;
    for (std::size_t i = 0; i < kFour.size(); ++i) {
        const double p = sigmoid(0.3 * kFour.inputs[2 * i] - 0.2 * kFour.inputs[2 * i + 1] + 0.1);
        EXPECT_NEAR(found[i], p, 1e-6);
        loss -= (kFour.targets[i] > 0 ? std::log(p) : std::log(1 - p)) / 4;
    }
    EXPECT_NEAR(network.loss(kFour), loss, 1e-6);
}

TEST(SmallNetwork, learnsAlongItsGradient)
{
    training::Experiment experiment = experimentWith("sgd");
    ASSERT_TRUE(experiment.set("optimizer.momentum", 0.0).has_value());
    SmallNetwork network({.hidden = {3}}, experiment, 4);
    const std::vector<double> before = network.parameters();
    const SmallNetwork::Slope slope = network.slope(kFour);
    EXPECT_NEAR(network.learn(kFour, 0.1), slope.loss, 1e-6);
    const std::vector<double> after = network.parameters();
    ASSERT_EQ(after.size(), 3U * 2 + 3 + 3 + 1);
    for (std::size_t i = 0; i < after.size(); ++i)
        EXPECT_NEAR(after[i], before[i] - 0.1 * slope.gradient[i], 1e-6) << i;
}

TEST(SmallNetwork, givesTheSlopeThatDifferencesGive)
{
    SmallNetwork network({.hidden = {3, 2}, .activation = nn::Activation{.kind = nn::ActivationKind::Tanh}},
                         experimentWith("adam"),
                         4);
    const std::vector<double> there = network.parameters();
    const SmallNetwork::Slope slope = network.slope(kFour);
    for (std::size_t i = 0; i < there.size(); ++i) {
        constexpr double kStep = 5e-3;
        std::vector<double> moved = there;
        moved[i] += kStep;
        network.setParameters(moved);
        const double ahead = network.loss(kFour);
        moved[i] -= 2 * kStep;
        network.setParameters(moved);
        EXPECT_NEAR(slope.gradient[i], (ahead - network.loss(kFour)) / (2 * kStep), 1e-3) << i;
    }
}

TEST(SmallNetwork, leavesTorchsGeneratorToOthers)
{
    torch::manual_seed(5);
    const torch::Tensor expected = torch::rand({3});
    torch::manual_seed(5);
    SmallNetwork network({.hidden = {8}, .normalisation = {.kind = nn::NormalisationKind::BatchRenorm}},
                         experimentWith("adam"),
                         1);
    network.learn(kFour, 0.1);
    EXPECT_TRUE(torch::equal(torch::rand({3}), expected));
}

TEST(SmallNetwork, becomesZeroByTheProximalStepOnly)
{
    const auto zerosAfter = [](const char* step) {
        training::Experiment experiment = experimentWith("adam");
        EXPECT_TRUE(experiment.set("l1.step", std::string(step)).has_value());
        SmallNetwork network({.hidden = {4}}, experiment, 2);
        network.setLambda(0.3, 0);
        for (int i = 0; i < 300; ++i)
            network.learn(kFour, 0.02);
        int zeros = 0;
        for (const std::vector<double>& layer : network.weights())
            zeros += static_cast<int>(std::ranges::count(layer, 0.0));
        return zeros;
    };
    EXPECT_GE(zerosAfter("proximal"), 4);
    EXPECT_EQ(zerosAfter("penalty"), 0);
}

// The slide's arithmetic against the engine's layer, through the running statistics of its first step.
TEST(SmallNetwork, remembersWhatBatchNormalisationHasSeen)
{
    training::Experiment experiment = experimentWith("sgd");
    SmallNetwork network(
        {.hidden = {2}, .normalisation = {.kind = nn::NormalisationKind::Batch}}, experiment, 3);
    EXPECT_EQ(network.running(0).at(0).mean, 0);
    EXPECT_EQ(network.running(0).at(0).variance, 1);
    const std::vector<float> sums = network.look(kFour.inputs).at(0).sums;
    network.learn(kFour, 0.1);
    for (std::size_t unit = 0; unit < 2; ++unit) {
        std::vector<double> own;
        for (std::size_t i = unit; i < sums.size(); i += 2)
            own.push_back(sums[i]);
        const NormalisedBatch batch = batchNorm(own, 1, 0);
        EXPECT_NEAR(network.running(0).at(unit).mean, 0.1 * batch.mean, 1e-6);
        EXPECT_NEAR(network.running(0).at(unit).variance, 0.9 + 0.1 * batch.variance * 4 / 3, 1e-5);
    }
    EXPECT_THAT(SmallNetwork({.hidden = {2}}, experiment, 3).running(0), testing::IsEmpty());
}

} // namespace
} // namespace carpo::lessons
