// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/predict_job.h"
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

TEST_F(TrainJobTest, PredictionsAreTheMeanOfTheRuns)
{
    Recording first;
    ASSERT_TRUE(start(first).has_value());
    ASSERT_TRUE(m_job.experiment.setFromText("training.seed", "2").has_value());
    ASSERT_TRUE(m_job.experiment.setFromText("data.subset_seed", "2").has_value());
    Recording second;
    ASSERT_TRUE(start(second).has_value());
    const auto predict = [this](const std::vector<std::int64_t>& runs, std::optional<dataset::Part> part) {
        return predictRuns(
            m_job.projectFile, m_job.cache, {.runs = runs, .part = part}, m_job.dataset, {}, {});
    };
    const Predictions one = predict({1}, std::nullopt).value();
    const Predictions two = predict({2}, std::nullopt).value();
    const Predictions both = predict({1, 2}, std::nullopt).value();
    ASSERT_EQ(both.ids.size(), 40U);
    for (std::size_t i = 0; i < both.ids.size(); ++i)
        EXPECT_NEAR(both.months[i], (one.months[i] + two.months[i]) / 2, 1e-3);

    const Predictions validation = predict({1}, dataset::Part::Validation).value();
    ASSERT_EQ(validation.months.size(), first.best.size());
    for (std::size_t i = 0; i < first.best.size(); ++i)
        EXPECT_NEAR(validation.months[i], first.best[i], 1e-3);
    const Predictions common = predict({1, 2}, dataset::Part::Validation).value();
    EXPECT_LT(common.ids.size(), 8U) << "the splits differ";
    EXPECT_EQ(predict({3}, std::nullopt).error().code, core::ErrorCode::RunUnknown);

    dataset::Dataset other = m_job.dataset;
    other.months[0] += 1;
    const auto refused = predictRuns(
        m_job.projectFile, m_job.cache, {.runs = {1}, .part = dataset::Part::Validation}, other, {}, {});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::CheckpointMismatch);
}

TEST_F(TrainJobTest, ARunNamedTwiceWeighsTwiceAndTheMedianIsTheMiddleOne)
{
    std::vector<Predictions> single;
    for (const char* seed : {"1", "2", "3"}) {
        set({{"training.seed", seed}});
        Recording seen;
        ASSERT_TRUE(start(seen).has_value());
        single.push_back(
            predictRuns(m_job.projectFile, m_job.cache, {.runs = {seen.run}}, m_job.dataset, {}, {}).value());
    }
    const auto joint = [this](std::vector<std::int64_t> runs, Combination combination) {
        return predictRuns(m_job.projectFile,
                           m_job.cache,
                           {.runs = std::move(runs), .combination = combination},
                           m_job.dataset,
                           {},
                           {})
            .value();
    };
    const Predictions median = joint({1, 2, 3}, Combination::Median);
    const Predictions ofTwo = joint({1, 2}, Combination::Median);
    const Predictions twice = joint({1, 1, 2}, Combination::Mean);
    ASSERT_EQ(median.ids.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i) {
        std::vector<float> said = {single[0].months[i], single[1].months[i], single[2].months[i]};
        EXPECT_NEAR(ofTwo.months[i], (said[0] + said[1]) / 2, 1e-3);
        EXPECT_NEAR(twice.months[i], (2 * said[0] + said[1]) / 3, 1e-3);
        std::ranges::sort(said);
        EXPECT_EQ(median.months[i], said[1]);
    }
}

TEST_F(TrainJobTest, FoldsPredictEachImageByTheRunThatHasNotSeenIt)
{
    std::vector<std::int64_t> runs;
    std::map<std::string, float> expected;
    for (const char* fold : {"1", "2", "3"}) {
        set({{"data.folds", "3"}, {"data.fold", fold}});
        Recording seen;
        ASSERT_TRUE(start(seen).has_value());
        runs.push_back(seen.run);
        const std::vector<project::PredictionRow> rows = openProject().predictions(seen.run).value();
        for (const project::PredictionRow& row : rows)
            EXPECT_TRUE(expected.emplace(row.id, row.months).second) << "in two folds";
    }
    EXPECT_EQ(expected.size(), 40U);
    const auto found =
        predictRuns(m_job.projectFile, m_job.cache, {.runs = runs, .outOfFold = true}, m_job.dataset, {}, {});
    ASSERT_TRUE(found.has_value()) << core::inEnglish(found.error());
    ASSERT_EQ(found->ids.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i)
        EXPECT_NEAR(found->months[i], expected.at(found->ids[i]), 1e-3) << found->ids[i];
    set({{"data.fold", "4"}});
    Recording refused;
    EXPECT_EQ(start(refused).error().code, core::ErrorCode::ExperimentOutOfRange);
}

TEST_F(TrainJobTest, SnapshotsAreAnEnsembleOfOneRun)
{
    set({{"training.snapshots", "3"}, {"schedule.name", "cosine"}, {"schedule.cycles", "3"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const auto predict = [this](bool snapshots) {
        return predictRuns(
            m_job.projectFile, m_job.cache, {.runs = {1}, .snapshots = snapshots}, m_job.dataset, {}, {});
    };
    const Predictions three = predict(true).value();
    const fs::path folder = openProject().runFolder(1).value();
    std::vector<double> sums(40);
    for (const char* name : {"snapshot-1.pt", "snapshot-2.pt", "snapshot-3.pt"}) {
        fs::copy_file(folder / name, folder / "best.pt", fs::copy_options::overwrite_existing);
        const Predictions one = predict(false).value();
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += static_cast<double>(one.months[i]);
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        EXPECT_NEAR(three.months[i], sums[i] / 3, 1e-3);
    for (const char* name : {"snapshot-1.pt", "snapshot-2.pt", "snapshot-3.pt"})
        fs::remove(folder / name);
    EXPECT_EQ(predict(true).error().code, core::ErrorCode::FileNotFound);
}

} // namespace
} // namespace carpo::jobs
