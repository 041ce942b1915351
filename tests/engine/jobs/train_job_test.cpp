// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/train_job.h"

#include "engine/imaging/decode.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/predict_job.h"
#include "engine/project/run_failure.h"
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <utility>
#include <vector>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

TEST_F(TrainJobTest, ARunLandsInTheProject)
{
    Recording seen;
    const auto result = start(seen);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_EQ(result->run, 1);
    EXPECT_EQ(seen.run, 1);
    const project::Project project = openProject();
    EXPECT_EQ(project.datasetFolder().value(), m_job.dataset.root);
    const project::Run run = project.run(1).value();
    EXPECT_EQ(run.name, "small");
    EXPECT_EQ(run.state, project::RunState::Finished);
    EXPECT_EQ(run.epochs, 3);
    EXPECT_EQ(run.bestEpoch, result->outcome.bestEpoch);
    EXPECT_EQ(run.weightsSha256, result->outcome.weightsSha256);
    EXPECT_EQ(run.experimentJson, m_job.experiment.toJson());
    EXPECT_THAT(run.environmentJson, HasSubstr("\"threads\":1"));
    EXPECT_THAT(run.startedAt, ::testing::MatchesRegex("20..-..-..T..:..:..Z"));
    EXPECT_DOUBLE_EQ(run.constantGuess, seen.constantGuess);

    const std::vector<project::EpochRow> epochs = project.epochs(1).value();
    ASSERT_EQ(epochs.size(), 3U);
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        const std::map<std::string, double> values(epochs[i].values.begin(), epochs[i].values.end());
        EXPECT_EQ(values.at("train_loss"), seen.epochs[i].trainLoss);
        EXPECT_EQ(values.at("val_mae"), seen.epochs[i].validationMae);
        EXPECT_EQ(values.at("val_ccc"), seen.epochs[i].validationCcc);
        EXPECT_EQ(values.at("learning_rate"), seen.epochs[i].learningRate);
    }
    const std::vector<project::PredictionRow> rows = project.predictions(1).value();
    ASSERT_EQ(rows.size(), 8U);
    double error = 0;
    for (const project::PredictionRow& row : rows) {
        EXPECT_EQ(row.part, "validation");
        error += std::abs(static_cast<double>(row.months - row.truth)) / 8;
    }
    EXPECT_NEAR(error, result->outcome.bestMae, 1e-3) << "the best epoch's predictions";
}

TEST_F(TrainJobTest, AStoppedRunGoesOnAsIfItHadNotBeenStopped)
{
    Recording undisturbed;
    ASSERT_TRUE(start(undisturbed).has_value());
    Recording before;
    std::stop_source stop;
    before.atBatch = [&stop](const training::BatchReport& report) {
        if (report.epoch == 2 && report.batch == 2)
            stop.request_stop();
    };
    const auto stopped = start(before, stop.get_token());
    ASSERT_TRUE(stopped.has_value()) << core::inEnglish(stopped.error());
    EXPECT_FALSE(stopped->outcome.finished);
    EXPECT_EQ(openProject().run(2).value().state, project::RunState::Stopped);
    Recording after;
    const auto result = goOn(after, 2);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_TRUE(result->outcome.finished);
    const project::Project project = openProject();
    EXPECT_EQ(project.run(2).value().weightsSha256, project.run(1).value().weightsSha256);
    EXPECT_EQ(after.epochs.size(), 2U) << "the first epoch is not made again";
    EXPECT_EQ(after.epochs.back().trainLoss, undisturbed.epochs.back().trainLoss);
}

TEST_F(TrainJobTest, EpochsAfterTheCheckpointAreMadeAgain)
{
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    project::Project project = openProject();
    ASSERT_TRUE(project.storeEpoch(1, {.epoch = 9, .values = {{"val_mae", 1.0}}}).has_value());
    Recording after;
    ASSERT_TRUE(goOn(after).has_value());
    EXPECT_EQ(project.epochs(1).value().size(), 3U);
}

