// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/environment.h"
#include "engine/jobs/predict_job.h"
#include "tests/engine/jobs/train_job_fixture.h"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <optional>

namespace carpo::jobs {
namespace {

using ::testing::HasSubstr;

TEST_F(TrainJobTest, ASexIsLearntStoredAndPredicted)
{
    set({{"target.name", "sex"}, {"loss.name", "cross_entropy"}, {"network.sex", "none"}});
    Recording seen;
    const auto result = start(seen);
    ASSERT_TRUE(result.has_value()) << core::inEnglish(result.error());
    EXPECT_THAT(seen.classes, ::testing::ElementsAre("female", "male"));
    const project::Project project = openProject();
    const project::Run run = project.run(1).value();
    EXPECT_EQ(classesIn(run.environmentJson), seen.classes);
    EXPECT_DOUBLE_EQ(run.constantGuess, seen.constantGuess);
    EXPECT_LE(run.constantGuess, 1);
    const auto epochs = project.epochs(1).value();
    const std::map<std::string, double> values(epochs.front().values.begin(), epochs.front().values.end());
    for (const char* const key :
         {"train_accuracy", "val_accuracy", "val_balanced_accuracy", "val_f1", "val_roc_auc"})
        EXPECT_TRUE(values.contains(key)) << key;
    EXPECT_FALSE(values.contains("val_mae"));
    const std::vector<project::PredictionRow> rows = project.predictions(1).value();
    ASSERT_EQ(rows.size(), 8U);
    double right = 0;
    for (const project::PredictionRow& row : rows) {
        EXPECT_TRUE(std::isnan(row.months));
        EXPECT_GE(row.probability, 0.5F);
        EXPECT_THAT(seen.classes, ::testing::Contains(row.trueClass));
        EXPECT_NEAR(row.trueProbability,
                    row.className == row.trueClass ? row.probability : 1 - row.probability,
                    1e-5);
        right += row.className == row.trueClass ? 1.0 / 8 : 0;
    }
    EXPECT_NEAR(right, result->outcome.bestMetrics.front().second, 1e-9) << "accuracy, of the best epoch";
}

TEST_F(TrainJobTest, RunsOfClassesAreAveragedByProbability)
{
    set({{"target.name", "sex"}, {"loss.name", "cross_entropy"}, {"network.sex", "none"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    ASSERT_TRUE(m_job.experiment.setFromText("training.seed", "2").has_value());
    Recording second;
    ASSERT_TRUE(start(second).has_value());
    const auto predict = [this](const std::vector<std::int64_t>& runs) {
        return predictRuns(m_job.projectFile, m_job.cache, {.runs = runs}, m_job.dataset, {}, {});
    };
    const Predictions one = predict({1}).value();
    const Predictions two = predict({2}).value();
    const Predictions both = predict({1, 2}).value();
    EXPECT_EQ(both.target, "sex");
    EXPECT_TRUE(both.months.empty());
    ASSERT_EQ(both.classes.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i) {
        const auto male = [i](const Predictions& predictions) {
            return predictions.classes[i] == "male" ? predictions.probabilities[i]
                                                    : 1 - predictions.probabilities[i];
        };
        EXPECT_NEAR(male(both), (male(one) + male(two)) / 2, 1e-4) << i;
    }
    dataset::Dataset unlabelled = m_job.dataset;
    unlabelled.sexes.assign(unlabelled.size(), dataset::Sex::Unknown);
    const auto blind = predictRuns(m_job.projectFile, m_job.cache, {.runs = {1}}, unlabelled, {}, {});
    ASSERT_TRUE(blind.has_value()) << core::inEnglish(blind.error());
    EXPECT_EQ(blind->classes, one.classes) << "what is predicted needs no label";
}

TEST_F(TrainJobTest, OtherClassesThanTheRunsAreRefused)
{
    for (std::size_t i = 0; i < m_job.dataset.size(); ++i)
        m_job.dataset.classes.emplace_back(i % 2 == 0 ? "left" : "right");
    set({{"target.name", "class"}, {"loss.name", "hinge"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const auto predict = [this](const std::vector<std::int64_t>& runs, const dataset::Dataset& dataset) {
        return predictRuns(m_job.projectFile, m_job.cache, {.runs = runs}, dataset, {}, {});
    };
    dataset::Dataset fewer = m_job.dataset;
    fewer.classes.assign(fewer.size(), "left");
    EXPECT_TRUE(predict({1}, fewer).has_value());
    dataset::Dataset other = m_job.dataset;
    other.classes[3] = "middle";
    const auto refused = predict({1}, other);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::CheckpointMismatch);
    EXPECT_THAT(core::inEnglish(refused.error()), HasSubstr("middle"));
    EXPECT_THAT(core::inEnglish(refused.error()), HasSubstr("left, right"));
    // Nor is an age averaged with a class.
    set({{"target.name", "age"}, {"loss.name", "l1"}});
    Recording age;
    ASSERT_TRUE(start(age).has_value());
    EXPECT_EQ(predict({1, 2}, m_job.dataset).error().code, core::ErrorCode::CheckpointMismatch);
}

TEST_F(TrainJobTest, AContradictionLeavesNoRun)
{
    ASSERT_TRUE(m_job.experiment.setFromText("target.name", "sex").has_value());
    Recording seen;
    EXPECT_EQ(start(seen).error().code, core::ErrorCode::ExperimentContradiction);
    set({{"target.name", "class"}, {"loss.name", "cross_entropy"}});
    EXPECT_EQ(start(seen).error().code, core::ErrorCode::TargetMissing) << "the cohort has no classes";
    EXPECT_EQ(openProject().runs().value().size(), 0U);
}

} // namespace
} // namespace carpo::jobs
