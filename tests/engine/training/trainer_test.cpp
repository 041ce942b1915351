// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/trainer.h"

#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>
#include <utility>

namespace carpo::training {
namespace {

using core::ErrorCode;
using support::TemporaryFolder;
using Settings = std::vector<std::pair<std::string, std::string>>;

TEST(Trainer, takesAllImagesAStepWithGradientDescent)
{
    TinyRun tiny(plainLenet());
    ASSERT_TRUE(tiny.experiment().setFromText("optimizer.name", "gd").has_value());
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    ASSERT_EQ(tiny.batches().size(), 3U);
    EXPECT_EQ(tiny.batches().front().batches, 1);
}

TEST(Trainer, refusesBfgsForALargeNetwork)
{
    TinyRun tiny(plainLenet());
    ASSERT_TRUE(tiny.experiment().setFromText("optimizer.name", "bfgs").has_value());
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::TooManyParameters);
    EXPECT_EQ(outcome.error().value("count"), "71617");
}

TEST(Trainer, stopsWhenTheValidationImprovesNoMore)
{
    TinyRun tiny(plainLenet());
    // Too small a rate to move a float: no epoch is better than the first.
    for (const auto& [key, text] : Settings{{"training.epochs", "30"},
                                            {"optimizer.learning_rate", "1e-8"},
                                            {"optimizer.momentum", "0"},
                                            {"init.name", "zeros"},
                                            {"regularization.patience", "2"}})
        ASSERT_TRUE(tiny.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value());
    EXPECT_TRUE(outcome->finished);
    EXPECT_LT(outcome->epochs, 30);
    EXPECT_EQ(outcome->epochs, outcome->bestEpoch + 2);
}

TEST(Trainer, proximalStepsMakeWeightsZero)
{
    TinyRun tiny(plainLenet());
    for (const auto& [key, text] :
         Settings{{"l1.lambda", "2"}, {"l1.step", "proximal"}, {"optimizer.learning_rate", "0.05"}})
        ASSERT_TRUE(tiny.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    // Nothing is left but the last bias: every image has the same age.
    const std::string line = tiny.epochs().at(3);
    std::istringstream words(line.substr(line.find(' ')));
    std::vector<std::string> values{std::istream_iterator<std::string>(words), {}};
    EXPECT_EQ(values[values.size() - 1], values[values.size() - 2]);
}

TEST(Trainer, givesTheSameTwiceAndAnotherWithAnotherSeed)
{
    TinyRun first(plainLenet());
    TinyRun second(plainLenet());
    TinyRun third(plainLenet());
    ASSERT_TRUE(third.experiment().set("training.seed", std::int64_t{6}).has_value());
    const TemporaryFolder a;
    const TemporaryFolder b;
    const TemporaryFolder c;
    ASSERT_TRUE(first.train(a.path()).has_value());
    ASSERT_TRUE(second.train(b.path()).has_value());
    ASSERT_TRUE(third.train(c.path()).has_value());
    EXPECT_EQ(first.epochs(), second.epochs());
    EXPECT_NE(first.epochs(), third.epochs());
}

TEST(Trainer, learns)
{
    TinyRun tiny(averagedRapida());
    ASSERT_TRUE(tiny.experiment().set("training.epochs", std::int64_t{12}).has_value());
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value());
    EXPECT_TRUE(outcome->finished);
    EXPECT_DOUBLE_EQ(outcome->constantGuess, tiny.guess());
    EXPECT_LT(outcome->bestMae, 0.6 * outcome->constantGuess);
    EXPECT_GT(outcome->bestCcc, 0.5);
    EXPECT_EQ(outcome->weightsSha256.size(), 64U);
    EXPECT_THAT(tiny.device(), testing::MatchesRegex("CPU, [12] threads?"));
}

TEST(Trainer, reportsEveryBatch)
{
    TinyRun tiny(plainLenet());
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    // 35 images in eights: four batches, of which the last takes the rest of three.
    ASSERT_EQ(tiny.batches().size(), 12U);
    EXPECT_EQ(tiny.batches().back().epoch, 3);
    EXPECT_EQ(tiny.batches().back().batch, 4);
    EXPECT_EQ(tiny.batches().back().batches, 4);
    EXPECT_EQ(tiny.batches().back().step, 12);
    EXPECT_DOUBLE_EQ(tiny.batches().back().learningRate, 0.02);
    EXPECT_GT(tiny.batches().back().imagesPerSecond, 0);
}

TEST(Trainer, changesTheLearningRateAndRemembersItAcrossAStop)
{
    TinyRun tiny(plainLenet());
    tiny.afterBatch = [&tiny](const BatchReport& report) {
        if (report.step == 3)
            tiny.controls().change("optimizer.learning_rate", 0.001);
        if (report.step == 6)
            tiny.stop.request_stop();
    };
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    EXPECT_DOUBLE_EQ(tiny.batches().at(2).learningRate, 0.02);
    EXPECT_DOUBLE_EQ(tiny.batches().at(3).learningRate, 0.001);
    TinyRun rest(plainLenet());
    ASSERT_TRUE(rest.train(folder.path(), true).has_value());
    EXPECT_EQ(rest.batches().front().step, 7);
    EXPECT_DOUBLE_EQ(rest.batches().front().learningRate, 0.001);
}

// What is changed is the largest rate, wherever the schedule has come to: near its beginning too a lower one
// makes no step larger.
TEST(Trainer, scalesTheRestOfTheSchedule)
{
    TinyRun calm(averagedRapida());
    TinyRun tiny(averagedRapida());
    tiny.afterBatch = [&](const BatchReport& report) {
        if (report.step == 1)
            tiny.controls().change("optimizer.learning_rate", 0.0015);
    };
    const TemporaryFolder a;
    const TemporaryFolder b;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    ASSERT_TRUE(tiny.train(b.path()).has_value());
    for (std::size_t i = 0; i < calm.batches().size(); ++i)
        EXPECT_DOUBLE_EQ(tiny.batches()[i].learningRate, calm.batches()[i].learningRate / (i < 1 ? 1 : 2));
}

TEST(Trainer, anEpochThatCouldNotBeKeptIsMadeAgain)
{
    TinyRun calm(averagedRapida());
    const TemporaryFolder a;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    TinyRun tiny(averagedRapida());
    tiny.checkpoint = [&tiny]() -> core::Result<void> {
        if (tiny.epochs().size() < 2)
            return {};
        tiny.stop.request_stop(); // as a job does that cannot store
        return core::failure(ErrorCode::DiskFull, "project");
    };
    const TemporaryFolder b;
    const auto outcome = tiny.train(b.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::DiskFull);
    EXPECT_EQ(checkpointEpoch(b.path()).value_or(-1), 1);
    TinyRun rest(averagedRapida());
    ASSERT_TRUE(rest.train(b.path(), true).has_value());
    EXPECT_EQ(rest.epochs().size(), 2U);
    EXPECT_EQ(rest.epochs().at(2), calm.epochs().at(2));
    EXPECT_EQ(rest.epochs().at(3), calm.epochs().at(3));
}

TEST(Trainer, pausesBetweenTwoBatchesAndGoesOnUnchanged)
{
    TinyRun calm(plainLenet());
    const TemporaryFolder a;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    TinyRun tiny(plainLenet());
    const TemporaryFolder b;
    tiny.afterBatch = [&tiny](const BatchReport& report) {
        if (report.step == 6)
            tiny.controls().pause();
    };
    std::jthread waker;
    tiny.whilePaused = [&] {
        EXPECT_EQ(tiny.batches().size(), 6U);
        // Who pauses and leaves the program loses nothing.
        EXPECT_EQ(checkpointEpoch(b.path()).value_or(-1), 1);
        waker = std::jthread([&tiny] { tiny.controls().resume(); });
    };
    ASSERT_TRUE(tiny.train(b.path()).has_value());
    EXPECT_THAT(tiny.pauses(), testing::ElementsAre(true, false));
    EXPECT_EQ(tiny.epochs(), calm.epochs());
}

TEST(Trainer, stopsWhilePaused)
{
    TinyRun tiny(plainLenet());
    tiny.controls().pause();
    const std::jthread stopper([&tiny] { tiny.stop.request_stop(); });
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value());
    EXPECT_FALSE(outcome->finished);
    EXPECT_TRUE(outcome->weightsSha256.empty());
    EXPECT_EQ(checkpointEpoch(folder.path()).value_or(-1), 0);
}

