// SPDX-License-Identifier: GPL-3.0-or-later
// What a run needs of its data set when it goes on, and what is said of it.
#include "engine/explore/scan.h"
#include "engine/jobs/method.h"
#include "engine/jobs/predict_job.h"
#include "engine/jobs/run_account.h"
#include "engine/jobs/run_report.h"
#include "engine/phantom/cohort.h"
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>
#include <fstream>
#include <iterator>
#include <string>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

/// Starts a run and stops it at its first batch.
class StoppedRun : public TrainJobTest
{
protected:
    void stopOne()
    {
        Recording seen;
        std::stop_source stop;
        seen.atBatch = [&stop](const training::BatchReport&) { stop.request_stop(); };
        ASSERT_TRUE(start(seen, stop.get_token()).has_value());
    }

    void expectChangedData()
    {
        Recording after;
        const auto result = goOn(after);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, core::ErrorCode::RunDataChanged);
        EXPECT_EQ(openProject().run(1).value().state, project::RunState::Stopped);
    }

    void inDatabase(const std::string& statement)
    {
        SQLite::Database(m_job.projectFile.string(), SQLite::OPEN_READWRITE).exec(statement);
    }
};

TEST_F(StoppedRun, NoticesALabelThatChanged)
{
    stopOne();
    const fs::path table = m_folder / "cohort" / "boneage-training-dataset.csv";
    std::ifstream in(table);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t age = text.find(',', text.find('\n')) + 1;
    text.replace(age, text.find(',', age) - age, text.substr(age, 2) == "77" ? "78" : "77");
    std::ofstream(table) << text;
    expectChangedData();
}

TEST_F(StoppedRun, NoticesAnImageThatIsGone)
{
    stopOne();
    fs::remove(m_job.dataset.files.front());
    expectChangedData();
}

TEST_F(StoppedRun, NoticesPixelsThatChanged)
{
    stopOne();
    fs::copy_file(m_job.dataset.files[1], m_job.dataset.files[0], fs::copy_options::overwrite_existing);
    expectChangedData();
    const auto predicted = predictRuns(m_job.projectFile,
                                       m_job.cache,
                                       {.runs = {1}, .part = dataset::Part::Validation},
                                       m_job.dataset,
                                       {},
                                       {});
    ASSERT_FALSE(predicted.has_value());
    EXPECT_EQ(predicted.error().code, core::ErrorCode::CheckpointMismatch);
}

// Fingerprints did not always say something of the pixels.
TEST_F(StoppedRun, OfAnOlderProgramGoesOn)
{
    stopOne();
    const std::string now = openProject().run(1).value().datasetFingerprint;
    const std::string older = now.substr(0, now.find('-'));
    ASSERT_LT(older.size(), now.size());
    inDatabase("UPDATE runs SET dataset_fingerprint = '" + older + "'");
    // Its checkpoint has the older one too: here it begins anew.
    fs::remove(openProject().runFolder(1).value() / "checkpoint.pt");
    Recording after;
    const auto result = goOn(after);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_EQ(openProject().run(1).value().datasetFingerprint, older);
    const auto predicted = predictRuns(m_job.projectFile,
                                       m_job.cache,
                                       {.runs = {1}, .part = dataset::Part::Validation},
                                       m_job.dataset,
                                       {},
                                       {});
    EXPECT_TRUE(predicted.has_value()) << core::inEnglish(predicted.error());
}

TEST_F(StoppedRun, GoesOnWithItsOwnDataSet)
{
    stopOne();
    ASSERT_TRUE(
        phantom::writeCohort(m_folder / "other", {.count = 20, .seed = 6, .height = 64}, {}, {}).has_value());
    const dataset::Dataset other = dataset::openDataset(m_folder / "other").value();
    ASSERT_TRUE(openProject().setDataset(other).has_value());
    Recording after;
    const auto result = goOn(after);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_TRUE(result->outcome.finished);
}

