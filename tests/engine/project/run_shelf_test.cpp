// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/run_shelf.h"

#include "engine/project/schema.h"
#include "engine/project/sweeps.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <fstream>

namespace carpo::project {
namespace {

using namespace samples;
using core::ErrorCode;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

class RunShelf : public testing::Test
{
protected:
    void SetUp() override
    {
        for (const char* const name : {"a", "b", "c"})
            ASSERT_TRUE(project.addRun(runNamed(name)));
    }

    const support::TemporaryFolder folder;
    const fs::path file = folder / "p.carpo";
    Project project = std::move(Project::openOrCreate(file).value());
};

TEST_F(RunShelf, KeepsNotesAndTags)
{
    EXPECT_EQ(project.run(2)->notes, "");
    ASSERT_TRUE(setRunNotes(project, 2, "with \"quotes\",\nand lines"));
    ASSERT_TRUE(setRunTags(project, 2, {" good ", "aula", "", "good", "two\nlines"}));
    EXPECT_EQ(project.run(2)->notes, "with \"quotes\",\nand lines");
    EXPECT_THAT(project.run(2)->tags, ElementsAre("aula", "good", "two lines"));
    EXPECT_THAT(project.run(1)->tags, IsEmpty());
    ASSERT_TRUE(setRunTags(project, 2, {}));
    EXPECT_THAT(project.run(2)->tags, IsEmpty());
    EXPECT_EQ(setRunNotes(project, 9, "x").error().code, ErrorCode::RunUnknown);
    EXPECT_EQ(setRunTags(project, 9, {"x"}).error().code, ErrorCode::RunUnknown);
}

TEST_F(RunShelf, ReadsTagsAsPeopleTypeThem)
{
    EXPECT_THAT(tagsIn(" b,a ,, b"), ElementsAre("a", "b"));
    EXPECT_THAT(tagsIn(""), IsEmpty());
    EXPECT_THAT(tagsIn("one tag"), ElementsAre("one tag"));
}

TEST_F(RunShelf, TheBinLosesNothing)
{
    ASSERT_TRUE(project.storeEpoch(1, epochOf(1)));
    const std::array<std::int64_t, 2> both{1, 3};
    ASSERT_TRUE(setBinned(project, both, true));
    EXPECT_EQ(project.run(1)->binnedAt.size(), 20U);
    EXPECT_EQ(project.run(2)->binnedAt, "");
    EXPECT_EQ(project.epochs(1)->size(), 1U);
    ASSERT_TRUE(setBinned(project, both, false));
    EXPECT_EQ(project.run(1)->binnedAt, "");
    const std::array<std::int64_t, 2> unknown{2, 9};
    EXPECT_EQ(setBinned(project, unknown, true).error().code, ErrorCode::RunUnknown);
    EXPECT_EQ(project.run(2)->binnedAt, "") << "all of them or none";
}

TEST_F(RunShelf, DeletingTakesTheFolderToo)
{
    const fs::path kept = project.runFolder(1).value();
    const fs::path gone = project.runFolder(2).value();
    std::ofstream(gone / "best.pt") << "weights";
    ASSERT_TRUE(project.storeEpoch(2, epochOf(1)));
    ASSERT_TRUE(deleteRun(project, 2));
    EXPECT_TRUE(fs::exists(kept));
    EXPECT_FALSE(fs::exists(gone));
    EXPECT_EQ(project.run(2).error().code, ErrorCode::RunUnknown);
    EXPECT_EQ(query(file, "SELECT count(*) FROM epoch_values WHERE run = 2"), "0");
    EXPECT_EQ(deleteRun(project, 2).error().code, ErrorCode::RunUnknown);
    // A number is never given twice: a run that names it in its notes stays right.
    ASSERT_TRUE(deleteRun(project, 3));
    EXPECT_EQ(project.addRun(runNamed("d")).value(), 4);
}

TEST_F(RunShelf, FindsWhatAKilledDeletionLeft)
{
    EXPECT_THAT(foldersWithoutRun(project).value(), IsEmpty()) << "before there is any folder";
    for (const std::int64_t run : {1, 7, 12})
        ASSERT_TRUE(project.runFolder(run));
    ASSERT_TRUE(project.workFolder("folds"));
    EXPECT_THAT(foldersWithoutRun(project).value(), ElementsAre(7, 12));
    ASSERT_TRUE(deleteRunFolder(project, 7));
    ASSERT_TRUE(deleteRunFolder(project, 7));
    EXPECT_THAT(foldersWithoutRun(project).value(), ElementsAre(12));
}

TEST_F(RunShelf, KnowsWhenARunStoppedAndHowLongItTrained)
{
    EXPECT_EQ(project.run(1)->finishedAt, "");
    EXPECT_TRUE(std::isnan(project.run(1)->seconds));
    ASSERT_TRUE(project.storeEpoch(1, {.epoch = 1, .values = {{"seconds", 10.5}, {"val_mae", 9}}}));
    ASSERT_TRUE(project.storeEpoch(1, {.epoch = 2, .values = {{"seconds", 21.25}}}));
    EXPECT_EQ(project.run(1)->seconds, 21.25);
    ASSERT_TRUE(project.finishRun(1, RunState::Stopped, 1, ""));
    EXPECT_EQ(project.run(1)->finishedAt.size(), 20U);
    ASSERT_TRUE(project.setRunState(1, RunState::Running));
    EXPECT_EQ(project.run(1)->finishedAt, "");
    ASSERT_TRUE(project.setRunState(1, RunState::Failed));
    EXPECT_EQ(project.run(1)->finishedAt.size(), 20U);
}

TEST_F(RunShelf, TheQueueKeepsItsOrderAndItsRuns)
{
    EXPECT_THAT(sweeps(project).value(), IsEmpty());
    ASSERT_EQ(addSweep(project, "first", "{1}").value(), 1);
    ASSERT_EQ(addSweep(project, "second", "{2}").value(), 2);
    ASSERT_EQ(addSweep(project, "third", "{3}").value(), 3);
    const std::array<std::int64_t, 2> order{3, 1};
    ASSERT_TRUE(orderSweeps(project, order));
    std::vector<std::string> names;
    const auto queue = sweeps(Project::open(file).value());
    ASSERT_TRUE(queue);
    for (const StoredSweep& each : *queue)
        names.push_back(each.name);
    EXPECT_THAT(names, ElementsAre("third", "second", "first"));
    ASSERT_TRUE(setSweepState(project, 2, SweepState::Done));
    EXPECT_EQ(sweep(project, 2)->state, SweepState::Done);
    EXPECT_EQ(sweep(project, 1)->state, SweepState::Waiting);
    EXPECT_EQ(sweep(project, 1)->description, "{1}");
    EXPECT_EQ(sweep(project, 1)->addedAt.size(), 20U);
    EXPECT_EQ(sweep(project, 8).error().code, ErrorCode::Internal);
    EXPECT_EQ(setSweepState(project, 8, SweepState::Done).error().code, ErrorCode::Internal);
    const std::array<std::int64_t, 2> unknown{1, 8};
    EXPECT_EQ(orderSweeps(project, unknown).error().code, ErrorCode::Internal);

    project::Run run = runNamed("trial");
    run.trial = project::Trial{.sweep = 2, .number = 5};
    const std::int64_t number = project.addRun(run).value();
    EXPECT_EQ(project.run(number)->trial, run.trial);
    EXPECT_EQ(project.run(1)->trial, std::nullopt);
}

TEST_F(RunShelf, KeepsWhyATrialIsPassedOver)
{
    ASSERT_TRUE(addSweep(project, "s", "{}"));
    const core::Error small{ErrorCode::InputTooSmall, "here", {{"key", "data.input_size"}, {"min", "32"}}};
    ASSERT_TRUE(storeTrialFailure(project, 1, {.trial = 4, .error = {ErrorCode::TrainingDiverged, "", {}}}));
    ASSERT_TRUE(storeTrialFailure(project, 1, {.trial = 4, .error = small}));
    ASSERT_TRUE(storeTrialFailure(project, 1, {.trial = 2, .error = small}));
    const auto found = trialFailures(project, 1).value();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].trial, 2);
    EXPECT_EQ(found[1].trial, 4);
    EXPECT_EQ(found[1].error, small);
    // Written by hand or damaged it is a failure all the same.
    execute(file, "UPDATE sweep_failures SET error = '[[[' WHERE trial = 2");
    EXPECT_EQ(trialFailures(project, 1)->front().error.code, ErrorCode::Internal);
}