TEST(Trainer, saysWhenTheLossIsNoNumberAnyMore)
{
    TinyRun tiny(plainLenet());
    ASSERT_TRUE(tiny.experiment().set("optimizer.learning_rate", 10.0).has_value());
    ASSERT_TRUE(tiny.experiment().set("loss.name", std::string("l2")).has_value());
    ASSERT_TRUE(tiny.experiment().set("training.epochs", std::int64_t{50}).has_value());
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::TrainingDiverged);
    EXPECT_FALSE(outcome.error().value("epoch").empty());
    EXPECT_FALSE(outcome.error().value("batch").empty());
}

// One step an epoch: its loss is still a number, what the weights behind it say is none.
TEST(Trainer, saysWhenTheClassesAreNoNumbersAnyMore)
{
    TinyRun tiny(plainLenet());
    tiny.learnSex();
    for (const auto& [key, text] : Settings{{"optimizer.name", "gd"},
                                            {"optimizer.learning_rate", "10"},
                                            {"init.name", "normal"},
                                            {"init.sd", "1"},
                                            {"training.epochs", "50"}})
        ASSERT_TRUE(tiny.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::TrainingDiverged);
}

TEST(Trainer, refusesTooFewImages)
{
    TinyRun tiny(plainLenet());
    tiny.set().validation.clear();
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::NotEnoughImages);
}

