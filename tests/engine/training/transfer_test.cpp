// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/transfer.h"

#include "engine/nn/published.h"
#include "engine/training/learner.h"
#include "engine/training/optimizers.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace carpo::training {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

torch::Tensor named(const nn::Network& network, const std::string& name)
{
    for (const auto& [key, tensor] : weightsOf(network)) {
        if (key == name)
            return tensor;
    }
    ADD_FAILURE() << name;
    return {};
}

TEST(Transfer, takesColourNetworksForGrayImages)
{
    torch::manual_seed(4);
    const auto colours = nn::makeResnet(18, {}, 3);
    const auto gray = nn::makeResnet(18, {.sex = nn::SexInput::None, .headWidth = 7}, 1);
    const torch::Tensor head = named(*gray, "head.hidden.weight").clone();
    ASSERT_TRUE(transfer(weightsOf(*colours), *gray, "resnet18", "w").has_value());
    EXPECT_TRUE(torch::equal(head, named(*gray, "head.hidden.weight"))); // another width: stays
    const torch::NoGradGuard noGrad;
    colours->eval();
    gray->eval();
    const torch::Tensor images = torch::randn({2, 1, 64, 64});
    const torch::Tensor expected = colours->features(images.repeat({1, 3, 1, 1}));
    EXPECT_LT((gray->features(images) - expected).abs().max().item<double>(),
              1e-4 * expected.abs().max().item<double>());
}

TEST(Transfer, namesWhatDoesNotFitAndChangesNothing)
{
    const auto from = nn::makeResnet(18, {}, 1);
    const auto to = nn::makeResnet(50, {}, 1);
    const torch::Tensor before = named(*to, "conv1.weight").clone();
    const auto done = transfer(weightsOf(*from), *to, "resnet50", "w.safetensors");
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::WeightsMismatch);
    EXPECT_EQ(done.error().place, "w.safetensors");
    EXPECT_THAT(std::string(done.error().value("shapes")),
                HasSubstr("layer1.0.conv1.weight [64, 64, 3, 3] / [64, 64, 1, 1]"));
    EXPECT_THAT(std::string(done.error().value("missing")), HasSubstr("layer1.0.bn3.weight"));
    EXPECT_EQ(done.error().value("surplus"), "–");
    EXPECT_TRUE(torch::equal(before, named(*to, "conv1.weight")));
}

// What the lecture puts in front of Inception-v4, nobody publishes.
TEST(Transfer, leavesWhatStandsInFrontAsItIs)
{
    const auto network = nn::makeInceptionV4({}, true);
    Weights weights = weightsOf(*network);
    const std::size_t all = weights.size();
    std::erase_if(weights, [](const auto& entry) { return entry.first.starts_with("front."); });
    ASSERT_EQ(weights.size(), all - 2);
    const auto report = transfer(weights, *network, "inception_v4", "w");
    ASSERT_TRUE(report.has_value()) << core::inEnglish(report.error());
    EXPECT_THAT(report->kept, testing::UnorderedElementsAre("front.weight", "front.bias"));
}

// ImageNet's classifier has another name than this head: it is left where it is, and said.
TEST(Transfer, tellsWhatItTookWhatItKeptAndWhatIsSurplus)
{
    const auto from = nn::makeResnet(18, {}, 1);
    const auto to = nn::makeResnet(18, {.sex = nn::SexInput::None, .headWidth = 7}, 1);
    Weights weights = weightsOf(*from);
    std::erase_if(weights, [](const auto& entry) { return isOfHead(entry.first); });
    const std::size_t body = weights.size();
    weights.emplace_back("fc.weight", torch::zeros({10, 512}));
    weights.emplace_back("fc.bias", torch::zeros({10}));
    const auto report = transfer(weights, *to, "resnet18", "w");
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->taken, body);
    EXPECT_THAT(report->surplus, ElementsAre("fc.bias", "fc.weight"));
    EXPECT_EQ(report->kept.size(), weightsOf(*to).size() - body);
    EXPECT_TRUE(std::ranges::all_of(report->kept, isOfHead));
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeTransferReport(folder.path(), "w.pth", "c0ffee", *report).has_value());
    std::ifstream file(folder / "transfer.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(text, HasSubstr("fc.bias"));
    EXPECT_THAT(text, HasSubstr("w.pth"));
    EXPECT_THAT(text, HasSubstr("\"sha256\": \"c0ffee\""));
}

// A convolution of three channels that is otherwise of another shape is not summed first.
TEST(Transfer, namesMissingOnesAndOnesTooMany)
{
    const auto to = nn::makeResnet(18, {}, 1);
    Weights weights = weightsOf(*to);
    weights.front().second = torch::zeros({1, 3, 7, 7});
    weights[1].first = "another";
    const auto done = transfer(weights, *to, "resnet18", "w");
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().value("shapes"), "conv1.weight [1, 3, 7, 7] / [64, 1, 7, 7]");
    EXPECT_EQ(done.error().value("missing"), "bn1.weight");
    EXPECT_EQ(done.error().value("surplus"), "another");
}

TEST(Transfer, knowsTheNamesOfTheFirstDensenets)
{
    EXPECT_EQ(presentName("features.denseblock1.denselayer2.norm.1.running_mean"),
              "features.denseblock1.denselayer2.norm1.running_mean");
    EXPECT_EQ(presentName("features.denseblock4.denselayer16.conv.2.weight"),
              "features.denseblock4.denselayer16.conv2.weight");
    EXPECT_EQ(presentName("features.transition1.norm.weight"), "features.transition1.norm.weight");
    EXPECT_EQ(presentName("features.denseblock1.denselayer2.norm1.weight"),
              "features.denseblock1.denselayer2.norm1.weight");
}

