// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/telemetry_queue.h"

#include <gmock/gmock.h>

#include <thread>

namespace carpo::app_test {
namespace {

TEST(TelemetryQueue, handsOverAllThatCameInOnce)
{
    bridge::TelemetryQueue queue;
    queue.onRun(3);
    queue.onStarted("cpu", 33.5);
    queue.onBatch({.epoch = 1, .batch = 1, .batches = 2, .step = 1, .loss = 0.5});
    queue.onBatch({.epoch = 1, .batch = 2, .batches = 2, .step = 2, .loss = 0.25});
    queue.onEpoch({.epoch = 1, .epochs = 4, .validationMae = 20.5}, {.values = {1.0F, 2.0F}});
    queue.onPaused(true);
    const bridge::TrainingFrame frame = queue.take();
    EXPECT_EQ(frame.run, 3);
    ASSERT_TRUE(frame.start);
    EXPECT_EQ(frame.start->constantGuess, 33.5);
    ASSERT_EQ(frame.batches.size(), 2U);
    EXPECT_EQ(frame.batches[1].loss, 0.25);
    ASSERT_EQ(frame.epochs.size(), 1U);
    EXPECT_THAT(frame.epochs[0].validation.values, testing::ElementsAre(1.0F, 2.0F));
    EXPECT_EQ(frame.paused, true);
    EXPECT_TRUE(queue.take().isEmpty());
}

TEST(TelemetryQueue, staysBoundedAndKeepsTheNewestBatchesAndAllEpochs)
{
    bridge::TelemetryQueue queue;
    const auto many = static_cast<std::int64_t>(3 * bridge::TelemetryQueue::kMaximumBatches);
    queue.onEpoch({.epoch = 1}, {});
    for (std::int64_t step = 1; step <= many; ++step)
        queue.onBatch({.step = step});
    const bridge::TrainingFrame frame = queue.take();
    EXPECT_LE(frame.batches.size(), bridge::TelemetryQueue::kMaximumBatches);
    EXPECT_GE(frame.batches.size(), bridge::TelemetryQueue::kMaximumBatches / 2);
    EXPECT_EQ(frame.batches.back().step, many);
    EXPECT_EQ(frame.epochs.size(), 1U);
}

TEST(TelemetryQueue, losesNothingBetweenTwoThreads)
{
    bridge::TelemetryQueue queue;
    constexpr std::int64_t kBatches = 10'000;
    std::vector<std::int64_t> steps;
    {
        const std::jthread trainer([&queue] {
            for (std::int64_t step = 1; step <= kBatches; ++step)
                queue.onBatch({.step = step});
        });
        while (steps.empty() || steps.back() < kBatches) {
            for (const training::BatchReport& batch : queue.take().batches)
                steps.push_back(batch.step);
        }
    }
    ASSERT_EQ(steps.size(), static_cast<std::size_t>(kBatches));
    EXPECT_TRUE(std::ranges::is_sorted(steps));
}

} // namespace
} // namespace carpo::app_test
