// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/label_suspects.h"

#include "engine/core/random.h"
#include "engine/jobs/shifted_pictures.h"
#include "engine/phantom/cohort.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

constexpr int kImages = 40;
constexpr int kFolds = 3;

class LabelSuspects : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_home = std::make_unique<support::TemporaryFolder>();
        ASSERT_TRUE(
            phantom::writeCohort(*s_home / "cohort", {.count = kImages, .seed = 5, .height = 64}, {}, {})
                .has_value());
    }
    static void TearDownTestSuite() { s_home.reset(); }

    void SetUp() override
    {
        m_job.projectFile = m_folder / "p.carpo";
        m_job.folds.cache.folder = m_folder / "cache";
        m_job.folds.dataset = dataset::openDataset(*s_home / "cohort").value();
        m_job.folds.folds = kFolds;
        for (const auto& [key, value] : {std::pair("data.input_size", "32"),
                                         std::pair("training.epochs", "2"),
                                         std::pair("training.batch_size", "8"),
                                         std::pair("execution.device", "cpu"),
                                         std::pair("execution.threads", "1")})
            set(key, value);
    }

    void set(const char* key, const char* value)
    {
        ASSERT_TRUE(m_job.folds.experiment.setFromText(key, value).has_value()) << key;
    }

    [[nodiscard]] project::Project openProject() const
    {
        return project::Project::openOrCreate(m_job.projectFile).value();
    }

    /// The suspects, and how many batches were trained for them.
    struct Ranked
    {
        std::vector<LabelSuspect> suspects;
        std::int64_t batches = 0;
    };
    [[nodiscard]] Ranked rank() const
    {
        Ranked ranked;
        const auto suspects = labelSuspects(
            m_job, {}, [&ranked](const core::Progress& progress) { ranked.batches = progress.done; });
        EXPECT_TRUE(suspects.has_value()) << core::inEnglish(suspects.error());
        ranked.suspects = suspects.value_or(std::vector<LabelSuspect>{});
        return ranked;
    }

    static std::unique_ptr<support::TemporaryFolder> s_home;
    support::TemporaryFolder m_folder;
    SuspectJob m_job;
};

std::unique_ptr<support::TemporaryFolder> LabelSuspects::s_home;

TEST_F(LabelSuspects, RankEveryLabelOnceAndAnswerAtOnceTheSecondTime)
{
    const Ranked first = rank();
    ASSERT_EQ(first.suspects.size(), static_cast<std::size_t>(kImages));
    EXPECT_GT(first.batches, 0);
    std::set<std::size_t> images;
    for (std::size_t i = 0; i < first.suspects.size(); ++i) {
        images.insert(first.suspects[i].image);
        if (i > 0) {
            EXPECT_LE(first.suspects[i].score, first.suspects[i - 1].score);
        }
    }
    EXPECT_EQ(images.size(), static_cast<std::size_t>(kImages));
    std::vector<std::string> left;
    for (const auto& entry : fs::directory_iterator(m_job.projectFile.string() + ".runs/label-suspects"))
        left.push_back(entry.path().filename());
    EXPECT_THAT(left, ElementsAre("lock")) << "checkpoints are gone when they are not needed any more";

    // Nothing is decoded and nothing trained.
    fs::remove_all(m_job.folds.cache.folder);
    const Ranked second = rank();
    EXPECT_EQ(second.batches, 0);
    EXPECT_FALSE(fs::exists(m_job.folds.cache.folder));
    ASSERT_EQ(second.suspects.size(), first.suspects.size());
    for (std::size_t i = 0; i < first.suspects.size(); ++i) {
        EXPECT_EQ(second.suspects[i].image, first.suspects[i].image);
        EXPECT_EQ(second.suspects[i].score, first.suspects[i].score);
    }
}

TEST_F(LabelSuspects, AnotherExperimentLabelOrFileTrainsAgain)
{
    const std::int64_t all = rank().batches;
    set("execution.threads", "2");
    EXPECT_EQ(rank().batches, 0) << "where it is computed does not matter";
    set("training.seed", "9");
    EXPECT_EQ(rank().batches, all);
    m_job.folds.dataset.months[4] += 1;
    EXPECT_EQ(rank().batches, all);
    m_job.folds.anew = true;
    EXPECT_EQ(rank().batches, all);
    m_job.folds.anew = false;
    EXPECT_EQ(rank().batches, 0);
    fs::copy(*s_home / "cohort", m_folder / "copy", fs::copy_options::recursive);
    const dataset::Dataset copy = dataset::openDataset(m_folder / "copy").value();
    m_job.folds.dataset.root = copy.root;
    m_job.folds.dataset.files = copy.files;
    EXPECT_EQ(rank().batches, all) << "other files";
}

