// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/decisions.h"

#include "engine/core/random.h"
#include "engine/project/schema.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <limits>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace carpo::project {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::MatchesRegex;
using namespace samples;

class Decisions : public testing::Test
{
protected:
    [[nodiscard]] std::int64_t decide(const std::vector<Decision>& decisions, const std::string& user = "ana")
    {
        const auto decided = project.decide(dataset, decisions, user);
        EXPECT_TRUE(decided.has_value()) << core::inEnglish(decided.error());
        return decided.value_or(-1);
    }

    /// As somebody sees it who opens the project now.
    [[nodiscard]] DecisionTable table() const { return Project::open(file)->decisions(dataset).value(); }

    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "p.carpo";
    const dataset::Dataset dataset = datasetOf(10); // image 0 is a girl of 12 months, image 1 a boy of 13
    Project project = std::move(Project::openOrCreate(file).value());
};

TEST_F(Decisions, StandBesideTheDataSetsColumns)
{
    EXPECT_EQ(decide({{.image = 2, .kind = DecisionKind::Exclude},
                      {.image = 0, .kind = DecisionKind::Sex, .value = "Masculino"},
                      {.image = 1, .kind = DecisionKind::Age, .value = "120,50"},
                      {.image = 1, .kind = DecisionKind::Tag, .value = " mão torta "},
                      {.image = 1, .kind = DecisionKind::Tag, .value = "gesso"}}),
              5);
    const DecisionTable now = table();
    EXPECT_THAT(now.excluded,
                ElementsAre(false, false, true, false, false, false, false, false, false, false));
    EXPECT_EQ(now.sexes[0], dataset::Sex::Male);
    EXPECT_EQ(now.sexes[1], dataset::Sex::Unknown);
    EXPECT_EQ(now.months[1], 120.5F);
    EXPECT_TRUE(std::isnan(now.months[0]));
    EXPECT_THAT(now.tags[1], ElementsAre("gesso", "mão torta"));
    EXPECT_EQ(now.excludedCount(), 1);
    EXPECT_EQ(now.correctedCount(), 2);
    EXPECT_EQ(now.unmatched, 0);

    const dataset::Dataset labels = corrected(dataset, now);
    EXPECT_EQ(labels.sexes[0], dataset::Sex::Male);
    EXPECT_EQ(labels.months[1], 120.5F);
    EXPECT_EQ(labels.sexes[1], dataset.sexes[1]);
    EXPECT_EQ(labels.months[0], dataset.months[0]);
}

