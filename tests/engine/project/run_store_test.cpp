// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/run_failure.h"
#include "engine/project/schema.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace carpo::project {
namespace {

using core::ErrorCode;
using namespace samples;

class RunStore : public testing::Test
{
protected:
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "p.carpo";
    Project project = std::move(Project::openOrCreate(file).value());
};

TEST_F(RunStore, NumbersRunsFromOneAndGivesThemBack)
{
    project::Run second = runNamed("Rápida");
    second.state = RunState::Paused;
    second.bestEpoch = 3;
    second.weightsSha256 = "f00d";
    ASSERT_EQ(project.addRun(runNamed("first")).value(), 1);
    ASSERT_EQ(project.addRun(second).value(), 2);

    const auto all = Project::open(file)->runs();
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ(all->front().name, "first");
    EXPECT_FALSE(all->front().bestEpoch);
    const project::Run found = Project::open(file)->run(2).value();
    EXPECT_EQ(found.number, 2);
    EXPECT_EQ(found.name, "Rápida");
    EXPECT_EQ(found.state, RunState::Paused);
    EXPECT_EQ(found.experimentJson, second.experimentJson);
    EXPECT_EQ(found.datasetFingerprint, second.datasetFingerprint);
    EXPECT_EQ(found.environmentJson, second.environmentJson);
    EXPECT_EQ(found.startedAt, second.startedAt);
    EXPECT_EQ(found.bestEpoch, 3);
    EXPECT_EQ(found.weightsSha256, "f00d");
    EXPECT_EQ(found.constantGuess, 33.25);
    EXPECT_EQ(found.epochs, 0);
}

TEST_F(RunStore, FillsInTheStartingTime)
{
    project::Run run = runNamed("a");
    run.startedAt.clear();
    ASSERT_TRUE(project.addRun(run));
    const std::string started = project.run(1)->startedAt;
    ASSERT_EQ(started.size(), 20U);
    EXPECT_EQ(started.substr(0, 2), "20");
    EXPECT_EQ(started.back(), 'Z');
}

TEST_F(RunStore, ChangesStateAndFinishes)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    for (const RunState state :
         {RunState::Paused, RunState::Stopped, RunState::Failed, RunState::Finished, RunState::Running}) {
        ASSERT_TRUE(project.setRunState(1, state));
        EXPECT_EQ(project.run(1)->state, state);
    }
    ASSERT_TRUE(project.finishRun(1, RunState::Finished, 7, "beef"));
    EXPECT_EQ(project.run(1)->state, RunState::Finished);
    EXPECT_EQ(project.run(1)->bestEpoch, 7);
    EXPECT_EQ(project.run(1)->weightsSha256, "beef");
    ASSERT_TRUE(project.finishRun(1, RunState::Stopped, std::nullopt, ""));
    EXPECT_FALSE(project.run(1)->bestEpoch);
}

TEST_F(RunStore, KeepsEpochsToTheLastBit)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const EpochRow first{.epoch = 1, .values = {{"val_mae", 0.1 + 0.2}, {"a", kNaN}, {"b", kInfinity}}};
    ASSERT_TRUE(project.storeEpoch(1, epochOf(2)));
    ASSERT_TRUE(project.storeEpoch(1, first));
    ASSERT_TRUE(project.storeEpoch(1, {.epoch = 3, .values = {}}));

    const auto rows = Project::open(file)->epochs(1);
    ASSERT_EQ(rows->size(), 3U);
    EXPECT_EQ((*rows)[0].epoch, 1);
    EXPECT_EQ((*rows)[0].values[0], first.values[0]);
    EXPECT_EQ((*rows)[0].values[1].first, "a");
    EXPECT_TRUE(std::isnan((*rows)[0].values[1].second));
    EXPECT_EQ((*rows)[0].values[2].second, kInfinity);
    EXPECT_EQ((*rows)[1].values, epochOf(2).values);
    EXPECT_TRUE((*rows)[2].values.empty());
    EXPECT_EQ(project.run(1)->epochs, 3);
}

