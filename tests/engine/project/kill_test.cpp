// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace carpo::project {
namespace {

using namespace samples;

constexpr int kEpochsARun = 10;

// What the child was told is stored, in memory that outlives it.
struct Acknowledged
{
    std::atomic<int> epochs = 0; // over all runs
    std::atomic<int> rows = 0;
};

// Writes until it is killed: runs of ten epochs, rows of the scan in batches, predictions.
void writeForEver(const std::filesystem::path& file, const dataset::Dataset& dataset, Acknowledged& stored)
{
    auto project = Project::openOrCreate(file);
    const explore::ScanTable table = scanOf(dataset);
    std::size_t row = 0;
    for (;;) {
        const auto run = project->addRun(runNamed("run"));
        for (int epoch = 1; run && epoch <= kEpochsARun; ++epoch) {
            if (!project->storeEpoch(*run, epochOf(epoch)))
                _exit(1);
            ++stored.epochs;
            if (row + 5 <= dataset.size()) {
                const std::vector<std::size_t> rows = {row, row + 1, row + 2, row + 3, row + 4};
                if (!project->storeScan(dataset, table, rows, thumbnailsOf(rows.size())))
                    _exit(1);
                row += 5;
                stored.rows = static_cast<int>(row);
            }
        }
        const std::vector<PredictionRow> rows(50, {.id = "1", .part = "validation", .months = 1, .truth = 2});
        if (!project->storePredictions(*run, rows))
            _exit(1);
    }
}

// Every step is there wholly or not at all, and none that was acknowledged is missing.
void expectAllThere(const std::filesystem::path& file,
                    const dataset::Dataset& dataset,
                    const Acknowledged& stored)
{
    if (stored.epochs == 0 && !std::filesystem::exists(file))
        return; // killed before the project was made
    auto project = Project::open(file);
    ASSERT_TRUE(project) << core::inEnglish(project.error());
    const auto runs = project->runs();
    ASSERT_TRUE(runs);
    int epochs = 0;
    for (const project::Run& run : *runs) {
        const auto rows = project->epochs(run.number);
        ASSERT_TRUE(rows);
        int expected = 0;
        for (const EpochRow& row : *rows) {
            EXPECT_EQ(row.epoch, ++expected);
            EXPECT_EQ(row.values, epochOf(row.epoch).values);
        }
        epochs += expected;
        const std::size_t predictions = project->predictions(run.number)->size();
        EXPECT_TRUE(predictions == 50 || (predictions == 0 && run.number == runs->back().number));
    }
    EXPECT_GE(epochs, stored.epochs);
    EXPECT_LE(epochs, stored.epochs + 1);
    const auto table = project->loadScan(dataset, scanOf(dataset).stamps);
    ASSERT_TRUE(table);
    EXPECT_GE(table->reused, stored.rows);
    EXPECT_EQ(table->reused % 5, 0);
    // And it can be written again.
    EXPECT_TRUE(project->addRun(runNamed("after")));
}

TEST(Kill, NothingAcknowledgedIsLostByKillingTheWriter)
{
    const auto dataset = datasetOf(2000);
    void* shared =
        mmap(nullptr, sizeof(Acknowledged), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ASSERT_NE(shared, MAP_FAILED);
    constexpr int kEnough = 50;
    int epochs = 0;
    // On a machine that has other things to do, a child may not get far in its time.
    for (std::uint64_t trial = 0; trial < 20 || (epochs <= kEnough && trial < 400); ++trial) {
        SCOPED_TRACE(trial);
        const support::TemporaryFolder folder;
        const auto file = folder / "p.carpo";
        auto* stored = new (shared) Acknowledged;
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            writeForEver(file, dataset, *stored);
            _exit(1);
        }
        // Early kills hit the making of the project, late ones the steps and checkpoints of the journal.
        core::RandomStream random(7, "kill", trial);
        std::this_thread::sleep_for(std::chrono::microseconds(random.below(trial < 5 ? 8'000 : 200'000)));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
        expectAllThere(file, dataset, *stored);
        EXPECT_EQ(query(file, "PRAGMA integrity_check"), "ok");
        epochs += stored->epochs;
    }
    EXPECT_GT(epochs, kEnough) << "the children were killed before they did anything";
    munmap(shared, sizeof(Acknowledged));
}

} // namespace
} // namespace carpo::project
