// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/judged.h"

#include "app/bridge/compared_ways.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace carpo::app_test {
namespace {

/// A project with a run of two epochs, the second the better one, that was asked about a test image.
class JudgedRuns : public testing::Test
{
protected:
    JudgedRuns()
    {
        project::Run run;
        run.experimentJson = training::Experiment().toJson();
        run.environmentJson = "{}";
        EXPECT_EQ(m_project.addRun(run).value(), 1);
        EXPECT_TRUE(m_project.storeEpoch(1, {.epoch = 1, .values = {{"val_mae", 9}}}));
        EXPECT_TRUE(m_project.storeEpoch(1, {.epoch = 2, .values = {{"val_mae", 8}}}));
        const std::vector<project::PredictionRow> rows{
            {.id = "a", .part = "validation", .months = 90, .truth = 100}};
        EXPECT_TRUE(m_project.storePredictions(1, rows));
        const std::vector<project::PredictionRow> asked{
            {.id = "b", .part = "test", .months = 70, .truth = 72}};
        EXPECT_TRUE(m_project.addEvaluation({.runs = {1}, .bestEpochs = {2}, .part = "test"}, asked));
        auto dataset = std::make_shared<dataset::Dataset>();
        dataset->ids = {"a", "b"};
        dataset->files = {"/set/a.png", "/set/b.png"};
        dataset->sexes.assign(2, dataset::Sex::Female);
        dataset->months.assign(2, 100);
        m_set = std::make_shared<const bridge::OpenedSet>(
            bridge::OpenedSet{.dataset = dataset, .projectFile = m_file, .scan = std::nullopt});
    }

    core::Result<bridge::JudgedRun> load(std::int64_t evaluation, const std::stop_token& stop = {}) const
    {
        return bridge::loadJudged(m_set, bridge::loadRun(m_file, 1).value(), evaluation, nullptr, stop);
    }

    const support::TemporaryFolder m_folder;
    const std::filesystem::path m_file = m_folder / "p.carpo";
    project::Project m_project = std::move(project::Project::openOrCreate(m_file).value());
    bridge::OpenedSetPtr m_set;
};

TEST_F(JudgedRuns, anEvaluationIsOfTodayUntilTheRunIsTrainedFurther)
{
    const auto before = load(1);
    ASSERT_TRUE(before.has_value()) << core::inEnglish(before.error());
    ASSERT_EQ(before->evaluations.size(), 1U);
    EXPECT_TRUE(before->evaluations.front().earlier.empty());
    EXPECT_EQ(before->judged->images, std::vector<int>{1});
    EXPECT_FLOAT_EQ(before->errors->error[1], -2);

    ASSERT_TRUE(m_project.storeEpoch(1, {.epoch = 3, .values = {{"val_mae", 8.5}}}));
    EXPECT_TRUE(load(1)->evaluations.front().earlier.empty()) << "trained, but to nothing better";

    ASSERT_TRUE(m_project.storeEpoch(1, {.epoch = 4, .values = {{"val_mae", 7}}}));
    const auto after = load(1);
    ASSERT_EQ(after->evaluations.front().earlier.size(), 1U);
    EXPECT_EQ(after->evaluations.front().earlier.front().run, 1);
    EXPECT_EQ(after->evaluations.front().earlier.front().epoch, 2);
    EXPECT_TRUE(std::isnan(after->errors->error[1])) << "it was off by that then";
    EXPECT_FLOAT_EQ(after->errors->error[0], -10);
    const auto ways = bridge::comparedWays(*after->judged, {});
    ASSERT_EQ(ways->size(), 1U);
    EXPECT_EQ(ways->front().earlier.size(), 1U);
}

TEST_F(JudgedRuns, whatNobodyWaitsForAnyLongerEnds)
{
    const auto judged = load(1)->judged;
    std::stop_source stop;
    EXPECT_TRUE(bridge::comparedWays(*judged, stop.get_token()).has_value());
    stop.request_stop();
    EXPECT_EQ(bridge::comparedWays(*judged, stop.get_token()).error().code, core::ErrorCode::Cancelled);
    EXPECT_EQ(load(1, stop.get_token()).error().code, core::ErrorCode::Cancelled);
}

TEST(ShownMetrics, onlyOfAnAgeAreMonths)
{
    project::Run run;
    run.experimentJson = training::Experiment().toJson();
    run.environmentJson = "{}";
    EXPECT_TRUE(bridge::isInMonths(bridge::shownMetric(run)));
    run.environmentJson = R"({"target": {"unit": "none"}})";
    EXPECT_FALSE(bridge::isInMonths(bridge::shownMetric(run)));
    for (const bridge::ShownMetric& each : bridge::metricsBeside(bridge::shownMetric(run)))
        EXPECT_FALSE(bridge::isInMonths(each)) << each.key;
}

} // namespace
} // namespace carpo::app_test
