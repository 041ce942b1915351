// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/training/safetensors_header.h"
#include "engine/training/trainer.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <utility>

namespace carpo::training {
namespace {

using core::ErrorCode;
using support::TemporaryFolder;
using Settings = std::vector<std::pair<std::string, std::string>>;

// However often a run is stopped and continued, it gives what it gives undisturbed.
void expectExactResume(const Experiment& experiment)
{
    TinyRun undisturbed(experiment);
    const TemporaryFolder calm;
    const auto expected = undisturbed.train(calm.path());
    ASSERT_TRUE(expected.has_value());
    ASSERT_EQ(undisturbed.epochs().size(), 3U);

    const TemporaryFolder folder;
    core::RandomStream random(std::random_device{}(), "stops");
    SCOPED_TRACE(random.state());
    std::map<int, std::string> epochs;
    core::Result<TrainingOutcome> outcome;
    int parts = 0;
    do {
        TinyRun part(experiment);
        // At least one stop, also where an epoch is one step.
        const std::uint64_t last = 1 + random.below(parts == 0 ? 2 : 4);
        part.afterBatch = [&part, last](const BatchReport&) {
            if (part.batches().size() >= last)
                part.stop.request_stop();
        };
        outcome = part.train(folder.path(), parts++ > 0);
        ASSERT_TRUE(outcome.has_value());
        epochs.insert(part.epochs().begin(), part.epochs().end());
    } while (!outcome->finished);
    EXPECT_GT(parts, 1);
    EXPECT_EQ(epochs, undisturbed.epochs());
    EXPECT_EQ(outcome->weightsSha256, expected->weightsSha256);
    EXPECT_EQ(outcome->bestValidation.values, expected->bestValidation.values);
    EXPECT_EQ(outcome->bestValidation.probabilities, expected->bestValidation.probabilities);
    EXPECT_EQ(outcome->bestMetrics, expected->bestMetrics);
    EXPECT_EQ(outcome->bestEpoch, expected->bestEpoch);
    EXPECT_EQ(outcome->epochs, 3);
}

class Resume : public testing::TestWithParam<Experiment (*)()>
{};

TEST_P(Resume, isBitIdentical)
{
    expectExactResume(GetParam()());
}

// LeNet with dropout, changed.
template <const char* const* Changes>
Experiment lenetWith()
{
    Experiment experiment = plainLenet();
    for (const char* const* setting = Changes; *setting != nullptr; setting += 2)
        EXPECT_TRUE(experiment.setFromText(setting[0], setting[1]).has_value()) << setting[0];
    return experiment;
}

constexpr const char* kAllAtOnce[]{
    "optimizer.name", "gd", "schedule.name", "step", "schedule.step_epochs", "1", nullptr};
constexpr const char* kQuasiNewton[]{
    "optimizer.name", "lbfgs", "optimizer.learning_rate", "0.5", "l2.lambda", "0.001", nullptr};
constexpr const char* kPlateau[]{"optimizer.name",
                                 "amsgrad",
                                 "schedule.name",
                                 "plateau",
                                 "schedule.patience",
                                 "0",
                                 "schedule.factor",
                                 "0.5",
                                 "training.accumulation",
                                 "2",
                                 "training.metric",
                                 "ccc",
                                 "l1.lambda",
                                 "0.001",
                                 "l1.step",
                                 "proximal",
                                 "augmentation.rotation",
                                 "10",
                                 "loss.reduction",
                                 "sum",
                                 "optimizer.learning_rate",
                                 "0.001",
                                 nullptr};
constexpr const char* kBands[]{"loss.name",
                               "kl",
                               "optimizer.name",
                               "adam",
                               "optimizer.bias_correction",
                               "false",
                               "optimizer.learning_rate",
                               "0.001",
                               "schedule.name",
                               "cosine",
                               "schedule.warmup_steps",
                               "3",
                               "init.name",
                               "orthogonal",
                               "data.balance",
                               "sex_and_age",
                               "transfer.frozen_stages",
                               "3",
                               "transfer.unfreeze_epochs",
                               "1",
                               "execution.channels_last",
                               "false",
                               nullptr};

constexpr const char* kSexes[]{"target.name",
                               "sex",
                               "network.sex",
                               "none",
                               "loss.name",
                               "hinge",
                               "training.metric",
                               "roc_auc",
                               "schedule.name",
                               "plateau",
                               "schedule.patience",
                               "0",
                               nullptr};
constexpr const char* kSmallMlp[]{"network.name",
                                  "mlp",
                                  "network.width",
                                  "8",
                                  "optimizer.name",
                                  "bfgs",
                                  "optimizer.learning_rate",
                                  "1",
                                  nullptr};
constexpr const char* kRecurrent[]{"network.name",
                                   "rnn",
                                   "network.cell",
                                   "gru",
                                   "network.normalization",
                                   "layer",
                                   "regularization.dropout",
                                   "everywhere",
                                   "optimizer.name",
                                   "rmsprop",
                                   "optimizer.rmsprop_momentum",
                                   "0.5",
                                   "optimizer.learning_rate",
                                   "0.001",
                                   "schedule.name",
                                   "exponential",
                                   nullptr};
constexpr const char* kOwnLayers[]{
    "network.name",
    "own",
    "network.layers",
    "conv 8; normalization; activation maxout; dropout 0.3; residual 12 2; activation; dense 16",
    "network.normalization",
    "batch_renorm",
    "network.activation",
    "silu",
    "regularization.weight_average",
    "0.9",
    "optimizer.name",
    "nesterov",
    "schedule.name",
    "multi_step",
    "schedule.milestones",
    "1,2",
    nullptr};
constexpr const char* kMaxout[]{"network.activation",
                                "maxout",
                                "network.normalization",
                                "group",
                                "regularization.dropout",
                                "head",
                                "optimizer.name",
                                "adagrad",
                                "schedule.name",
                                "step",
                                "schedule.step_epochs",
                                "1",
                                nullptr};

constexpr const char* kAugmented[]{"loss.name",
                                   "cross_entropy",
                                   "network.sex",
                                   "dense",
                                   "data.normalization",
                                   "image",
                                   "training.accumulation",
                                   "2",
                                   "augmentation.rotation",
                                   "10",
                                   "augmentation.rotation_probability",
                                   "0.7",
                                   "augmentation.shift",
                                   "0.1",
                                   "augmentation.scale",
                                   "0.1",
                                   "augmentation.shear",
                                   "10",
                                   "augmentation.flip",
                                   "true",
                                   "augmentation.vertical_flip",
                                   "true",
                                   "augmentation.elastic",
                                   "0.05",
                                   "augmentation.histogram_matching",
                                   "1",
                                   "augmentation.histogram_matching_probability",
                                   "0.5",
                                   "augmentation.brightness",
                                   "0.2",
                                   "augmentation.contrast",
                                   "0.3",
                                   "augmentation.gamma",
                                   "0.5",
                                   "augmentation.blur",
                                   "1",
                                   "augmentation.noise",
                                   "0.05",
                                   "augmentation.cutout",
                                   "0.3",
                                   "augmentation.mixup",
                                   "0.4",
                                   nullptr};

INSTANTIATE_TEST_SUITE_P(Experiments,
                         Resume,
                         testing::Values(plainLenet,
                                         averagedRapida,
                                         lenetWith<kAllAtOnce>,
                                         lenetWith<kQuasiNewton>,
                                         lenetWith<kPlateau>,
                                         lenetWith<kBands>,
                                         lenetWith<kSexes>,
                                         lenetWith<kSmallMlp>,
                                         lenetWith<kRecurrent>,
                                         lenetWith<kOwnLayers>,
                                         lenetWith<kMaxout>,
                                         lenetWith<kAugmented>));

// Of a tensor in a folder's best.safetensors.
std::string storedBytes(const std::filesystem::path& folder, const std::string& name)
{
    std::ifstream file(folder / "best.safetensors", std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    std::uint64_t length = 0;
    for (std::size_t i = 8; i-- > 0;)
        length = length << 8U | static_cast<unsigned char>(all.at(i));
    const std::string data = all.substr(8 + length);
    const auto header = parseSafetensorsHeader(std::string_view(all).substr(8, length), data.size(), "best");
    EXPECT_TRUE(header.has_value());
    EXPECT_TRUE(header->metadata.contains("carpo_experiment"));
    for (const StoredTensor& tensor : header->tensors) {
        if (tensor.name == name)
            return data.substr(tensor.begin, tensor.bytes);
    }
    ADD_FAILURE() << name;
    return {};
}

TEST(TransferRun, startsWithAnotherRunsWeightsAndKeepsFrozenOnes)
{
    const TemporaryFolder base;
    TinyRun first(averagedRapida());
    ASSERT_TRUE(first.train(base.path()).has_value());
    TinyRun second(averagedRapida());
    const std::string file = (base / "best.safetensors").string();
    for (const auto& [key, text] : Settings{{"transfer.weights", file},
                                            {"transfer.frozen_stages", "4"},
                                            {"transfer.body_rate", "0.1"},
                                            {"training.seed", "77"}})
        ASSERT_TRUE(second.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    ASSERT_TRUE(second.train(folder.path()).has_value());
    for (const auto* const name : {"features.0.weight", "features.1.running_mean", "features.4.weight"})
        EXPECT_EQ(storedBytes(base.path(), name), storedBytes(folder.path(), name)) << name;
    for (const auto* const name : {"features.6.weight", "features.7.running_mean", "head.hidden.weight"})
        EXPECT_NE(storedBytes(base.path(), name), storedBytes(folder.path(), name)) << name;
    std::ifstream report(folder / "transfer.json");
    const std::string told{std::istreambuf_iterator<char>(report), {}};
    EXPECT_THAT(told, testing::HasSubstr(file));
    EXPECT_THAT(told, testing::HasSubstr("\"surplus\": []"));
    expectExactResume(second.experiment());
}

TEST(TransferRun, refusesTheWeightsOfAnotherNetwork)
{
    const TemporaryFolder base;
    TinyRun first(plainLenet());
    ASSERT_TRUE(first.train(base.path()).has_value());
    TinyRun second(averagedRapida());
    const auto trainFrom = [&](const std::filesystem::path& file) {
        EXPECT_TRUE(second.experiment().setFromText("transfer.weights", file.string()).has_value());
        const TemporaryFolder folder;
        return second.train(folder.path());
    };
    EXPECT_EQ(trainFrom(base / "best.safetensors").error().code, ErrorCode::WeightsMismatch);
    EXPECT_EQ(trainFrom(base / "best.pt").error().code, ErrorCode::WeightsUnreadable);
    EXPECT_EQ(trainFrom(base / "none").error().code, ErrorCode::WeightsUnreadable);
}

} // namespace
} // namespace carpo::training
