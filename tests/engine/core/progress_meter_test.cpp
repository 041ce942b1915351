// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/progress_meter.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

namespace carpo::core {
namespace {

TEST(ProgressMeter, countsFromManyThreadsAndReportsOneAtATime)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 5000;
    std::atomic<int> inside = 0;
    bool overlapped = false;
    std::vector<Progress> reports;
    ProgressMeter meter(kThreads * kEach, [&](const Progress& progress) {
        overlapped = overlapped || inside.fetch_add(1) != 0;
        reports.push_back(progress);
        inside.fetch_sub(1);
    });
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&meter] {
                for (int i = 0; i < kEach; ++i)
                    meter.advance();
            });
        }
    }
    meter.finish();
    EXPECT_FALSE(overlapped);
    EXPECT_EQ(reports.back().done, kThreads * kEach);
    EXPECT_EQ(reports.back().total, kThreads * kEach);
    for (std::size_t i = 1; i < reports.size(); ++i)
        EXPECT_GE(reports[i].done, reports[i - 1].done);
    // At most one in 33 ms, the first and the last.
    EXPECT_LE(static_cast<double>(reports.size()), reports.back().seconds / 0.033 + 2);
}

TEST(ProgressMeter, theFirstStepIsReportedAtOnce)
{
    int calls = 0;
    ProgressMeter meter(10, [&calls](const Progress& progress) {
        ++calls;
        EXPECT_EQ(progress.done, 3);
        EXPECT_FALSE(progress.secondsLeft.has_value());
    });
    meter.advance(3);
    EXPECT_EQ(calls, 1);
}

TEST(ProgressMeter, theTimeLeftFollowsFromTheRate)
{
    Progress last;
    ProgressMeter meter(4, [&last](const Progress& progress) { last = progress; });
    meter.advance(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(550));
    meter.finish();
    ASSERT_TRUE(last.secondsLeft.has_value());
    EXPECT_DOUBLE_EQ(*last.secondsLeft, 3 * last.seconds);
}

TEST(ProgressMeter, aReportIsNotNeeded)
{
    ProgressMeter meter(1, {});
    meter.advance();
    meter.finish();
    EXPECT_GE(meter.seconds(), 0);
}

} // namespace
} // namespace carpo::core
