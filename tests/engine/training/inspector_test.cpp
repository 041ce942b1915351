// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/inspector.h"

#include "engine/training/learner.h"
#include "tests/engine/training/small_memory.h"
#include "tests/engine/training/tiny_run.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace carpo::training {
namespace {

double lengthOf(const std::vector<torch::Tensor>& tensors)
{
    double sum = 0;
    for (const torch::Tensor& tensor : tensors)
        sum += tensor.to(torch::kFloat64).square().sum().item<double>();
    return std::sqrt(sum);
}

using Settings = std::vector<std::pair<const char*, const char*>>;

/// A network on the tiny set, ready for a step.
struct Laboratory
{
    explicit Laboratory(const Settings& changes = {}, Experiment base = plainLenet())
        : run(withChanges(std::move(base), changes))
        , standardisation(standardise(run.experiment(), run.set()))
        , batches(run.set(), standardisation, torch::kCPU)
        , learner(run.experiment(), standardisation, torch::kCPU)
    {}

    static Experiment withChanges(Experiment experiment, const Settings& changes)
    {
        for (const auto& [key, text] : changes)
            EXPECT_TRUE(experiment.setFromText(key, text).has_value()) << key;
        return experiment;
    }

    BatchResult step(std::int64_t number)
    {
        const std::span<const std::int64_t> images = std::span(run.set().train).first(8);
        return learner.learn(
            {.images = 8, .parts = 1, .take = [&](std::int64_t) { return batches.take(images); }},
            number,
            0.1);
    }

    TinyRun run;
    Standardisation standardisation;
    Batches batches;
    Learner learner;
};

TEST(Learner, tellsTheGradientsLengthAndTheStepsShareOfTheWeights)
{
    Laboratory laboratory(Settings{{"optimizer.momentum", "0"}, {"optimizer.weight_decay", "0"}});
    std::vector<torch::Tensor> before;
    for (const torch::Tensor& parameter : laboratory.learner.network().parameters())
        before.push_back(parameter.detach().clone());
    BatchResult result = laboratory.step(0);
    std::vector<torch::Tensor> gradients;
    std::vector<torch::Tensor> changes;
    const auto after = laboratory.learner.network().parameters();
    for (std::size_t i = 0; i < after.size(); ++i) {
        gradients.push_back(after[i].grad());
        changes.push_back(after[i].detach() - before[i]);
    }
    EXPECT_NEAR(result.gradientNorm(), lengthOf(gradients), 1e-6 * lengthOf(gradients));
    EXPECT_NEAR(result.updateRatio(), lengthOf(changes) / lengthOf(before), 1e-9);
    // What gradient descent steps by.
    EXPECT_NEAR(lengthOf(changes), 0.1 * result.gradientNorm(), 1e-6);
    EXPECT_GT(result.times().backward, 0);
    EXPECT_TRUE(std::isnan(laboratory.step(1).updateRatio()));
    EXPECT_FALSE(std::isnan(laboratory.step(10).updateRatio()));
}

TEST(Learner, theLengthIsThatBeforeClipping)
{
    Laboratory free;
    Laboratory clipped(Settings{{"regularization.gradient_clip", "0.001"}});
    EXPECT_DOUBLE_EQ(clipped.step(0).gradientNorm(), free.step(0).gradientNorm());
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : clipped.learner.network().parameters())
        gradients.push_back(parameter.grad());
    EXPECT_NEAR(lengthOf(gradients), 0.001, 1e-6);
}

TEST(Inspector, seesTheLayersOfTheLecturesNetwork)
{
    Laboratory laboratory;
    static_cast<void>(laboratory.step(0));
    const Inspector inspector(laboratory.run.set());
    const Inspection inside = inspector.look(laboratory.learner.network(), laboratory.batches, 2);
    // Five convolutions, the dense layer and the output.
    std::vector<std::int64_t> units;
    for (const LayerInside& layer : inside.layers) {
        units.push_back(layer.units);
        EXPECT_FALSE(layer.gradients.isEmpty()) << layer.name;
        EXPECT_FALSE(layer.activations.isEmpty()) << layer.name;
    }
    EXPECT_THAT(units, testing::ElementsAre(16, 32, 32, 64, 64, 32, 1));
    EXPECT_EQ(inside.layers.front().activation, "relu");
    EXPECT_EQ(inside.layers.back().activation, "");
    EXPECT_EQ(inside.image, 2);
    EXPECT_THAT(inside.filterSide, testing::ElementsAre(3, 3));
    EXPECT_EQ(inside.filters.size(), 16U * 9U);
    const LayerInside& first = inside.layers.front();
    EXPECT_EQ(std::accumulate(first.weights.counts.begin(), first.weights.counts.end(), std::int64_t{0}),
              16 * 9);
    // ReLU comes behind the pooling, 16 images of 16 channels of 8 x 8.
    EXPECT_THAT(first.mapSide, testing::ElementsAre(8, 8));
    EXPECT_EQ(first.maps.size(), 16U * 64U);
    EXPECT_GE(first.activations.minimum, 0);
    EXPECT_TRUE(inside.layers.back().maps.empty());
}

