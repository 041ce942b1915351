// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_bin.h"

#include "engine/jobs/run_lock.h"
#include "engine/project/run_shelf.h"
#include "engine/training/base_weights.h"
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class RunBin : public TrainJobTest
{};

TEST_F(RunBin, ARunThatIsBrokenOffAfterAnEpochGoesOnToTheSameEnd)
{
    Recording undisturbed;
    const auto whole = start(undisturbed);
    ASSERT_TRUE(whole) << core::inEnglish(whole.error());
    m_job.lastEpoch = 1;
    Recording first;
    const auto part = start(first);
    ASSERT_TRUE(part) << core::inEnglish(part.error());
    EXPECT_FALSE(part->outcome.finished);
    EXPECT_EQ(part->outcome.epochs, 1);
    EXPECT_EQ(openProject().run(2)->state, project::RunState::Stopped);
    Recording second;
    const auto further = continueRun(m_job.projectFile, m_job.cache, 2, m_controls, second, {}, 2);
    ASSERT_TRUE(further) << core::inEnglish(further.error());
    EXPECT_EQ(further->outcome.epochs, 2);
    const auto rest = goOn(second, 2);
    ASSERT_TRUE(rest) << core::inEnglish(rest.error());
    EXPECT_TRUE(rest->outcome.finished);
    EXPECT_EQ(rest->outcome.weightsSha256, whole->outcome.weightsSha256);
}

TEST_F(RunBin, OnlyWhatIsInTheBinIsDeletedAndNothingThatIsTrained)
{
    set({{"training.epochs", "1"}});
    Recording seen;
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(start(seen));
    const project::Project project = openProject();
    const std::array<std::int64_t, 3> binned{1, 2, 4};
    ASSERT_TRUE(project::setBinned(project, binned, true));
    const auto folder = [&project](std::int64_t run) {
        fs::path runs = project.file();
        runs += ".runs";
        return runs / std::to_string(run);
    };
    fs::create_directory(folder(9)); // left by a deletion that was killed
    const std::array<std::int64_t, 3> wanted{1, 2, 3};
    {
        const auto training = RunLock::acquire(folder(2));
        ASSERT_TRUE(training);
        EXPECT_EQ(deleteRuns(project, wanted).value(), 1U);
    }
    EXPECT_FALSE(fs::exists(folder(1)));
    EXPECT_FALSE(fs::exists(folder(9)));
    for (const std::int64_t kept : {2, 3, 4}) {
        EXPECT_TRUE(fs::exists(folder(kept))) << kept;
        EXPECT_TRUE(project.run(kept)) << kept;
    }
    EXPECT_EQ(deleteRuns(project, wanted).value(), 1U) << "nobody trains it any more";
    EXPECT_FALSE(fs::exists(folder(2)));
}

TEST_F(RunBin, TheLastWeightsAreThoseOfTheCheckpoint)
{
    set({{"training.epochs", "1"}});
    Recording seen;
    ASSERT_TRUE(start(seen));
    const project::Project project = openProject();
    const auto best = bestWeights(project, 1);
    const auto last = lastWeights(project, 1);
    ASSERT_TRUE(best && last);
    EXPECT_NE(*best, *last);
    // After one epoch the best ones are the last ones.
    EXPECT_EQ(bytesOf(*best), bytesOf(*last));
    set({{"transfer.weights", last->string()}, {"training.epochs", "2"}});
    EXPECT_TRUE(training::checkBase(m_job.experiment));
    ASSERT_TRUE(start(seen));
    const auto further = lastWeights(project, 2);
    ASSERT_TRUE(further);
    EXPECT_NE(bytesOf(*further), bytesOf(*last));
    EXPECT_EQ(lastWeights(project, 7).error().code, core::ErrorCode::RunUnknown);

    project::Run run;
    run.experimentJson = m_job.experiment.toJson();
    project::Project writable = openProject();
    const std::int64_t fresh = writable.addRun(run).value();
    EXPECT_EQ(bestWeights(project, fresh).error().code, core::ErrorCode::FileNotFound);
    EXPECT_EQ(lastWeights(project, fresh).error().code, core::ErrorCode::FileNotFound);
}

} // namespace
} // namespace carpo::jobs