TEST(Trainer, refusesAnInputTooSmallForTheNetwork)
{
    TinyRun tiny(plainLenet());
    tiny.set().side = 8;
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::InputTooSmall);
    EXPECT_EQ(outcome.error().value("min"), "16");
}

TEST(Trainer, refusesOwnLayersThatDoNotFitTheInput)
{
    TinyRun tiny(plainLenet());
    for (const auto& [key, text] :
         Settings{{"network.name", "own"}, {"network.layers", "conv 8; pool 8; pool 4; global"}})
        ASSERT_TRUE(tiny.experiment().setFromText(key, text).has_value()) << key;
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::NetworkLayerShape);
    EXPECT_EQ(outcome.error().value("key"), "network.layers[3]");
    EXPECT_EQ(outcome.error().value("found"), "8 x 2 x 2");
}

TEST(Trainer, refusesTheCheckpointOfOtherDataOrAnotherExperiment)
{
    const TemporaryFolder folder;
    TinyRun tiny(plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    TinyRun other(averagedRapida());
    const auto network = other.train(folder.path(), true);
    ASSERT_FALSE(network.has_value());
    EXPECT_EQ(network.error().code, ErrorCode::CheckpointMismatch);
    tiny.set().fingerprint = "other";
    const auto data = tiny.train(folder.path(), true);
    ASSERT_FALSE(data.has_value());
    EXPECT_EQ(data.error().code, ErrorCode::CheckpointMismatch);
}

TEST(Trainer, saysWhenACheckpointIsDamaged)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "checkpoint.pt") << "no checkpoint";
    TinyRun tiny(plainLenet());
    const auto outcome = tiny.train(folder.path(), true);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::CheckpointDamaged);
    ASSERT_FALSE(checkpointEpoch(folder.path()).has_value());
    EXPECT_EQ(checkpointEpoch(folder.path()).error().code, ErrorCode::CheckpointDamaged);
}

TEST(Trainer, takesTheCheckpointBeforeADamagedOne)
{
    TinyRun undisturbed(plainLenet());
    const TemporaryFolder calm;
    const auto expected = undisturbed.train(calm.path());
    ASSERT_TRUE(expected.has_value());

    const TemporaryFolder folder;
    TinyRun first(plainLenet());
    first.afterEpoch = [&first](const std::string&) {
        if (first.epochs().size() == 2)
            first.stop.request_stop();
    };
    ASSERT_TRUE(first.train(folder.path()).has_value());
    const auto size = std::filesystem::file_size(folder / "checkpoint.pt");
    std::filesystem::resize_file(folder / "checkpoint.pt", size / 2);
    ASSERT_TRUE(checkpointEpoch(folder.path()).has_value());
    EXPECT_LE(*checkpointEpoch(folder.path()), 2);
    TinyRun second(plainLenet());
    const auto outcome = second.train(folder.path(), true);
    ASSERT_TRUE(outcome.has_value());
    ASSERT_TRUE(second.passedOver.has_value());
    EXPECT_EQ(second.passedOver->code, ErrorCode::CheckpointDamaged);
    EXPECT_EQ(outcome->weightsSha256, expected->weightsSha256);
    EXPECT_EQ(second.epochs().rbegin()->second, undisturbed.epochs().rbegin()->second);
    EXPECT_EQ(std::filesystem::file_size(folder / "checkpoint.damaged.pt"), size / 2) << "kept aside";
    EXPECT_FALSE(std::filesystem::exists(folder / "checkpoint.before.pt")) << "finished";
}