// Runs of before they had notes.
TEST(OlderProject, OfFormat7OpensWithItsRunsAndAnEmptyQueue)
{
    const support::TemporaryFolder home;
    const fs::path old = home / "old.carpo";
    for (std::size_t step = 0; step < 7; ++step)
        execute(old, schemaSteps()[step].sql);
    execute(old,
            "PRAGMA user_version = 7;"
            "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, started_at, "
            "weights_sha256) VALUES ('old', 'finished', '{}', 'f', '{}', '2026-01-01T00:00:00Z', '');"
            "INSERT INTO epochs VALUES (1, 1); INSERT INTO epoch_values VALUES (1, 1, 0, 'seconds', 7.5)");
    {
        const auto opened = Project::open(old);
        ASSERT_TRUE(opened);
        const project::Run run = opened->run(1).value();
        EXPECT_EQ(run.name, "old");
        EXPECT_EQ(run.notes, "");
        EXPECT_THAT(run.tags, IsEmpty());
        EXPECT_EQ(run.binnedAt, "");
        EXPECT_EQ(run.finishedAt, "");
        EXPECT_EQ(run.seconds, 7.5);
        EXPECT_FALSE(run.trial);
        EXPECT_THAT(sweeps(*opened).value(), IsEmpty());
        EXPECT_TRUE(setRunNotes(*opened, 1, "still good"));
    }
    EXPECT_EQ(query(old, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(old, "PRAGMA integrity_check"), "ok");
}

} // namespace
} // namespace carpo::project
