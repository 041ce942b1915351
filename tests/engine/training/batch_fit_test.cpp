// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batch_fit.h"

#include "tests/engine/training/small_memory.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <string>

namespace carpo::training {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

TinyRun runWithBatch(const char* size)
{
    Experiment experiment = plainLenet();
    EXPECT_TRUE(experiment.setFromText("training.batch_size", size).has_value());
    return TinyRun(std::move(experiment));
}

/// What tensors hold together at most while it is trained.
std::size_t neededBy(const char* batch)
{
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch(batch);
    const SmallMemory memory(1'000 * kMegabyte);
    SmallMemory::watchAnew();
    EXPECT_TRUE(run.train(folder.path()).has_value());
    return SmallMemory::most();
}

TEST(BatchFit, tooLargeABatchSaysWhichOneFits)
{
    const std::size_t few = neededBy("4");
    const std::size_t many = neededBy("32");
    ASSERT_GT(many, few + kMegabyte / 10);
    const std::size_t between = few + (many - few) / 2;
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch("32");
    core::Result<TrainingOutcome> outcome;
    {
        const SmallMemory memory(between);
        outcome = run.train(folder.path());
    }
    ASSERT_FALSE(outcome.has_value());
    ASSERT_EQ(outcome.error().code, core::ErrorCode::BatchTooLarge) << core::inEnglish(outcome.error());
    EXPECT_EQ(outcome.error().value("found"), "32");
    const int fits = std::stoi(std::string(outcome.error().value("fits")));
    EXPECT_GE(fits, 4);
    EXPECT_LT(fits, 32);
    EXPECT_EQ(std::stoi(std::string(outcome.error().value("times"))), 32 / fits);

    // What it says is true: that batch is trained within the same memory.
    const support::TemporaryFolder other;
    TinyRun smaller = runWithBatch(std::to_string(fits).c_str());
    const SmallMemory memory(between);
    const auto trained = smaller.train(other.path());
    EXPECT_TRUE(trained.has_value()) << core::inEnglish(trained.error());
}

void enlargeBatchesTo(TinyRun& run, std::int64_t size, const std::function<void(const BatchReport&)>& then)
{
    run.afterBatch = [&run, size, then](const BatchReport& report) {
        if (report.step == 2)
            run.controls().change("training.batch_size", size);
        then(report);
    };
}

TEST(BatchFit, aSizeThatIsTakenLiveAndDoesNotFitIsTakenBack)
{
    const std::size_t few = neededBy("4");
    const std::size_t many = neededBy("32");
    TinyRun calm = runWithBatch("4");
    const support::TemporaryFolder a;
    ASSERT_TRUE(calm.train(a.path()).has_value());
    const SmallMemory memory(few + (many - few) / 2);
    TinyRun run = runWithBatch("4");
    const support::TemporaryFolder b;
    enlargeBatchesTo(run, 32, [&run](const BatchReport& report) {
        if (report.epoch == 2)
            run.stop.request_stop();
    });
    const auto outcome = run.train(b.path());
    ASSERT_TRUE(outcome.has_value()) << core::inEnglish(outcome.error());
    LiveChange asked{.step = 2, .epoch = 2, .key = "training.batch_size", .value = "32"};
    LiveChange back{.step = calm.batches().front().batches, .epoch = 2, .key = asked.key, .value = "4"};
    back.isTakenBack = true;
    EXPECT_THAT(run.changes, testing::ElementsAre(asked, back));
    // It goes on as if nothing had been asked for, when it is continued too.
    TinyRun rest = runWithBatch("4");
    const auto finished = rest.train(b.path(), true);
    ASSERT_TRUE(finished.has_value()) << core::inEnglish(finished.error());
    back.isTakenBack = false;
    EXPECT_THAT(rest.changes, testing::ElementsAre(asked, back));
    EXPECT_EQ(rest.epochs().at(2), calm.epochs().at(2));
    EXPECT_EQ(rest.epochs().at(3), calm.epochs().at(3));
}

TEST(BatchFit, adviceIsOnTheSizeInForce)
{
    const std::size_t few = neededBy("4");
    const std::size_t many = neededBy("16");
    SmallMemory memory(1'000 * kMegabyte);
    TinyRun run = runWithBatch("4");
    const support::TemporaryFolder folder;
    enlargeBatchesTo(run, 16, [&](const BatchReport& report) {
        if (report.epoch == 2)
            memory.limitTo(few + (many - few) / 2);
    });
    const auto outcome = run.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, core::ErrorCode::BatchTooLarge) << core::inEnglish(outcome.error());
    EXPECT_EQ(outcome.error().value("found"), "16");
}

TEST(BatchFit, aLookInsideWithoutRoomForItShowsNothingAndTheTrainingGoesOn)
{
    SmallMemory memory(1'000 * kMegabyte);
    TinyRun run = runWithBatch("8");
    run.controls().look(0);
    run.controls().pause();
    run.whilePaused = [&] {
        memory.limitTo(run.inspections.empty() ? SmallMemory::held() : 1'000 * kMegabyte);
    };
    run.afterInspection = [&] {
        memory.limitTo(1'000 * kMegabyte);
        run.controls().resume(TrainingControls::Until::BatchEnds);
    };
    const support::TemporaryFolder folder;
    const auto outcome = run.train(folder.path());
    ASSERT_TRUE(outcome.has_value()) << core::inEnglish(outcome.error());
    ASSERT_GE(run.inspections.size(), 2U);
    EXPECT_TRUE(run.inspections.front().layers.empty());
    EXPECT_EQ(run.inspections.front().epoch, 1);
    EXPECT_FALSE(run.inspections.back().layers.empty());
}

TEST(BatchFit, whereNoBatchFitsTheMemoryItselfIsNamed)
{
    const support::TemporaryFolder folder;
    TinyRun run = runWithBatch("8");
    const SmallMemory memory(kMegabyte / 10);
    const auto outcome = run.train(folder.path());
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, core::ErrorCode::OutOfMemory);
}

} // namespace
} // namespace carpo::training