TEST(Trainer, failsWhereItCannotWrite)
{
    TinyRun tiny(plainLenet());
    const auto outcome = tiny.train("/nonexistent/run");
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::WriteFailed);
}

TEST(Trainer, makesTheBestWeightsAgainFromTheCheckpoint)
{
    const TemporaryFolder folder;
    TinyRun tiny(plainLenet());
    const auto before = tiny.train(folder.path());
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(checkpointEpoch(folder.path()).value_or(-1), 3);
    std::filesystem::remove(folder / "best.pt");
    const auto after = tiny.train(folder.path(), true);
    ASSERT_TRUE(after.has_value());
    EXPECT_TRUE(after->finished);
    EXPECT_EQ(after->weightsSha256, before->weightsSha256);
    EXPECT_TRUE(std::filesystem::exists(folder / "best.pt"));
}

TEST(Trainer, learnsABatchOfOneImageLeftOver)
{
    TinyRun tiny(averagedRapida());
    tiny.set().train.resize(9); // 8 and 1: the one joins the eight
    ASSERT_TRUE(tiny.experiment().set("training.batch_size", std::int64_t{4}).has_value());
    const TemporaryFolder folder;
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    EXPECT_EQ(tiny.batches().front().batches, 2);
}

double valueOf(const NamedValues& metrics, std::string_view key)
{
    const auto found = std::ranges::find(metrics, key, &NamedValues::value_type::first);
    return found == metrics.end() ? -1 : found->second;
}

TEST(Trainer, learnsClasses)
{
    TinyRun tiny(averagedRapida());
    tiny.learnSex();
    ASSERT_TRUE(tiny.experiment().set("training.epochs", std::int64_t{12}).has_value());
    const TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value()) << core::inEnglish(outcome.error());
    EXPECT_GT(valueOf(outcome->bestMetrics, "accuracy"), 0.95);
    EXPECT_GT(valueOf(outcome->bestMetrics, "roc_auc"), 0.95);
    EXPECT_LT(outcome->constantGuess, 0.9);
    EXPECT_DOUBLE_EQ(outcome->constantGuess, tiny.guess());
    const Predicted& best = outcome->bestValidation;
    ASSERT_EQ(best.values.size(), 8U);
    ASSERT_EQ(best.probabilities.size(), 16U);
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_NEAR(best.probabilities[2 * i] + best.probabilities[2 * i + 1], 1, 1e-6);
        EXPECT_EQ(best.values[i], best.probabilities[2 * i + 1] > best.probabilities[2 * i] ? 1 : 0);
    }
}

TEST(Trainer, takesTheBestEpochByTheChosenMetricOfClasses)
{
    for (const char* const metric : {"mae", "balanced_accuracy", "quadratic_kappa", "roc_auc"}) {
        TinyRun tiny(averagedRapida());
        tiny.learnSex();
        ASSERT_TRUE(tiny.experiment().setFromText("training.metric", metric).has_value());
        ASSERT_TRUE(tiny.experiment().set("training.epochs", std::int64_t{6}).has_value());
        const TemporaryFolder folder;
        const auto outcome = tiny.train(folder.path());
        ASSERT_TRUE(outcome.has_value());
        const std::string key = std::string(metric) == "mae" ? "accuracy" : metric;
        double highest = -2;
        int best = 0;
        for (const auto& [epoch, metrics] : tiny.metrics()) {
            if (valueOf(metrics, key) > highest) {
                highest = valueOf(metrics, key);
                best = epoch;
            }
        }
        EXPECT_EQ(outcome->bestEpoch, best) << metric;
        EXPECT_EQ(valueOf(outcome->bestMetrics, key), highest) << metric;
    }
}

TEST(Trainer, refusesWhatDoesNotGoWithClasses)
{
    TinyRun tiny(plainLenet());
    tiny.learnSex();
    ASSERT_TRUE(tiny.experiment().setFromText("loss.name", "huber").has_value());
    const TemporaryFolder folder;
    EXPECT_EQ(tiny.train(folder.path()).error().code, ErrorCode::ExperimentContradiction);
    ASSERT_TRUE(tiny.experiment().setFromText("loss.name", "hinge").has_value());
    tiny.set().targets.assign(tiny.set().targets.size(), 1);
    EXPECT_EQ(tiny.train(folder.path()).error().code, ErrorCode::TargetConstant);
}

} // namespace
} // namespace carpo::training