TEST_F(RunStore, AnEpochReplacesOneOfItsNumber)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    ASSERT_TRUE(project.storeEpoch(1, epochOf(1)));
    ASSERT_TRUE(project.storeEpoch(1, {.epoch = 1, .values = {{"val_mae", 5}}}));
    ASSERT_EQ(project.epochs(1)->size(), 1U);
    EXPECT_EQ(project.epochs(1)->front().values.size(), 1U);
}

TEST_F(RunStore, TakesEpochsBackAndTheBestOneWithThem)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    ASSERT_TRUE(project.addRun(runNamed("b")));
    for (int epoch = 1; epoch <= 5; ++epoch) {
        ASSERT_TRUE(project.storeEpoch(1, epochOf(epoch)));
        ASSERT_TRUE(project.storeEpoch(2, epochOf(epoch)));
    }
    ASSERT_TRUE(project.finishRun(1, RunState::Stopped, 4, "beef"));
    ASSERT_TRUE(project.dropEpochsAfter(1, 4));
    EXPECT_EQ(project.run(1)->bestEpoch, 4);
    ASSERT_TRUE(project.dropEpochsAfter(1, 3));
    EXPECT_FALSE(project.run(1)->bestEpoch);
    EXPECT_EQ(project.epochs(1)->size(), 3U);
    EXPECT_EQ(project.epochs(2)->size(), 5U);
}

TEST_F(RunStore, ReplacesPredictions)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<PredictionRow> rows = {{.id = "9", .part = "validation", .months = 0.1F, .truth = 100},
                                             {.id = "1", .part = "test", .months = 30, .truth = nan}};
    const std::vector<PredictionRow> many(1000, rows[0]);
    ASSERT_TRUE(project.storePredictions(1, many));
    ASSERT_EQ(project.predictions(1)->size(), 1000U);
    ASSERT_TRUE(project.storePredictions(1, rows));
    const auto found = project.predictions(1);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].id, "9");
    EXPECT_EQ((*found)[0].part, "validation");
    EXPECT_EQ((*found)[0].months, 0.1F);
    EXPECT_EQ((*found)[0].truth, 100);
    EXPECT_TRUE(std::isnan((*found)[1].truth));
}

TEST_F(RunStore, KeepsPredictedClasses)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    const std::vector<PredictionRow> rows = {{.id = "9",
                                              .part = "validation",
                                              .className = "m\xC3\xA3o, \"left\"",
                                              .probability = 0.75F,
                                              .trueClass = "foot",
                                              .trueProbability = 0.125F},
                                             {.id = "1", .part = "validation", .months = 30, .truth = 31}};
    ASSERT_TRUE(project.storePredictions(1, rows));
    const auto found = Project::open(file)->predictions(1);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].className, rows[0].className);
    EXPECT_EQ((*found)[0].probability, 0.75F);
    EXPECT_EQ((*found)[0].trueClass, "foot");
    EXPECT_EQ((*found)[0].trueProbability, 0.125F);
    EXPECT_TRUE(std::isnan((*found)[0].months));
    EXPECT_EQ((*found)[1].className, "");
    EXPECT_TRUE(std::isnan((*found)[1].probability));
}

