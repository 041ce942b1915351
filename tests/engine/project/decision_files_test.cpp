// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/decisions.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carpo::project {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using namespace samples;

class DecisionFiles : public testing::Test
{
protected:
    [[nodiscard]] ImportedDecisions import(const std::string& text)
    {
        writeBytes(csv, text);
        const auto imported = importDecisions(project, dataset, csv, "bia");
        EXPECT_TRUE(imported.has_value()) << core::inEnglish(imported.error());
        return imported.value_or(ImportedDecisions{});
    }

    const support::TemporaryFolder folder;
    const std::filesystem::path csv = folder / "decisões.csv";
    dataset::Dataset dataset = datasetOf(10);
    Project project = std::move(Project::openOrCreate(folder / "p.carpo").value());
};

TEST_F(DecisionFiles, GoOutAndComeBackTheSame)
{
    const std::vector<Decision> decisions = {{.image = 0, .kind = DecisionKind::Tag, .value = "a, \"b\"; c"},
                                             {.image = 0, .kind = DecisionKind::Tag, .value = "mão direita"},
                                             {.image = 1, .kind = DecisionKind::Exclude},
                                             {.image = 2, .kind = DecisionKind::Sex, .value = "male"},
                                             {.image = 2, .kind = DecisionKind::Age, .value = "0.1"},
                                             {.image = 3, .kind = DecisionKind::Age, .value = "33"},
                                             {.image = 3, .kind = DecisionKind::Age}}; // taken back at once
    ASSERT_TRUE(project.decide(dataset, decisions, "Ana Só, PhD").has_value());
    ASSERT_TRUE(exportDecisions(project, csv).has_value());
    const std::string text = bytesOf(csv);
    EXPECT_THAT(text, StartsWith("id,path,kind,value,user,at\n1377,images/1377.png,tag,"));

    auto other = Project::openOrCreate(folder / "other.carpo");
    const auto imported = importDecisions(*other, dataset, csv, "bia");
    ASSERT_TRUE(imported.has_value());
    EXPECT_EQ(imported->taken, 5);
    EXPECT_THAT(imported->problems, IsEmpty());
    const auto there = project.decisions().value();
    const auto here = other->decisions().value();
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
        EXPECT_EQ(here[i].id, there[i].id);
        EXPECT_EQ(here[i].path, there[i].path);
        EXPECT_EQ(here[i].kind, there[i].kind);
        EXPECT_EQ(here[i].value, there[i].value);
        EXPECT_EQ(here[i].user, "Ana Só, PhD") << "who decided it, not who imported it";
        EXPECT_EQ(here[i].at, there[i].at);
        EXPECT_EQ(here[i].step, 1) << "one step";
    }
    ASSERT_TRUE(exportDecisions(*other, folder / "again.csv").has_value());
    EXPECT_EQ(bytesOf(folder / "again.csv"), text);
    EXPECT_EQ(importDecisions(*other, dataset, csv, "bia")->taken, 0) << "a second time changes nothing";
    EXPECT_EQ(other->undoDecisions("bia").value(), 5);
    EXPECT_THAT(other->decisions().value(), IsEmpty());
}

TEST_F(DecisionFiles, ComeFromASpreadsheetToo)
{
    const ImportedDecisions imported = import("\xEF\xBB\xBFKind;Value;ID\r\n"
                                              "Exclude;;1380\r\n"
                                              "AGE;120,5;1381\r\n"
                                              "sex;menino;1381\r\n"
                                              "untag;never there;1381\r\n");
    EXPECT_THAT(imported.problems, IsEmpty());
    EXPECT_EQ(imported.taken, 3);
    const DecisionTable table = project.decisions(dataset).value();
    EXPECT_TRUE(table.excluded[3]);
    EXPECT_EQ(table.months[4], 120.5F);
    EXPECT_EQ(table.sexes[4], dataset::Sex::Male);
    EXPECT_EQ(project.decisions()->front().user, "bia");
}