TEST(Inspector, aNetworkOfZerosIsDead)
{
    Laboratory laboratory(Settings{{"init.name", "zeros"}});
    const Inspector inspector(laboratory.run.set());
    const Inspection inside = inspector.look(laboratory.learner.network(), laboratory.batches, 0);
    for (const LayerInside& layer : inside.layers)
        EXPECT_EQ(layer.deadUnits, layer.units) << layer.name;
}

// Every published architecture and every kind of network goes through.
class InspectorOf : public testing::TestWithParam<const char*>
{};

TEST_P(InspectorOf, namesEachLayerByItsTensors)
{
    Laboratory laboratory(Settings{{"network.name", GetParam()}, {"execution.channels_last", "false"}});
    static_cast<void>(laboratory.step(0));
    const Inspector inspector(laboratory.run.set());
    const Inspection inside = inspector.look(laboratory.learner.network(), laboratory.batches, 0);
    ASSERT_GE(inside.layers.size(), 2U);
    const auto named = laboratory.learner.network().named_parameters();
    for (const LayerInside& layer : inside.layers) {
        const bool isKnown = std::ranges::any_of(named, [&layer](const auto& parameter) {
            return parameter.key().substr(0, parameter.key().rfind('.')) == layer.name;
        });
        EXPECT_TRUE(isKnown) << layer.name;
        EXPECT_FALSE(layer.weights.isEmpty()) << layer.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Networks, InspectorOf, testing::Values("rapida", "mlp", "rnn", "cnn", "own"));

/// What is needed for a look beside the network and its gradients.
std::size_t neededForALook(const char* depth)
{
    const SmallMemory memory(std::size_t{1} << 30);
    Laboratory laboratory(
        Settings{{"network.name", "cnn"}, {"network.width", "32"}, {"network.depth", depth}});
    static_cast<void>(laboratory.step(0));
    const Inspector inspector(laboratory.run.set());
    const std::size_t before = SmallMemory::held();
    SmallMemory::watchAnew();
    const Inspection inside = inspector.look(laboratory.learner.network(), laboratory.batches, 0);
    EXPECT_EQ(inside.layers.size(), static_cast<std::size_t>(std::stoi(depth)) + 2);
    return SmallMemory::most() - before;
}

TEST(Inspector, keepsNoLayersOutput)
{
    EXPECT_LE(neededForALook("8"), neededForALook("3") + 10'000);
}

TEST(Inspector, looksAtFewerImagesWhereTheyAreLarge)
{
    EXPECT_EQ(Inspector::probeImages(16), 32U);
    EXPECT_EQ(Inspector::probeImages(512), 16U);
    EXPECT_EQ(Inspector::probeImages(4096), 4U);
}

// Two channels side by side in memory, of 0 and of 1.
TEST(Inspector, aHistogramOfMillionsIsOfSomeOfThemOfEveryChannel)
{
    const torch::Tensor ones = torch::ones({2, 1, 1024, 1024});
    const torch::Tensor both =
        torch::cat({torch::zeros_like(ones), ones}, 1).contiguous(torch::MemoryFormat::ChannelsLast);
    const NumberHistogram histogram = histogramOf(both);
    const auto counted = std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0});
    EXPECT_LE(counted, std::int64_t{1} << 20);
    EXPECT_GE(counted, std::int64_t{1} << 18);
    EXPECT_NEAR(histogram.mean, 0.5, 1e-4);
    EXPECT_NEAR(histogram.sd, 0.5, 1e-4);
}

TEST(Inspector, histogramIsThatOfTheFiniteNumbers)
{
    const NumberHistogram histogram =
        histogramOf(torch::tensor({0.0F, 1.0F, 2.0F, 47.9F, 48.0F, NAN, INFINITY}));
    EXPECT_EQ(histogram.minimum, 0);
    EXPECT_EQ(histogram.maximum, 48);
    EXPECT_NEAR(histogram.mean, 98.9 / 5, 1e-5);
    ASSERT_EQ(histogram.counts.size(), 48U);
    EXPECT_EQ(histogram.counts[0], 1);
    EXPECT_EQ(histogram.counts[1], 1);
    EXPECT_EQ(histogram.counts[47], 2);
    EXPECT_TRUE(histogramOf(torch::full({3}, NAN)).isEmpty());
    const NumberHistogram constant = histogramOf(torch::full({4}, 2.0F));
    EXPECT_EQ(std::accumulate(constant.counts.begin(), constant.counts.end(), std::int64_t{0}), 4);
    EXPECT_LT(constant.minimum, 2);
}

} // namespace
} // namespace carpo::training