// Runs of before a target could be a class.
TEST(OlderProject, OfFormat6KeepsItsPredictions)
{
    const support::TemporaryFolder home;
    const std::filesystem::path old = home / "old.carpo";
    for (std::size_t step = 0; step < 6; ++step)
        execute(old, schemaSteps()[step].sql);
    execute(old,
            "PRAGMA user_version = 6;"
            "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, started_at, "
            "weights_sha256) VALUES ('old', 'finished', '{}', 'f', '{}', '2026-01-01T00:00:00Z', '');"
            "INSERT INTO predictions VALUES (1, 0, '1377', 'validation', 100.5, NULL)");
    {
        const auto opened = Project::open(old);
        ASSERT_TRUE(opened);
        const auto rows = opened->predictions(1);
        ASSERT_EQ(rows->size(), 1U);
        EXPECT_EQ(rows->front().months, 100.5F);
        EXPECT_TRUE(std::isnan(rows->front().truth));
        EXPECT_EQ(rows->front().className, "");
    }
    EXPECT_EQ(query(old, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(old, "PRAGMA integrity_check"), "ok");
}

// Runs of before their failures were written down.
TEST(OlderProject, OfFormat10OpensWithAFailedRunOfUnknownReason)
{
    const support::TemporaryFolder home;
    const std::filesystem::path old = home / "old.carpo";
    for (std::size_t step = 0; step < 10; ++step)
        execute(old, schemaSteps()[step].sql);
    execute(old,
            "PRAGMA user_version = 10;"
            "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, started_at, "
            "weights_sha256) VALUES ('old', 'failed', '{}', 'f', '{}', '2026-01-01T00:00:00Z', '')");
    const core::Error full{core::ErrorCode::DiskFull, "/disk", {{"needed", "7"}}};
    {
        const auto opened = Project::open(old);
        ASSERT_TRUE(opened);
        const project::Run run = opened->run(1).value();
        EXPECT_EQ(run.state, RunState::Failed);
        EXPECT_FALSE(runFailure(*opened, 1).value());
        ASSERT_TRUE(failRun(*opened, 1, full));
        EXPECT_EQ(runFailure(*opened, 1).value(), full);
    }
    EXPECT_EQ(query(old, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(old, "PRAGMA integrity_check"), "ok");
}

TEST_F(RunStore, AFailedRunSaysWhyUntilItGoesOn)
{
    const core::Error full{core::ErrorCode::DiskFull, "/disk", {{"needed", "7"}}};
    const std::int64_t number = project.addRun(runNamed("a")).value();
    EXPECT_FALSE(runFailure(project, number).value());
    ASSERT_TRUE(failRun(project, number, full));
    EXPECT_EQ(project.run(number)->state, RunState::Failed);
    EXPECT_EQ(runFailure(project, number).value(), full);
    EXPECT_FALSE(project.run(number)->finishedAt.empty());
    ASSERT_TRUE(project.setRunState(number, RunState::Running));
    EXPECT_FALSE(runFailure(project, number).value());
    EXPECT_EQ(failRun(project, 9, full).error().code, core::ErrorCode::RunUnknown);
}

TEST_F(RunStore, ARunThatIsNotThereIsNamedBesideThoseThatAre)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    ASSERT_TRUE(project.addRun(runNamed("b")));
    const std::vector<core::Error> errors = {project.run(9).error(),
                                             project.epochs(9).error(),
                                             project.predictions(9).error(),
                                             project.setRunState(9, RunState::Paused).error(),
                                             project.finishRun(9, RunState::Finished, 1, "").error(),
                                             project.storeEpoch(9, epochOf(1)).error(),
                                             project.dropEpochsAfter(9, 1).error(),
                                             project.storePredictions(9, {}).error()};
    for (const core::Error& error : errors) {
        EXPECT_EQ(error.code, ErrorCode::RunUnknown);
        EXPECT_EQ(error.value("run"), "9");
        EXPECT_EQ(error.value("known"), "1, 2");
    }
}

TEST_F(RunStore, MakesTheFolderOfARun)
{
    const auto made = project.runFolder(12);
    ASSERT_TRUE(made);
    EXPECT_EQ(*made, folder / "p.carpo.runs/12");
    EXPECT_TRUE(std::filesystem::is_directory(*made));
    EXPECT_EQ(project.runFolder(12).value(), *made);
}

TEST_F(RunStore, StatesHaveStableNames)
{
    EXPECT_EQ(runStateKey(RunState::Running), "running");
    EXPECT_EQ(runStateKey(RunState::Paused), "paused");
    EXPECT_EQ(runStateKey(RunState::Stopped), "stopped");
    EXPECT_EQ(runStateKey(RunState::Finished), "finished");
    EXPECT_EQ(runStateKey(RunState::Failed), "failed");
}

} // namespace
} // namespace carpo::project