// What SQLite says to whoever writes to the project.
void execute(const fs::path& file, const char* sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

TEST_F(TrainJobTest, AnEpochThatCouldNotBeStoredIsMadeAgain)
{
    Recording seen;
    bool broken = false;
    seen.atBatch = [&](const training::BatchReport& report) {
        if (report.epoch == 2 && !std::exchange(broken, true))
            execute(m_job.projectFile, "ALTER TABLE epochs RENAME TO away");
    };
    const auto failed = start(seen);
    execute(m_job.projectFile, "ALTER TABLE away RENAME TO epochs");
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(seen.epochs.size(), 1U);
    EXPECT_EQ(openProject().epochs(1).value().size(), 1U);
    Recording after;
    const auto result = goOn(after);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_EQ(after.epochs.front().epoch, 2);
    EXPECT_EQ(openProject().epochs(1).value().size(), 3U);
}

std::vector<std::uint32_t> stepsOf(const project::Project& project)
{
    std::vector<std::uint32_t> steps;
    const std::vector<project::BatchRow> rows = project.batches(1).value();
    for (const project::BatchRow& row : rows)
        steps.push_back(row.step);
    return steps;
}

// So that a kill after it leaves no hole in the curves.
TEST_F(TrainJobTest, WhatACheckpointHoldsIsInTheProject)
{
    Recording seen;
    std::vector<std::uint32_t> stored;
    std::vector<std::uint32_t> all;
    seen.atBatch = [&](const training::BatchReport& report) {
        all.push_back(static_cast<std::uint32_t>(report.step));
        if (report.step == 2)
            m_controls.pause();
    };
    seen.atPause = [&] {
        stored = stepsOf(openProject());
        m_controls.resume();
    };
    ASSERT_TRUE(start(seen).has_value());
    EXPECT_THAT(stored, ::testing::ElementsAre(1, 2));
    EXPECT_EQ(stepsOf(openProject()), all);
}

TEST_F(TrainJobTest, WithoutACheckpointItBeginsAnew)
{
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const fs::path folder = openProject().runFolder(1).value();
    fs::remove(folder / "checkpoint.pt");
    fs::remove(folder / "best.pt");
    Recording again;
    const auto result = goOn(again);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    ASSERT_EQ(again.epochs.size(), 3U);
    EXPECT_EQ(again.epochs.back().validationMae, seen.epochs.back().validationMae);
}

TEST_F(TrainJobTest, AContinuedRunKeepsToTheLimitsForImagesThatItBeganWith)
{
    std::vector<std::int64_t> pixels;
    for (const fs::path& file : m_job.dataset.files) {
        const imaging::Image image = imaging::decodeFile(file).value();
        pixels.push_back(std::int64_t{image.width()} * image.height());
    }
    std::ranges::sort(pixels);
    m_job.cache.limits = imaging::DecodeLimits{.maxPixels = pixels[pixels.size() / 2], .maxSeconds = 7};
    Recording seen;
    std::stop_source stop;
    seen.atBatch = [&stop](const training::BatchReport&) { stop.request_stop(); };
    ASSERT_TRUE(start(seen, stop.get_token()).has_value());
    EXPECT_EQ(decodeLimitsIn(openProject().run(1).value().environmentJson), m_job.cache.limits);
    EXPECT_EQ(decodeLimitsOf(m_job.projectFile, {1}).value(), *m_job.cache.limits);
    const auto known = [this] {
        return predictRuns(m_job.projectFile, m_job.cache, {.runs = {1}}, m_job.dataset, {}, {});
    };

    m_job.cache.limits = imaging::decodeLimits();
    Recording others;
    const auto refused = goOn(others);
    ASSERT_FALSE(refused.has_value()) << "images that were too large open now: another set";
    EXPECT_EQ(refused.error().code, core::ErrorCode::RunDataChanged);
    m_job.cache.limits.reset();
    Recording after;
    const auto result = goOn(after);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_TRUE(result->outcome.finished);
    EXPECT_EQ(known().value().ids.size(), m_job.dataset.size()) << "predictions are made of all that opens";
}

TEST_F(TrainJobTest, LimitsThatAnEnvironmentDoesNotSayAreNone)
{
    for (const char* const environment : {"",
                                          "[]",
                                          R"({"threads": 2})",
                                          R"({"decoding": 3})",
                                          R"({"decoding": {"max_pixels": 10}})",
                                          R"({"decoding": {"max_pixels": -1, "max_seconds": 2}})"})
        EXPECT_FALSE(decodeLimitsIn(environment).has_value()) << environment;
    EXPECT_EQ(decodeLimitsOf(m_job.projectFile, {1}).error().code, core::ErrorCode::FileNotFound);
}

TEST_F(TrainJobTest, AFailedRunKeepsItsEpochs)
{
    Recording seen;
    bool broken = false;
    const fs::path folder = m_folder / "p.carpo.runs/1";
    seen.atBatch = [&](const training::BatchReport& report) {
        // A folder where the checkpoint should go: writing it fails, for root too.
        if (report.epoch == 2 && !broken) {
            broken = true;
            fs::remove(folder / "checkpoint.pt");
            fs::create_directories(folder / "checkpoint.pt/in the way");
        }
    };
    const auto result = start(seen);
    ASSERT_FALSE(result.has_value());
    const project::Project project = openProject();
    EXPECT_EQ(project.run(1).value().state, project::RunState::Failed);
    EXPECT_EQ(project::runFailure(project, 1).value(), result.error());
    EXPECT_EQ(project.epochs(1).value().size(), 2U);
    EXPECT_EQ(project.predictions(1).value().size(), 8U);
}

TEST_F(TrainJobTest, GoesByWhatIsDecidedAboutTheImages)
{
    Recording before;
    ASSERT_TRUE(start(before).has_value());
    const std::string held = openProject().predictions(1).value().front().id;
    const auto image =
        static_cast<std::size_t>(std::ranges::find(m_job.dataset.ids, held) - m_job.dataset.ids.begin());
    const std::size_t other = image == 0 ? 1 : 0;
    {
        project::Project project = openProject();
        const std::vector<project::Decision> decisions = {
            {.image = other, .kind = project::DecisionKind::Exclude},
            {.image = image, .kind = project::DecisionKind::Age, .value = "200"}};
        ASSERT_EQ(project.decide(m_job.dataset, decisions, "ana").value(), 2);
    }
    Recording refused;
    EXPECT_EQ(goOn(refused).error().code, core::ErrorCode::RunDataChanged) << "the old run's data is gone";

    Recording after;
    ASSERT_TRUE(start(after).has_value());
    const project::Project project = openProject();
    EXPECT_NE(project.run(2)->datasetFingerprint, project.run(1)->datasetFingerprint);
    const Predictions all =
        predictRuns(m_job.projectFile, m_job.cache, {.runs = {2}}, m_job.dataset, {}, {}).value();
    EXPECT_EQ(all.ids.size(), 39U);
    EXPECT_EQ(std::ranges::count(all.ids, m_job.dataset.ids[other]), 0);
    const auto place = std::ranges::find(all.ids, held) - all.ids.begin();
    EXPECT_EQ(all.truth[static_cast<std::size_t>(place)], 200);
    const std::vector<project::PredictionRow> rows = project.predictions(2).value();
    for (const project::PredictionRow& row : rows) {
        EXPECT_NE(row.id, m_job.dataset.ids[other]);
        if (row.id == held) {
            EXPECT_EQ(row.truth, 200);
        }
    }

    // And as it was, once all is undone.
    {
        project::Project undoing = openProject();
        ASSERT_EQ(undoing.undoDecisions("ana").value(), 2);
    }
    Recording again;
    ASSERT_TRUE(goOn(again).has_value());
}

TEST_F(TrainJobTest, WhatCannotBeTrainedLeavesNoRun)
{
    ASSERT_TRUE(m_job.experiment.setFromText("data.train_fraction", "0.9").has_value());
    Recording seen;
    const auto result = start(seen);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(openProject().runs().value().size(), 0U);
}

// The best weights of a first run, as a base for others.
fs::path baseOf(const project::Project& project)
{
    return project.runFolder(1).value() / "best.safetensors";
}

TEST_F(TrainJobTest, WeightsThatAreNotThereLeaveNoRun)
{
    set({{"transfer.weights", "base.safetensors"}});
    Recording seen;
    const auto missing = start(seen);
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, core::ErrorCode::WeightsUnreadable);
    EXPECT_EQ(missing.error().place, (m_folder / "base.safetensors").string()) << "beside the project";
    EXPECT_FALSE(fs::exists(m_job.projectFile)) << "nor is a project made for it";

    set({{"transfer.weights", ""}});
    ASSERT_TRUE(start(seen).has_value());
    for (const auto& [key, value] : {std::pair("transfer.weights", "none.safetensors"),
                                     std::pair("transfer.weights", "p.carpo.runs/1/best.pt")}) {
        set({{key, value}});
        Recording refused;
        EXPECT_FALSE(start(refused).has_value()) << value;
        EXPECT_EQ(refused.run, 0);
    }
    set({{"transfer.weights", baseOf(openProject())}, {"network.name", "lenet_ufg"}});
    Recording other;
    EXPECT_EQ(start(other).error().code, core::ErrorCode::WeightsMismatch);
    EXPECT_EQ(openProject().runs().value().size(), 1U) << "the first, and none of the others";
    EXPECT_FALSE(fs::exists(m_folder / "p.carpo.runs/2"));
}