TEST_F(LabelSuspects, AreThereAgainWhileFilesLabelsAndExperimentStayTheSame)
{
    ASSERT_TRUE(openProject().setDataset(m_job.folds.dataset).has_value());
    EXPECT_FALSE(storedLabelSuspects(m_job, {}).value().has_value()) << "nothing was trained yet";
    EXPECT_FALSE(fs::exists(m_job.folds.cache.folder)) << "and nothing is now";
    const Ranked trained = rank();
    const auto stored = storedLabelSuspects(m_job, {}).value();
    ASSERT_TRUE(stored.has_value());
    ASSERT_EQ(stored->size(), trained.suspects.size());
    for (std::size_t i = 0; i < stored->size(); ++i) {
        EXPECT_EQ((*stored)[i].image, trained.suspects[i].image);
        EXPECT_EQ((*stored)[i].score, trained.suspects[i].score);
    }
    m_job.folds.folds = kFolds + 1;
    EXPECT_FALSE(storedLabelSuspects(m_job, {}).value().has_value());
    m_job.folds.folds = kFolds;
    m_job.folds.dataset.months[4] += 1;
    EXPECT_FALSE(storedLabelSuspects(m_job, {}).value().has_value());
}

TEST_F(LabelSuspects, StoppedTheyGoOnWhereTheyStood)
{
    set("training.epochs", "6");
    const Ranked undisturbed = rank();
    {
        project::Project project = openProject();
        ASSERT_TRUE(project.forgetFolds().has_value());
    }
    std::stop_source stop;
    const auto stopped = labelSuspects(m_job, stop.get_token(), [&](const core::Progress& progress) {
        if (progress.done > undisturbed.batches / 2)
            stop.request_stop();
    });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, core::ErrorCode::Cancelled);
    const Ranked rest = rank();
    EXPECT_LT(rest.batches, undisturbed.batches) << "the finished folds are not trained again";
    ASSERT_EQ(rest.suspects.size(), undisturbed.suspects.size());
    for (std::size_t i = 0; i < rest.suspects.size(); ++i) {
        EXPECT_EQ(rest.suspects[i].image, undisturbed.suspects[i].image);
        EXPECT_EQ(rest.suspects[i].score, undisturbed.suspects[i].score);
    }
}

TEST_F(LabelSuspects, GoByTheDecisionsWithoutTrainingAgain)
{
    const Ranked before = rank();
    const LabelSuspect worst = before.suspects.front();
    {
        project::Project project = openProject();
        const std::vector<project::Decision> decisions = {
            {.image = before.suspects[1].image, .kind = project::DecisionKind::Exclude},
            {.image = worst.image,
             .kind = project::DecisionKind::Age,
             .value = std::to_string(std::lround(worst.expectedMonths))}};
        ASSERT_TRUE(project.decide(m_job.folds.dataset, decisions, "ana").has_value());
    }
    const Ranked after = rank();
    EXPECT_EQ(after.batches, 0);
    ASSERT_EQ(after.suspects.size(), before.suspects.size() - 1);
    for (const LabelSuspect& suspect : after.suspects) {
        EXPECT_NE(suspect.image, before.suspects[1].image);
        if (suspect.image == worst.image) {
            EXPECT_LT(suspect.score, worst.score);
            EXPECT_FLOAT_EQ(suspect.labelMonths, std::round(static_cast<float>(worst.expectedMonths)));
        }
    }
}

TEST_F(LabelSuspects, FoldsAreEvenAndDoNotDependOnTheOrderOfTheRows)
{
    dataset::Dataset set = m_job.folds.dataset;
    const std::vector<int> folds = foldsOf(set, kFolds, 1);
    std::map<int, int> sizes;
    std::map<std::string, int> byId;
    for (std::size_t i = 0; i < set.size(); ++i) {
        ++sizes[folds[i]];
        byId[set.ids[i]] = folds[i];
    }
    ASSERT_EQ(sizes.size(), static_cast<std::size_t>(kFolds));
    for (const auto& [fold, size] : sizes)
        EXPECT_NEAR(size, kImages / kFolds, 1) << fold;
    std::ranges::reverse(set.ids);
    std::ranges::reverse(set.files);
    std::ranges::reverse(set.months);
    std::ranges::reverse(set.sexes);
    const std::vector<int> again = foldsOf(set, kFolds, 1);
    for (std::size_t i = 0; i < set.size(); ++i)
        EXPECT_EQ(again[i], byId[set.ids[i]]);
    EXPECT_NE(foldsOf(m_job.folds.dataset, kFolds, 2), folds);
}