TEST_F(Decisions, TheJournalSaysWhoWhatAndWhen)
{
    ASSERT_EQ(decide({{.image = 1, .kind = DecisionKind::Age, .value = "100"},
                      {.image = 1, .kind = DecisionKind::Sex, .value = "F"}}),
              2);
    ASSERT_EQ(decide({{.image = 1, .kind = DecisionKind::Age, .value = "101"}}, "bia"), 1);
    const std::vector<DecisionEntry> journal = Project::open(file)->decisionJournal().value();
    ASSERT_EQ(journal.size(), 3U);
    EXPECT_EQ(journal[0].step, 1);
    EXPECT_EQ(journal[0].id, "1378");
    EXPECT_EQ(journal[0].path, "images/1378.png");
    EXPECT_EQ(journal[0].kind, DecisionKind::Age);
    EXPECT_EQ(journal[0].oldValue, "13") << "the label as it was read";
    EXPECT_EQ(journal[0].value, "100");
    EXPECT_EQ(journal[0].user, "ana");
    EXPECT_THAT(journal[0].at, MatchesRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z"));
    EXPECT_EQ(journal[1].oldValue, "male");
    EXPECT_EQ(journal[1].value, "female");
    EXPECT_EQ(journal[2].step, 2);
    EXPECT_EQ(journal[2].oldValue, "100") << "what was decided before";
    EXPECT_EQ(journal[2].user, "bia");
}

TEST_F(Decisions, WhatChangesNothingIsNoDecision)
{
    EXPECT_EQ(decide({{.image = 3, .kind = DecisionKind::Include},
                      {.image = 3, .kind = DecisionKind::Untag, .value = "a"},
                      {.image = 3, .kind = DecisionKind::Sex},
                      {.image = 3, .kind = DecisionKind::Age}}),
              0);
    EXPECT_EQ(
        decide({{.image = 3, .kind = DecisionKind::Exclude}, {.image = 3, .kind = DecisionKind::Exclude}}),
        1);
    EXPECT_EQ(decide({{.image = 3, .kind = DecisionKind::Exclude}}), 0);
    EXPECT_EQ(project.decisionJournal()->size(), 1U);
    EXPECT_EQ(project.undoDecisions("ana").value(), 1) << "no step was made for the others";
    EXPECT_EQ(project.undoDecisions("ana").value(), 0);
}

TEST_F(Decisions, EachKindIsTakenBackByItsOpposite)
{
    ASSERT_EQ(decide({{.image = 4, .kind = DecisionKind::Exclude},
                      {.image = 4, .kind = DecisionKind::Tag, .value = "a"},
                      {.image = 4, .kind = DecisionKind::Tag, .value = "b"},
                      {.image = 4, .kind = DecisionKind::Sex, .value = "male"},
                      {.image = 4, .kind = DecisionKind::Age, .value = "7"}}),
              5);
    ASSERT_EQ(decide({{.image = 4, .kind = DecisionKind::Include},
                      {.image = 4, .kind = DecisionKind::Untag, .value = "a"},
                      {.image = 4, .kind = DecisionKind::Sex},
                      {.image = 4, .kind = DecisionKind::Age}}),
              4);
    const DecisionTable now = table();
    EXPECT_EQ(now.excludedCount(), 0);
    EXPECT_EQ(now.correctedCount(), 0);
    EXPECT_THAT(now.tags[4], ElementsAre("b"));
}

TEST_F(Decisions, UndoAndRedoWalkTheStepsAndSurviveARestart)
{
    ASSERT_EQ(decide({{.image = 0, .kind = DecisionKind::Age, .value = "50"}}), 1);
    ASSERT_EQ(decide({{.image = 0, .kind = DecisionKind::Age, .value = "60"},
                      {.image = 1, .kind = DecisionKind::Exclude}}),
              2);
    {
        auto other = Project::open(file);
        EXPECT_EQ(other->undoDecisions("bia").value(), 2);
    }
    EXPECT_EQ(table().months[0], 50);
    EXPECT_EQ(table().excludedCount(), 0);
    EXPECT_EQ(Project::open(file)->undoDecisions("bia").value(), 1);
    EXPECT_TRUE(std::isnan(table().months[0]));
    EXPECT_EQ(project.undoDecisions("bia").value(), 0);
    const DecisionEntry undone = project.decisionJournal()->front();
    EXPECT_EQ(undone.state, StepState::Undone);
    EXPECT_EQ(undone.undoneBy, "bia");
    EXPECT_EQ(undone.undoneAt.size(), 20U);

    EXPECT_EQ(Project::open(file)->redoDecisions().value(), 1);
    EXPECT_EQ(table().months[0], 50);
    EXPECT_EQ(Project::open(file)->redoDecisions().value(), 2);
    EXPECT_EQ(table().months[0], 60);
    EXPECT_EQ(table().excludedCount(), 1);
    EXPECT_EQ(project.redoDecisions().value(), 0);
    EXPECT_EQ(project.decisionJournal()->front().undoneBy, "");
}

TEST_F(Decisions, ANewDecisionEndsRedoing)
{
    ASSERT_EQ(decide({{.image = 0, .kind = DecisionKind::Exclude}}), 1);
    ASSERT_EQ(decide({{.image = 1, .kind = DecisionKind::Exclude}}), 1);
    ASSERT_EQ(project.undoDecisions("ana").value(), 1);
    ASSERT_EQ(decide({{.image = 2, .kind = DecisionKind::Exclude}}), 1);
    EXPECT_EQ(project.redoDecisions().value(), 0);
    const std::vector<DecisionEntry> journal = project.decisionJournal().value();
    ASSERT_EQ(journal.size(), 3U) << "what was undone is not forgotten";
    EXPECT_EQ(journal[0].state, StepState::InForce);
    EXPECT_EQ(journal[1].state, StepState::Dropped);
    EXPECT_EQ(journal[2].state, StepState::InForce);
    // Undoing passes over what is dropped.
    EXPECT_EQ(project.undoDecisions("ana").value(), 1);
    EXPECT_EQ(project.undoDecisions("ana").value(), 1);
    EXPECT_EQ(project.undoDecisions("ana").value(), 0);
    EXPECT_EQ(project.redoDecisions().value(), 1);
    EXPECT_TRUE(table().excluded[0]);
    EXPECT_FALSE(table().excluded[1]);
}

TEST_F(Decisions, WithOneBadValueNothingIsDecided)
{
    const std::vector<std::pair<Decision, ErrorCode>> bad = {
        {{.image = 1, .kind = DecisionKind::Sex, .value = "boyish"}, ErrorCode::SexUnreadable},
        {{.image = 1, .kind = DecisionKind::Age, .value = "ten"}, ErrorCode::AgeUnreadable},
        {{.image = 1, .kind = DecisionKind::Age, .value = "-1"}, ErrorCode::AgeOutOfRange},
        {{.image = 1, .kind = DecisionKind::Age, .value = "240.5"}, ErrorCode::AgeOutOfRange},
        {{.image = 1, .kind = DecisionKind::Tag, .value = "  "}, ErrorCode::TagUnreadable},
        {{.image = 1, .kind = DecisionKind::Tag, .value = "two\nlines"}, ErrorCode::TagUnreadable},
        {{.image = 1, .kind = DecisionKind::Tag, .value = std::string(101, 'a')}, ErrorCode::TagUnreadable},
        {{.image = 1, .kind = DecisionKind::Exclude, .value = "no"}, ErrorCode::DecisionUnreadable}};
    for (const auto& [decision, code] : bad) {
        const std::vector<Decision> decisions = {{.image = 0, .kind = DecisionKind::Exclude}, decision};
        const auto refused = project.decide(dataset, decisions, "ana");
        ASSERT_FALSE(refused.has_value()) << decision.value;
        EXPECT_EQ(refused.error().code, code) << decision.value;
        EXPECT_EQ(refused.error().place, "1378");
    }
    EXPECT_THAT(project.decisionJournal().value(), IsEmpty());
}

TEST_F(Decisions, AreMatchedByIdAndPath)
{
    ASSERT_EQ(
        decide({{.image = 0, .kind = DecisionKind::Exclude}, {.image = 1, .kind = DecisionKind::Exclude}}),
        2);
    dataset::Dataset moved = datasetOf(10, "/elsewhere/hands");
    EXPECT_EQ(project.decisions(moved)->excludedCount(), 2) << "the whole set has moved";
    moved.files[0] = "/elsewhere/hands/other/1377.png";
    const DecisionTable found = project.decisions(moved).value();
    EXPECT_FALSE(found.excluded[0]);
    EXPECT_TRUE(found.excluded[1]);
    EXPECT_EQ(found.unmatched, 1);
}

TEST_F(Decisions, KindsHaveStableNames)
{
    for (const char* key : {"tag", "untag", "exclude", "include", "sex", "age"})
        EXPECT_EQ(decisionKey(decisionKindOf(key).value()), key);
    EXPECT_FALSE(decisionKindOf("delete").has_value());
    EXPECT_EQ(stepStateKey(StepState::InForce), "in_force");
    EXPECT_EQ(stepStateKey(StepState::Undone), "undone");
    EXPECT_EQ(stepStateKey(StepState::Dropped), "dropped");
}

TEST_F(Decisions, AnUnknownKindMeansThatTheProjectIsDamaged)
{
    ASSERT_EQ(decide({{.image = 0, .kind = DecisionKind::Exclude}}), 1);
    execute(file, "UPDATE decisions SET kind = 'erase'");
    const auto read = project.decisions(dataset);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::ProjectDamaged);
}