TEST_F(TrainJobTest, ARunSaysWhereItsWeightsCameFrom)
{
    Recording first;
    ASSERT_TRUE(start(first).has_value());
    EXPECT_FALSE(baseIn(openProject().run(1).value().environmentJson).has_value());
    fs::copy_file(baseOf(openProject()), m_folder / "base.safetensors");
    set({{"transfer.weights", "base.safetensors"}, {"transfer.frozen_stages", "16"}});
    Recording second;
    const auto result = start(second);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    const project::Project project = openProject();
    const project::Run run = project.run(2).value();
    const auto base = baseIn(run.environmentJson);
    ASSERT_TRUE(base.has_value());
    EXPECT_EQ(base->file, m_folder / "base.safetensors");
    EXPECT_EQ(base->sha256.size(), 64U);
    EXPECT_THAT(run.experimentJson, HasSubstr((m_folder / "base.safetensors").string()));
    std::ifstream file(project.runFolder(2).value() / "transfer.json");
    const std::string told{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(told, HasSubstr(base->sha256));
    EXPECT_NE(run.weightsSha256, project.run(1).value().weightsSha256) << "the head has learnt";
}

TEST_F(TrainJobTest, BeforeItsFirstCheckpointARunGoesOnFromTheSameWeightsOnly)
{
    Recording first;
    ASSERT_TRUE(start(first).has_value());
    const fs::path base = m_folder / "base.safetensors";
    fs::copy_file(baseOf(openProject()), base);
    set({{"transfer.weights", base}, {"training.seed", "9"}});
    Recording second;
    ASSERT_TRUE(start(second).has_value());
    const std::string weights = openProject().run(2).value().weightsSha256;
    const fs::path folder = openProject().runFolder(2).value();
    fs::remove(folder / "checkpoint.pt");
    Recording again;
    ASSERT_TRUE(goOn(again, 2).has_value());
    EXPECT_EQ(openProject().run(2).value().weightsSha256, weights);

    fs::remove(folder / "checkpoint.pt");
    fs::copy_file(folder / "best.safetensors", base, fs::copy_options::overwrite_existing);
    Recording other;
    const auto refused = goOn(other, 2);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::CheckpointMismatch);
    EXPECT_THAT(std::string(refused.error().value("detail")), HasSubstr(base.string()));
}

TEST_F(TrainJobTest, WeightsThatAnEnvironmentDoesNotSayAreNone)
{
    for (const char* const environment : {"",
                                          "[]",
                                          R"({"threads": 2})",
                                          R"({"weights": 3})",
                                          R"({"weights": {"file": "a"}})",
                                          R"({"weights": {"file": "a", "sha256": 1}})"})
        EXPECT_FALSE(baseIn(environment).has_value()) << environment;
}

} // namespace
} // namespace carpo::jobs
