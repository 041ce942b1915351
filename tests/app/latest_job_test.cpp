// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/latest_job.h"

#include "tests/app/window_fixture.h"

#include <QCoreApplication>

#include <atomic>
#include <latch>
#include <stdexcept>

namespace carpo::app_test {
namespace {

using Job = bridge::LatestJob<int>;

TEST(LatestJob, deliversOnTheWindowsThread)
{
    QThreadPool pool;
    Job job(pool);
    int delivered = 0;
    const QThread* worker = nullptr;
    job.start(
        [&worker](const std::stop_token&, const core::ProgressFn&) -> core::Result<int> {
            worker = QThread::currentThread();
            return 7;
        },
        [&delivered](const core::Result<int>& result) { delivered = result.value_or(-1); });
    EXPECT_TRUE(job.isRunning());
    EXPECT_TRUE(waitFor([&] { return delivered != 0; }));
    EXPECT_EQ(delivered, 7);
    EXPECT_NE(worker, QThread::currentThread());
    EXPECT_FALSE(job.isRunning());
}

TEST(LatestJob, onlyTheNewestCounts)
{
    QThreadPool pool;
    Job job(pool);
    std::latch started(1);
    std::vector<int> delivered;
    job.start(
        [&started](const std::stop_token& stop, const core::ProgressFn&) -> core::Result<int> {
            started.count_down();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            return 1;
        },
        [&delivered](const core::Result<int>& result) { delivered.push_back(*result); });
    started.wait();
    job.start([](const std::stop_token&, const core::ProgressFn&) -> core::Result<int> { return 2; },
              [&delivered](const core::Result<int>& result) { delivered.push_back(*result); });
    EXPECT_TRUE(waitFor([&] { return !delivered.empty(); }));
    pool.waitForDone();
    QCoreApplication::processEvents();
    EXPECT_THAT(delivered, testing::ElementsAre(2));
}

TEST(LatestJob, mayGoWhileTheJobRuns)
{
    QThreadPool pool;
    std::latch started(1);
    bool delivered = false;
    {
        Job job(pool);
        job.start(
            [&started](const std::stop_token& stop, const core::ProgressFn& report) -> core::Result<int> {
                started.count_down();
                while (!stop.stop_requested())
                    report({.done = 1, .total = 2});
                return 1;
            },
            [&delivered](const core::Result<int>&) { delivered = true; },
            [](const core::Progress&) {});
        started.wait();
    }
    pool.waitForDone();
    QCoreApplication::processEvents();
    EXPECT_FALSE(delivered);
}

TEST(LatestJob, whatIsThrownArrivesAsAnError)
{
    QThreadPool pool;
    Job job(pool);
    core::Result<int> delivered = 0;
    bool isDone = false;
    job.start([](const std::stop_token&,
                 const core::ProgressFn&) -> core::Result<int> { throw std::runtime_error("broken"); },
              [&](const core::Result<int>& result) {
                  delivered = result;
                  isDone = true;
              });
    EXPECT_TRUE(waitFor([&] { return isDone; }));
    ASSERT_FALSE(delivered);
    EXPECT_EQ(delivered.error().code, core::ErrorCode::Internal);
    EXPECT_EQ(delivered.error().value("detail"), "broken");
}

TEST(LatestJob, progressIsCoalesced)
{
    QThreadPool pool;
    Job job(pool);
    std::vector<std::int64_t> seen;
    bool isDone = false;
    std::latch reported(1);
    job.start(
        [&reported](const std::stop_token&, const core::ProgressFn& report) -> core::Result<int> {
            for (std::int64_t i = 1; i <= 1000; ++i)
                report({.done = i, .total = 1000});
            reported.count_down();
            return 0;
        },
        [&isDone](const core::Result<int>&) { isDone = true; },
        [&seen](const core::Progress& progress) { seen.push_back(progress.done); });
    reported.wait(); // no event was handled meanwhile
    EXPECT_TRUE(waitFor([&] { return isDone; }));
    EXPECT_THAT(seen, testing::ElementsAre(1000));
}

} // namespace
} // namespace carpo::app_test
