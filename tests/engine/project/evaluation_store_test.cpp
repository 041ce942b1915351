// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/schema.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace carpo::project {
namespace {

using namespace samples;

class EvaluationStore : public testing::Test
{
protected:
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "p.carpo";
    Project project = std::move(Project::openOrCreate(file).value());
    const std::vector<PredictionRow> numbers = {
        {.id = "4360", .part = "test", .months = 100.5F, .truth = 96, .sex = dataset::Sex::Female},
        {.id = "4361", .part = "test", .months = 12, .sex = dataset::Sex::Male}};
};

TEST_F(EvaluationStore, KeepsWhatWasAskedAndSaid)
{
    const std::vector<PredictionRow> classes = {{.id = "1",
                                                 .part = "none",
                                                 .className = "hand",
                                                 .probability = 0.5F,
                                                 .trueClass = "foot",
                                                 .trueProbability = 0.25F,
                                                 .scores = {0.25F, 0.5F, 0.25F}}};
    const Evaluation test{.runs = {3, 12},
                          .bestEpochs = {40, 7},
                          .part = "test",
                          .views = 8,
                          .combination = "median",
                          .official = true};
    ASSERT_EQ(project.addEvaluation(test, numbers).value(), 1);
    ASSERT_EQ(project.addEvaluation({.runs = {3}, .part = "all", .folder = "/x/other"}, classes).value(), 2);

    const auto all = Project::open(file)->evaluations();
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ(all->front().runs, test.runs);
    EXPECT_EQ(all->front().bestEpochs, test.bestEpochs);
    EXPECT_TRUE(all->back().bestEpochs.empty());
    EXPECT_EQ(all->front().part, "test");
    EXPECT_EQ(all->front().views, 8);
    EXPECT_EQ(all->front().combination, "median");
    EXPECT_TRUE(all->front().official);
    EXPECT_EQ(all->front().images, 2U);
    EXPECT_EQ(all->front().at.size(), 20U);
    EXPECT_EQ(all->back().folder, "/x/other");
    EXPECT_FALSE(all->back().official);
    EXPECT_FALSE(all->back().isOfSameImages(all->front()));

    const auto rows = Project::open(file)->evaluationPredictions(1);
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ(rows->front().id, "4360");
    EXPECT_EQ(rows->front().months, 100.5F);
    EXPECT_EQ(rows->front().sex, dataset::Sex::Female);
    EXPECT_TRUE(std::isnan(rows->back().truth));
    EXPECT_TRUE(rows->back().scores.empty());
    const auto said = Project::open(file)->evaluationPredictions(2);
    EXPECT_EQ(said->front().scores, classes.front().scores);
    EXPECT_EQ(said->front().sex, dataset::Sex::Unknown);
}

TEST_F(EvaluationStore, ALaterOneTakesThePredictionsPlaceAndBothCountAsLooks)
{
    const Evaluation test{.runs = {1}, .part = "test"};
    ASSERT_TRUE(project.addEvaluation(test, numbers));
    ASSERT_TRUE(project.addEvaluation({.runs = {1}, .part = "test", .views = 4}, numbers));
    ASSERT_EQ(project.addEvaluation(test, std::vector{numbers.front()}).value(), 3);
    const auto all = project.evaluations();
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ((*all)[0].images, 0U);
    EXPECT_EQ((*all)[1].images, 2U) << "asked in another way";
    EXPECT_EQ((*all)[2].images, 1U);
    EXPECT_TRUE(project.evaluationPredictions(1)->empty());
    EXPECT_TRUE(project.evaluationPredictions(99)->empty());
}

TEST_F(EvaluationStore, RunsKeepEveryClassesProbabilityAndTheSex)
{
    ASSERT_TRUE(project.addRun(runNamed("a")));
    const std::vector<PredictionRow> rows = {{.id = "1",
                                              .part = "validation",
                                              .className = "hand",
                                              .trueClass = "hand",
                                              .scores = {0.75F, 0.25F},
                                              .sex = dataset::Sex::Male}};
    ASSERT_TRUE(project.storePredictions(1, rows));
    const auto found = Project::open(file)->predictions(1);
    EXPECT_EQ(found->front().scores, rows.front().scores);
    EXPECT_EQ(found->front().sex, dataset::Sex::Male);
}

// Of before evaluations were kept.
TEST(OlderProject, OfFormat7KeepsItsPredictions)
{
    const support::TemporaryFolder home;
    const std::filesystem::path old = home / "old.carpo";
    for (std::size_t step = 0; step < 7; ++step)
        execute(old, schemaSteps()[step].sql);
    execute(
        old,
        "PRAGMA user_version = 7;"
        "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, started_at, "
        "weights_sha256) VALUES ('old', 'finished', '{}', 'f', '{}', '2026-01-01T00:00:00Z', '');"
        "INSERT INTO predictions VALUES (1, 0, '7', 'validation', NULL, NULL, 'hand', 0.5, 'foot', 0.25)");
    {
        auto opened = Project::open(old);
        ASSERT_TRUE(opened);
        const auto rows = opened->predictions(1);
        ASSERT_EQ(rows->size(), 1U);
        EXPECT_EQ(rows->front().trueClass, "foot");
        EXPECT_TRUE(rows->front().scores.empty());
        EXPECT_EQ(rows->front().sex, dataset::Sex::Unknown);
        EXPECT_TRUE(opened->evaluations()->empty());
        EXPECT_EQ(opened->addEvaluation({.runs = {1}, .part = "test"}, *rows).value(), 1);
    }
    EXPECT_EQ(query(old, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(old, "PRAGMA integrity_check"), "ok");
}

// Of before their epochs were kept.
TEST(OlderProject, OfFormat11KeepsItsEvaluations)
{
    const support::TemporaryFolder home;
    const std::filesystem::path old = home / "old.carpo";
    for (std::size_t step = 0; step < 11; ++step)
        execute(old, schemaSteps()[step].sql);
    execute(old,
            "PRAGMA user_version = 11;"
            "INSERT INTO evaluations (runs, part, folder, views, combination, official, at) VALUES ('1', "
            "'test', '', 0, 'mean', 0, '2026-01-01T00:00:00Z')");
    auto opened = Project::open(old);
    ASSERT_TRUE(opened);
    const auto all = opened->evaluations();
    ASSERT_EQ(all->size(), 1U);
    EXPECT_EQ(all->front().runs, std::vector<std::int64_t>{1});
    EXPECT_TRUE(all->front().bestEpochs.empty());
}

} // namespace
} // namespace carpo::project
