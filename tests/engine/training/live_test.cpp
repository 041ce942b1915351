// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <thread>
#include <vector>

namespace carpo::training {
namespace {

using support::TemporaryFolder;
using Until = TrainingControls::Until;

struct Setting
{
    const char* key;
    const char* before;
    const char* after;
};

void set(Experiment& experiment, const char* key, const char* text)
{
    ASSERT_TRUE(experiment.setFromText(key, text).has_value()) << key;
}

Experiment droppingRapida()
{
    Experiment experiment = averagedRapida();
    set(experiment, "regularization.dropout", "everywhere");
    return experiment;
}

Value valueOf(const Setting& setting)
{
    Experiment experiment;
    set(experiment, setting.key, setting.after);
    return experiment.value(setting.key);
}

class LiveSetting : public testing::TestWithParam<Setting>
{};

// What is changed before the first batch acts as if the run had begun with it.
TEST_P(LiveSetting, actsFromTheNextBatchOn)
{
    const Setting setting = GetParam();
    ASSERT_TRUE(findHyperparameter(setting.key)->live);
    Experiment before = droppingRapida();
    set(before, "schedule.name", "constant");
    set(before, setting.key, setting.before);
    Experiment after = before;
    set(after, setting.key, setting.after);
    TinyRun expected(after);
    TinyRun unchanged(before);
    TinyRun changed(before);
    changed.controls().change(setting.key, valueOf(setting));
    const TemporaryFolder a;
    const TemporaryFolder b;
    const TemporaryFolder c;
    ASSERT_TRUE(expected.train(a.path()).has_value());
    ASSERT_TRUE(unchanged.train(b.path()).has_value());
    ASSERT_TRUE(changed.train(c.path()).has_value());
    EXPECT_NE(unchanged.epochs(), expected.epochs());
    EXPECT_EQ(changed.epochs(), expected.epochs());
    const LiveChange change{.step = 0, .epoch = 1, .key = setting.key, .value = toText(valueOf(setting))};
    EXPECT_THAT(changed.changes, testing::ElementsAre(change));
}

INSTANTIATE_TEST_SUITE_P(Of,
                         LiveSetting,
                         testing::Values(Setting{"optimizer.weight_decay", "0", "0.5"},
                                         Setting{"l2.lambda", "0", "0.1"},
                                         Setting{"l1.lambda", "0.1", "0"},
                                         Setting{"regularization.gradient_clip", "0", "0.1"},
                                         Setting{"regularization.dropout_rate", "0.5", "0.1"},
                                         Setting{"regularization.dropout_rate", "0", "0.4"},
                                         Setting{"augmentation.rotation", "0", "40"},
                                         Setting{"augmentation.shift_probability", "1", "0.2"},
                                         Setting{"training.batch_size", "8", "5"}),
                         [](const auto& each) {
                             std::string name = std::string(each.param.key) + each.param.before;
                             std::erase_if(name, [](char c) { return c == '.' || c == '_'; });
                             return name;
                         });

Experiment ownLayers(const char* headRate)
{
    Experiment experiment = plainLenet();
    set(experiment, "network.name", "own");
    set(experiment, "network.layers", "conv 8; activation; dropout 0.2; dense 16; activation");
    set(experiment, "regularization.dropout", "head");
    set(experiment, "regularization.dropout_rate", headRate);
    return experiment;
}

TEST(Live, layersOfTheirOwnKeepTheirDropout)
{
    TinyRun expected(ownLayers("0.4"));
    TinyRun changed(ownLayers("0.6"));
    changed.controls().change("regularization.dropout_rate", 0.4);
    const TemporaryFolder a;
    const TemporaryFolder b;
    ASSERT_TRUE(expected.train(a.path()).has_value());
    ASSERT_TRUE(changed.train(b.path()).has_value());
    EXPECT_EQ(changed.epochs(), expected.epochs());
}

// What makes it possible to raise it later leaves a run as it was without dropout.
TEST(Live, aDropoutRateOfZeroDrawsNothing)
{
    Experiment nowhere = droppingRapida();
    set(nowhere, "regularization.dropout", "none");
    Experiment zero = droppingRapida();
    set(zero, "regularization.dropout_rate", "0");
    TinyRun without(nowhere);
    TinyRun with(zero);
    const TemporaryFolder a;
    const TemporaryFolder b;
    const auto expected = without.train(a.path());
    const auto outcome = with.train(b.path());
    ASSERT_TRUE(expected.has_value());
    ASSERT_TRUE(outcome.has_value());
    EXPECT_EQ(with.epochs(), without.epochs());
    EXPECT_EQ(outcome->weightsSha256, expected->weightsSha256) << "names and numbers";
}

// Changes of several kinds in the middle of epochs; `part` is stopped where it has trained that many batches.
void changeAsItGoes(TinyRun& run, std::size_t batchesOfAPart)
{
    run.afterBatch = [&run, batchesOfAPart](const BatchReport& report) {
        if (report.step == 2)
            run.controls().change("augmentation.rotation", 30.0);
        if (report.step == 3)
            run.controls().change("training.batch_size", std::int64_t{6});
        if (report.step == 5) {
            run.controls().change("optimizer.weight_decay", 0.3);
            run.controls().change("optimizer.learning_rate", 0.0005);
        }
        if (run.batches().size() >= batchesOfAPart)
            run.stop.request_stop();
    };
}

TEST(Live, aStoppedRunGoesOnWithWhatWasChanged)
{
    TinyRun undisturbed(droppingRapida());
    changeAsItGoes(undisturbed, 1'000);
    const TemporaryFolder calm;
    ASSERT_TRUE(undisturbed.train(calm.path()).has_value());
    ASSERT_EQ(undisturbed.changes.size(), 4U);

    const TemporaryFolder folder;
    std::map<int, std::string> epochs;
    core::Result<TrainingOutcome> outcome;
    int parts = 0;
    do {
        // The part that ends with a batch behind which something is changed has not taken it yet: it is told
        // again.
        TinyRun part(droppingRapida());
        changeAsItGoes(part, parts == 0 ? 4 : 3);
        outcome = part.train(folder.path(), parts++ > 0);
        ASSERT_TRUE(outcome.has_value());
        epochs.insert(part.epochs().begin(), part.epochs().end());
    } while (!outcome->finished);
    EXPECT_GT(parts, 2);
    EXPECT_EQ(epochs, undisturbed.epochs());
}

TEST(Live, theBatchSizeChangesWithTheNextEpochAndTheScheduleGoesOn)
{
    TinyRun calm(averagedRapida());
    TinyRun run(averagedRapida());
    run.afterBatch = [&run](const BatchReport& report) {
        if (report.step == 2)
            run.controls().change("training.batch_size", std::int64_t{16});
    };
    const TemporaryFolder a;
    const TemporaryFolder b;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    ASSERT_TRUE(run.train(b.path()).has_value());
    // 35 images in eights are four batches (the rest of three joins none), in sixteens two.
    std::map<int, std::int64_t> batches;
    for (const BatchReport& report : run.batches())
        batches[report.epoch] = report.batches;
    const std::int64_t before = calm.batches().front().batches;
    EXPECT_EQ(batches.at(1), before);
    EXPECT_LT(batches.at(2), before);
    EXPECT_EQ(batches.at(3), batches.at(2));
    EXPECT_EQ(run.changes.front().epoch, 2);
    // Each epoch begins where the schedule is at its beginning.
    for (int epoch = 2; epoch <= 3; ++epoch) {
        const auto isFirst = [epoch](const BatchReport& report) {
            return report.epoch == epoch && report.batch == 1;
        };
        EXPECT_DOUBLE_EQ(std::ranges::find_if(run.batches(), isFirst)->learningRate,
                         std::ranges::find_if(calm.batches(), isFirst)->learningRate);
    }
}

// Between two pauses before an epoch's first batch, say. A run that is continued within that epoch takes the
// size from where the change says that it acts.
TEST(Live, aBatchSizeActsFromTheEpochThatItsChangeNames)
{
    const auto trained = [](TinyRun& run, const std::filesystem::path& folder, bool stops) {
        run.controls().pause();
        int pauses = 0;
        run.whilePaused = [&] {
            if (++pauses == 2)
                run.controls().change("training.batch_size", std::int64_t{16});
            run.controls().resume();
        };
        run.afterPause = [&] {
            if (pauses == 1)
                run.controls().pause();
        };
        run.afterBatch = [&run, stops](const BatchReport& report) {
            if (stops && report.step == 2)
                run.stop.request_stop();
        };
        EXPECT_TRUE(run.train(folder).has_value());
        EXPECT_EQ(pauses, 2);
    };
    TinyRun run(averagedRapida());
    const TemporaryFolder a;
    trained(run, a.path(), false);
    ASSERT_EQ(run.changes.size(), 1U);
    for (const BatchReport& batch : run.batches())
        EXPECT_EQ(batch.batches, batch.epoch < run.changes.front().epoch ? 4 : 2) << batch.epoch;

    TinyRun stopped(averagedRapida());
    const TemporaryFolder b;
    trained(stopped, b.path(), true);
    TinyRun rest(averagedRapida());
    ASSERT_TRUE(rest.train(b.path(), true).has_value());
    EXPECT_EQ(rest.epochs(), run.epochs());
}

TEST(Live, goesOnForOneBatchAndForOneEpoch)
{
    TinyRun run(plainLenet());
    run.controls().pause();
    std::vector<std::size_t> batches;
    std::jthread waker;
    run.whilePaused = [&] {
        batches.push_back(run.batches().size());
        waker = std::jthread([&run, pauses = batches.size()] {
            if (pauses == 1)
                run.controls().resume(Until::BatchEnds);
            else if (pauses == 2)
                run.controls().resume(Until::EpochEnds);
            else
                run.controls().resume();
        });
    };
    const TemporaryFolder folder;
    ASSERT_TRUE(run.train(folder.path()).has_value());
    EXPECT_THAT(batches, testing::ElementsAre(0, 1, 4));
    EXPECT_EQ(run.batches().size(), 12U);
}

TEST(Live, lookingInsideChangesNothing)
{
    TinyRun calm(averagedRapida());
    TinyRun watched(averagedRapida());
    watched.controls().look(3);
    // Batch by batch, on the trainer's own thread: paused, looked into, let go.
    watched.controls().pause();
    watched.afterInspection = [&watched] { watched.controls().resume(Until::BatchEnds); };
    const TemporaryFolder a;
    const TemporaryFolder b;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    ASSERT_TRUE(watched.train(b.path()).has_value());
    EXPECT_GE(watched.inspections.size(), 12U) << "before each of the batches";
    EXPECT_EQ(watched.inspections.back().image, 3);
    EXPECT_EQ(watched.epochs(), calm.epochs());
}

} // namespace
} // namespace carpo::training