TEST_F(StoppedRun, ThatDoesNotKnowItsDataSetTakesTheProjects)
{
    stopOne();
    inDatabase("UPDATE runs SET environment = '{}'");
    Recording after;
    EXPECT_TRUE(goOn(after).has_value());
}

TEST_F(StoppedRun, FollowsItsDataSetToWhereTheProjectKnowsItNow)
{
    stopOne();
    fs::rename(m_folder / "cohort", m_folder / "moved");
    const dataset::Dataset moved = dataset::openDataset(m_folder / "moved").value();
    ASSERT_TRUE(openProject().setDataset(moved).has_value());
    Recording after;
    const auto result = goOn(after);
    EXPECT_TRUE(result.has_value()) << core::inEnglish(result.error());
}

TEST_F(TrainJobTest, AgeBandsAreRefusedForANumberThatIsNoAge)
{
    set({{"loss.name", "cross_entropy"}});
    m_job.dataset.targetUnit = dataset::Unit::None;
    Recording seen;
    const auto refused = start(seen);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::ExperimentContradiction);
    EXPECT_THAT(core::inEnglish(refused.error()), HasSubstr("plain number"));
    EXPECT_FALSE(fs::exists(m_job.projectFile)) << "before anything is made";
}

TEST_F(TrainJobTest, ANumberThatIsNoAgeIsNotCalledMonths)
{
    set({{"training.epochs", "1"}});
    const auto methodOf = [this](std::int64_t run) {
        const PredictionChoice choice{.runs = {run}};
        return describeMethod(m_job.projectFile, {.choice = choice, .dataset = "x", .count = 1}).value();
    };
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    EXPECT_THAT(methodOf(1), HasSubstr(" months"));
    m_job.dataset.targetUnit = dataset::Unit::None;
    ASSERT_TRUE(start(seen).has_value());
    const std::string method = methodOf(2);
    const std::size_t mae = method.find("Validation MAE");
    ASSERT_NE(mae, std::string::npos);
    EXPECT_EQ(method.substr(mae, method.find('\n', mae) - mae).find("months"), std::string::npos);
    EXPECT_EQ(method.find(m_job.dataset.root.string()), std::string::npos) << "nobody else's business";
    project::Project project = openProject();
    const explore::ScanTable scan = explore::scan(m_job.dataset, project, {}, {}).value();
    ASSERT_TRUE(writeRunReport(project, m_job.dataset, scan, 2, m_folder / "r.html").has_value());
    std::ifstream in(m_folder / "r.html");
    const std::string html{std::istreambuf_iterator<char>(in), {}};
    EXPECT_THAT(html, HasSubstr("True value"));
    EXPECT_EQ(html.find("MAE (months)"), std::string::npos);
    EXPECT_EQ(html.find("\"place\""), std::string::npos);
    EXPECT_EQ(html.find("&quot;place&quot;"), std::string::npos);
}

// A run that was killed has no best epoch in the project.
TEST(RunAccount, FindsTheBestEpochByTheChosenMetric)
{
    const auto bestBy = [](const char* metric) {
        RunAccount account;
        EXPECT_TRUE(account.experiment.setFromText("training.metric", metric).has_value());
        account.epochs = {
            {.epoch = 1, .values = {{"val_mae", 9}, {"val_rmse", 11}, {"val_ccc", 0.9}, {"val_r2", 0.1}}},
            {.epoch = 2, .values = {{"val_mae", 8}, {"val_rmse", 12}, {"val_ccc", 0.7}, {"val_r2", 0.2}}},
            {.epoch = 3, .values = {{"val_mae", 9}, {"val_rmse", 10}, {"val_ccc", 0.8}, {"val_r2", 0.3}}}};
        return account.bestEpoch().value_or(0);
    };
    EXPECT_EQ(bestBy("mae"), 2);
    EXPECT_EQ(bestBy("rmse"), 3);
    EXPECT_EQ(bestBy("ccc"), 1);
    EXPECT_EQ(bestBy("r2"), 3);
}

} // namespace
} // namespace carpo::jobs