TEST(Transfer, countsStagesFromTheImageOn)
{
    EXPECT_THAT(firstStages(*nn::makeResnet(18, {}, 1), 3), ElementsAre("conv1", "bn1", "layer1"));
    EXPECT_THAT(firstStages(*nn::makeNetwork("lenet_ufg", {}), 99),
                ElementsAre("features.0", "features.3", "features.7", "features.10", "features.13"));
    EXPECT_TRUE(firstStages(*nn::makeNetwork("lenet_ufg", {}), 0).empty());
}

// A learner on squares of noise, and which of its weights a step of the epoch changes.
std::vector<std::string> changedIn(Learner& learner, int epoch, const Batch& batch)
{
    std::vector<torch::Tensor> before;
    for (const auto& [name, tensor] : weightsOf(learner.judged()))
        before.push_back(tensor.clone());
    learner.beginEpoch(epoch);
    (void)learner.learn(
        {.images = batch.images.size(0), .parts = 1, .take = [&](std::int64_t) { return batch; }},
        epoch,
        0.1);
    std::vector<std::string> changed;
    const Weights after = weightsOf(learner.judged());
    for (std::size_t i = 0; i < after.size(); ++i) {
        const std::string stage = stageOf(after[i].first);
        if (!torch::equal(before[i], after[i].second) && (changed.empty() || changed.back() != stage))
            changed.push_back(stage);
    }
    return changed;
}

TEST(Transfer, freesOneStageAfterTheOther)
{
    torch::manual_seed(8);
    Experiment experiment;
    for (const auto& [key, text] :
         std::vector<std::pair<std::string, std::string>>{{"network.name", "lenet_ufg"},
                                                          {"optimizer.name", "adamw"},
                                                          {"optimizer.weight_decay", "0.1"},
                                                          {"transfer.frozen_stages", "99"},
                                                          {"transfer.unfreeze_epochs", "2"}})
        ASSERT_TRUE(experiment.setFromText(key, text).has_value()) << key;
    Learner learner(experiment, {}, torch::kCPU);
    const Batch batch{
        .images = torch::randn({4, 1, 32, 32}), .sex = torch::ones({4}), .targets = torch::randn({4})};
    // Five stages and the head; the fifth learns from the third epoch on.
    const auto heads = changedIn(learner, 1, batch);
    EXPECT_THAT(heads, testing::Each(testing::StartsWith("head")));
    EXPECT_FALSE(heads.empty());
    EXPECT_EQ(changedIn(learner, 2, batch), heads) << "nor does weight decay touch what is frozen";
    EXPECT_EQ(changedIn(learner, 3, batch).front(), "features.13");
    EXPECT_EQ(changedIn(learner, 6, batch).front(), "features.10");
    EXPECT_EQ(changedIn(learner, 100, batch).front(), "features.0");
}

TEST(Precision, mixedStaysNearAndDiffers)
{
    Experiment experiment;
    Experiment mixed;
    ASSERT_TRUE(mixed.setFromText("execution.precision", "mixed").has_value());
    torch::manual_seed(9);
    const Batch batch{
        .images = torch::randn({8, 1, 32, 32}), .sex = torch::ones({8}), .targets = torch::randn({8})};
    const auto lossesOf = [&batch](const Experiment& of) {
        Learner learner(of, {}, torch::kCPU);
        std::vector<double> losses;
        for (int step = 0; step < 4; ++step)
            losses.push_back(
                learner
                    .learn(
                        {.images = 8, .parts = 1, .take = [&](std::int64_t) { return batch; }}, step, 0.003)
                    .loss());
        return losses;
    };
    const auto exact = lossesOf(experiment);
    const auto rounded = lossesOf(mixed);
    EXPECT_NE(exact, rounded);
    for (std::size_t i = 0; i < exact.size(); ++i)
        EXPECT_NEAR(exact[i], rounded[i], 0.1 * exact[i]);
    EXPECT_LT(rounded.back(), rounded.front()) << "it learns";
    for (const auto& [name, tensor] : weightsOf(Learner(mixed, {}, torch::kCPU).judged()))
        EXPECT_NE(tensor.scalar_type(), torch::kBFloat16) << name;
}

TEST(Transfer, theSlowHaveTheirPartOfTheRate)
{
    for (const auto* const name :
         {"gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad", "adamw"}) {
        for (const auto* const correction : {"true", "false"}) {
            Experiment experiment;
            ASSERT_TRUE(experiment.setFromText("optimizer.name", name).has_value());
            ASSERT_TRUE(experiment.setFromText("optimizer.bias_correction", correction).has_value());
            ASSERT_TRUE(experiment.setFromText("optimizer.weight_decay", "0").has_value());
            std::vector<torch::Tensor> all;
            for (int i = 0; i < 2; ++i) {
                all.push_back(torch::ones({2, 2}, torch::kFloat64).requires_grad_());
                all.push_back(torch::ones({2}, torch::kFloat64).requires_grad_());
            }
            const auto optimizer = makeOptimizer(experiment, {all[0], all[1]}, {all[2], all[3]});
            setLearningRate(*optimizer, 0.1, 0.25);
            (all[0].sum() + all[1].sum() + all[2].sum() + all[3].sum()).backward();
            optimizer->step();
            for (std::size_t i = 0; i < 2; ++i)
                EXPECT_NEAR(1 - all[i + 2].detach().max().item<double>(),
                            0.25 * (1 - all[i].detach().max().item<double>()),
                            1e-12)
                    << name;
        }
    }
}

} // namespace
} // namespace carpo::training
