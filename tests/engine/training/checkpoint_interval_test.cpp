// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace carpo::training {
namespace {

namespace fs = std::filesystem;

// Where a run that is killed while it learns from that batch begins again.
BatchReport firstBatchAfterAKill(double checkpointSeconds, int epoch, int batch)
{
    const support::TemporaryFolder home;
    TinyRun killed(plainLenet());
    killed.checkpointSeconds = checkpointSeconds;
    killed.afterBatch = [&](const BatchReport& report) {
        if (report.epoch != epoch || report.batch != batch)
            return;
        // What lies on the disk now is what a kill leaves.
        fs::copy(home / "run", home / "left", fs::copy_options::recursive);
        killed.stop.request_stop();
    };
    fs::create_directory(home / "run");
    EXPECT_TRUE(killed.train(home / "run").has_value());
    TinyRun continued(plainLenet());
    continued.afterBatch = [&](const BatchReport&) { continued.stop.request_stop(); };
    EXPECT_TRUE(continued.train(home / "left", /*continueRun=*/true).has_value());
    return continued.batches().empty() ? BatchReport{} : continued.batches().front();
}

TEST(CheckpointInterval, whenItIsOverACheckpointIsWrittenWithinTheEpoch)
{
    const BatchReport next = firstBatchAfterAKill(0, 2, 4);
    EXPECT_EQ(next.epoch, 2);
    EXPECT_EQ(next.batch, 4) << "after batch 3 one was written";
}

TEST(CheckpointInterval, beforeItIsOverOnlyTheEpochsEndIsKept)
{
    const BatchReport next = firstBatchAfterAKill(3'600, 2, 4);
    EXPECT_EQ(next.epoch, 2);
    EXPECT_EQ(next.batch, 1);
}

TEST(CheckpointInterval, isHalfAMinuteUnlessToldOtherwise)
{
    EXPECT_LE(TrainerOptions{}.checkpointSeconds, 30);
}

} // namespace
} // namespace carpo::training