// A project of the first format, as Carpo 0.1 wrote it.
TEST(DecisionsOfAnOldProject, FindTheirTables)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "old.carpo";
    execute(file, schemaSteps()[0].sql);
    execute(file,
            "PRAGMA user_version = 1; INSERT INTO settings VALUES ('dataset_folder', '/data/old hands')");
    auto project = Project::open(file);
    ASSERT_TRUE(project.has_value()) << core::inEnglish(project.error());
    EXPECT_EQ(project->datasetFolder().value(), "/data/old hands");
    const dataset::Dataset dataset = datasetOf(3);
    EXPECT_EQ(
        project->decide(dataset, std::vector{Decision{.image = 0, .kind = DecisionKind::Exclude}}, "ana")
            .value(),
        1);
    EXPECT_EQ(query(file, "PRAGMA user_version"), std::to_string(Project::kFormat));
}

// Steps of two decisions until the writer is killed, with an undo and a redo after each: no half step, no
// step lost that was acknowledged.
TEST_F(Decisions, SurviveTheKillOfTheirWriter)
{
    const dataset::Dataset many = datasetOf(4000);
    for (std::uint64_t trial = 0; trial < 8; ++trial) {
        SCOPED_TRACE(trial);
        const auto target = folder / ("killed" + std::to_string(trial) + ".carpo");
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            auto own = Project::openOrCreate(target);
            for (std::size_t image = 0; image + 1 < many.size(); image += 2) {
                const std::vector<Decision> pair = {{.image = image, .kind = DecisionKind::Exclude},
                                                    {.image = image + 1, .kind = DecisionKind::Exclude}};
                if (own->decide(many, pair, "c").value_or(0) != 2 || own->undoDecisions("c").value_or(0) != 2
                    || own->redoDecisions().value_or(0) != 2 || write(ends[1], "x", 1) != 1)
                    _exit(1);
            }
            _exit(1);
        }
        close(ends[1]);
        core::RandomStream random(11, "kill", trial);
        std::this_thread::sleep_for(std::chrono::microseconds(30'000 + random.below(150'000)));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        std::int64_t acknowledged = 0;
        char byte = 0;
        while (read(ends[0], &byte, 1) == 1)
            ++acknowledged;
        close(ends[0]);
        if (acknowledged == 0 && !std::filesystem::exists(target))
            continue;
        auto after = Project::open(target);
        ASSERT_TRUE(after.has_value()) << core::inEnglish(after.error());
        const std::int64_t excluded = after->decisions(many)->excludedCount();
        EXPECT_EQ(excluded % 2, 0);
        EXPECT_GE(excluded, 2 * acknowledged);
        EXPECT_LE(excluded, 2 * acknowledged + 2);
        EXPECT_TRUE(after->redoDecisions().has_value());
    }
}

} // namespace
} // namespace carpo::project