TEST_F(DecisionFiles, BadRowsAreProblemsAndTheOthersCount)
{
    const ImportedDecisions imported = import("id,kind,value\n"
                                              "1377,exclude,\n"
                                              "99,exclude,\n"
                                              "1378,erase,\n"
                                              "1378,age,old\n"
                                              "1378,age,300\n"
                                              "1378,sex,x\n"
                                              "1378,tag,\n"
                                              "1378,exclude,maybe\n"
                                              "1378,tag\n"
                                              "1379,tag,kept\n");
    EXPECT_EQ(imported.taken, 2);
    std::vector<ErrorCode> codes;
    for (const core::Problem& problem : imported.problems)
        codes.push_back(problem.code);
    EXPECT_THAT(codes,
                ElementsAre(ErrorCode::ImageUnknown,
                            ErrorCode::DecisionUnreadable,
                            ErrorCode::AgeUnreadable,
                            ErrorCode::AgeOutOfRange,
                            ErrorCode::SexUnreadable,
                            ErrorCode::TagUnreadable,
                            ErrorCode::DecisionUnreadable,
                            ErrorCode::TableRowMalformed));
    EXPECT_EQ(imported.problems[0].place, csv.string() + ":3");
    EXPECT_EQ(imported.problems[0].value("id"), "99");
    EXPECT_THAT(core::inEnglish(imported.problems[1]), HasSubstr("tag, untag, exclude, include, sex, age"));
}

TEST_F(DecisionFiles, ThePathTellsImagesOfOneIdApart)
{
    dataset.ids[1] = dataset.ids[0];
    const ImportedDecisions imported = import("id,path,kind,value\n"
                                              "1377,images/1378.png,exclude,\n"
                                              "1377,elsewhere/1377.png,exclude,\n"
                                              "1379,elsewhere/1379.png,exclude,\n");
    EXPECT_EQ(imported.taken, 2);
    ASSERT_EQ(imported.problems.size(), 1U);
    EXPECT_EQ(imported.problems[0].code, ErrorCode::ImageUnknown) << "two have that id, and none that path";
    const DecisionTable table = project.decisions(dataset).value();
    EXPECT_FALSE(table.excluded[0]);
    EXPECT_TRUE(table.excluded[1]);
    EXPECT_TRUE(table.excluded[2]) << "only one has that id, wherever it lies";
}

TEST_F(DecisionFiles, APersonWithoutATimeIsWhoeverImports)
{
    const ImportedDecisions imported =
        import("id,kind,value,user,at\n1377,exclude,,ana,03/02/2026\n1378,exclude,,,2026-02-03T10:00:00Z\n");
    EXPECT_EQ(imported.taken, 2);
    const std::vector<DecisionEntry> entries = project.decisions().value();
    for (const DecisionEntry& entry : entries) {
        EXPECT_EQ(entry.user, "bia");
        EXPECT_NE(entry.at, "2026-02-03T10:00:00Z");
    }
}

TEST_F(DecisionFiles, AnImportThatIsCancelledDecidesNothing)
{
    writeBytes(csv, "id,kind,value\n1377,exclude,\n");
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = importDecisions(project, dataset, csv, "bia", stop.get_token());
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(project.decisions()->empty());
}

TEST_F(DecisionFiles, WhatIsNoTableOfDecisionsIsRefusedAsAWhole)
{
    const auto codeOf = [this](const std::string& text) {
        writeBytes(csv, text);
        const auto refused = importDecisions(project, dataset, csv, "bia");
        return refused ? ErrorCode::Internal : refused.error().code;
    };
    EXPECT_EQ(codeOf("id,what\n1377,exclude\n"), ErrorCode::TableColumnMissing);
    EXPECT_EQ(codeOf(""), ErrorCode::TableEmpty);
    EXPECT_EQ(codeOf(std::string("\x89PNG\0\0\0\1", 8)), ErrorCode::TableBinary);
    EXPECT_EQ(importDecisions(project, dataset, folder / "none.csv", "bia").error().code,
              ErrorCode::FileNotFound);
    EXPECT_THAT(project.decisionJournal().value(), IsEmpty());
}

} // namespace
} // namespace carpo::project
