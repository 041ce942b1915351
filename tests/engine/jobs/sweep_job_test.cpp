// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/sweep_job.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace carpo::jobs {
namespace {

using core::ErrorCode;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A project with a sweep whose runs were never trained: what they came to is made up here.
class SweepJobTest : public ::testing::Test
{
protected:
    std::int64_t add(const training::Sweep& sweep)
    {
        return project::addSweep(m_project, "s", training::toJson(sweep)).value();
    }

    void addRun(std::int64_t sweep, int trial, std::vector<std::pair<std::string, double>> epoch)
    {
        project::Run run;
        run.experimentJson = training::Experiment().toJson();
        run.environmentJson = "{}";
        run.trial = project::Trial{.sweep = sweep, .number = trial};
        const std::int64_t number = m_project.addRun(run).value();
        EXPECT_TRUE(m_project.storeEpoch(number, {.epoch = 1, .values = std::move(epoch)}));
    }

    support::TemporaryFolder m_folder;
    project::Project m_project = project::Project::openOrCreate(m_folder / "p.carpo").value();
};

TEST_F(SweepJobTest, trialsAreComparedByOneMetricWhateverTheyChooseTheirEpochBy)
{
    training::Sweep sweep;
    sweep.axes = {{.key = "training.metric", .values = {std::string("mae"), std::string("ccc")}}};
    const std::int64_t number = add(sweep);
    addRun(number, 0, {{"val_mae", 8.2}, {"val_ccc", 0.9}});
    addRun(number, 1, {{"val_mae", 9.0}, {"val_ccc", 0.95}});
    auto standing = standingOf(m_project, number);
    ASSERT_TRUE(standing) << core::inEnglish(standing.error());
    EXPECT_EQ(standing->trials[1].scores, std::vector<double>{9.0}) << "not -0.95";
    EXPECT_EQ(bestTrial(*standing), 0);
}

TEST_F(SweepJobTest, aMetricThatIsNotKnownIsNotTakenForAnother)
{
    training::Experiment byCcc;
    ASSERT_TRUE(byCcc.set("training.metric", std::string("ccc")));
    const auto scores = scoresOf(byCcc,
                                 {{.epoch = 1, .values = {{"val_mae", 8.2}, {"val_ccc", kNaN}}},
                                  {.epoch = 2, .values = {{"val_mae", 8.0}}},
                                  {.epoch = 3, .values = {{"val_mae", 7.0}, {"val_ccc", 0.5}}}});
    ASSERT_EQ(scores.size(), 3U);
    EXPECT_TRUE(std::isnan(scores[0]));
    EXPECT_TRUE(std::isnan(scores[1]));
    EXPECT_EQ(scores[2], -0.5);
}

TEST_F(SweepJobTest, theLaterRunOfATrialCounts)
{
    const std::int64_t number = add({});
    addRun(number, 0, {{"val_mae", 5}});
    addRun(number, 0, {{"val_mae", 6}});
    const auto standing = standingOf(m_project, number);
    EXPECT_EQ(standing->runs, std::vector<std::int64_t>{2});
    EXPECT_EQ(standing->trials[0].scores, std::vector<double>{6});
}

TEST(SweepErrors, whatLiesInTheExperimentIsTheTrialsOwn)
{
    for (const ErrorCode own : {ErrorCode::ExperimentContradiction,
                                ErrorCode::ExperimentOutOfRange,
                                ErrorCode::ExperimentUnknownChoice,
                                ErrorCode::ExperimentUnknownKey,
                                ErrorCode::ExperimentWrongType,
                                ErrorCode::DeviceUnavailable,
                                ErrorCode::TrainingDiverged})
        EXPECT_TRUE(isTrialsOwn({.code = own, .place = {}, .values = {}})) << core::errorText(own).key;
    for (const ErrorCode machines : {ErrorCode::DiskFull,
                                     ErrorCode::ProjectBusy,
                                     ErrorCode::FolderNotFound,
                                     ErrorCode::RunDataChanged,
                                     ErrorCode::Cancelled})
        EXPECT_FALSE(isTrialsOwn({.code = machines, .place = {}, .values = {}}))
            << core::errorText(machines).key;
}

TEST(SweepErrors, aRunThatCannotBeGoneOnWithIsBegunAnew)
{
    SweepTask task;
    task.run = 7;
    task.step = {.trial = 2, .rung = 1, .epochs = 9};
    for (const ErrorCode code :
         {ErrorCode::RunDataChanged, ErrorCode::CheckpointDamaged, ErrorCode::CheckpointMismatch}) {
        const auto anew = begunAnew(task, {.code = code, .place = {}, .values = {}});
        ASSERT_TRUE(anew) << core::errorText(code).key;
        EXPECT_EQ(anew->run, 0);
        EXPECT_EQ(anew->step, task.step);
    }
    EXPECT_FALSE(begunAnew(task, {.code = ErrorCode::DiskFull, .place = {}, .values = {}}));
    task.run = 0;
    EXPECT_FALSE(begunAnew(task, {.code = ErrorCode::CheckpointMismatch, .place = {}, .values = {}}))
        << "a new one would come to the same";
}

} // namespace
} // namespace carpo::jobs