/// Sixty boys and girls whose labels fit, but for what the tests change; girls are predicted 20 months less.
class SuspectsOf : public ::testing::Test
{
protected:
    void SetUp() override
    {
        core::RandomStream random(8, "test");
        m_set.root = "/data";
        for (int i = 0; i < 60; ++i) {
            m_set.ids.push_back(std::to_string(i));
            m_set.files.push_back("/data/" + m_set.ids.back() + ".png");
            m_set.sexes.push_back(i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
            m_set.months.push_back(static_cast<float>(60 + 2 * i));
            // The tests' own image is predicted exactly.
            const double error = i == 20 ? 0 : random.normal(0, 6);
            const float months = m_set.months.back() + static_cast<float>(error);
            m_predictions.push_back({.id = m_set.ids.back(),
                                     .path = m_set.ids.back() + ".png",
                                     .femaleMonths = i % 2 == 0 ? months : months - 20,
                                     .maleMonths = i % 2 == 0 ? months + 20 : months,
                                     .waver = 1});
        }
    }

    [[nodiscard]] std::vector<LabelSuspect> rank() const
    {
        return suspectsOf(m_set, project::noDecisions(m_set), m_predictions);
    }

    dataset::Dataset m_set;
    std::vector<project::FoldPrediction> m_predictions;
};

TEST_F(SuspectsOf, AWrongAgeComesFirst)
{
    m_set.months[20] += 90;
    const LabelSuspect first = rank().front();
    EXPECT_EQ(first.image, 20U);
    EXPECT_FALSE(first.sex);
    EXPECT_EQ(first.labelMonths, 190);
    EXPECT_NEAR(first.expectedMonths, 100, 12);
    EXPECT_GT(first.score, 5);
}

TEST_F(SuspectsOf, AWrongSexIsOneThatTheOtherWouldExplain)
{
    m_set.months[20] += 20; // a girl's, and what a boy of the same picture would have
    const std::vector<LabelSuspect> ranked = rank();
    const auto found = std::ranges::find(ranked, std::size_t{20}, &LabelSuspect::image);
    EXPECT_TRUE(found->sex);
    EXPECT_EQ(found->labelSex, dataset::Sex::Female);
    EXPECT_EQ(std::ranges::count(ranked, true, &LabelSuspect::sex), 1);
}

TEST_F(SuspectsOf, AnImpossibleAgeComesBeforeAllOthers)
{
    m_set.months[20] += 90;
    m_set.months[30] = std::numeric_limits<float>::quiet_NaN();
    m_set.months[31] = std::numeric_limits<float>::quiet_NaN(); // just not known
    m_set.problems.push_back(
        {core::ErrorCode::AgeOutOfRange, "table.csv:31", {{"found", "1200"}, {"id", "30"}}});
    const std::vector<LabelSuspect> ranked = rank();
    EXPECT_EQ(ranked.size(), 59U);
    EXPECT_EQ(ranked.front().image, 30U);
    EXPECT_EQ(ranked.front().labelMonths, 1200);
    EXPECT_NEAR(ranked.front().expectedMonths, 120, 12);
    EXPECT_EQ(ranked[1].image, 20U);
}

TEST_F(SuspectsOf, WhatIsNotPredictedIsNotRanked)
{
    m_predictions.resize(10);
    EXPECT_EQ(rank().size(), 10U);
    m_predictions.clear();
    EXPECT_THAT(rank(), IsEmpty());
}

TEST(ShiftedPictures, RepeatTheirEdge)
{
    const std::array<std::uint8_t, 9> picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    std::array<std::uint8_t, 9> moved = {};
    shiftPicture(picture, 3, 1, 0, moved);
    EXPECT_THAT(moved, ElementsAreArray({1, 1, 2, 4, 4, 5, 7, 7, 8}));
    shiftPicture(picture, 3, -1, 1, moved);
    EXPECT_THAT(moved, ElementsAreArray({2, 3, 3, 2, 3, 3, 5, 6, 6}));
    shiftPicture(picture, 3, 0, 0, moved);
    EXPECT_THAT(moved, ElementsAreArray(picture));
}

} // namespace
} // namespace carpo::jobs
