// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

class Decisions : public CliFixture
{
protected:
    [[nodiscard]] Finished decide(const std::vector<std::string>& more) const
    {
        std::vector<std::string> arguments = {"decisions", cohort(), "--project", project()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

    [[nodiscard]] std::vector<Json> listed(const char* what = "--list") const
    {
        const Finished finished = decide({what, "--json"});
        EXPECT_EQ(finished.status, 0) << finished.err;
        return jsonLines(finished.out);
    }

    /// Ids of the cohort, in its order.
    [[nodiscard]] static std::vector<std::string> ids()
    {
        std::vector<std::string> ids;
        for (const std::string& line : linesOf(readFile(cohort() / "boneage-training-dataset.csv")))
            ids.push_back(line.substr(0, line.find(',')));
        ids.erase(ids.begin());
        return ids;
    }
};

TEST_F(Decisions, AreListedJournalledUndoneAndRedone)
{
    const std::vector<std::string> id = ids();
    EXPECT_THAT(listed(), IsEmpty());
    const Finished decided = decide({"--exclude",
                                     id[0],
                                     id[1],
                                     "--age",
                                     id[2] + "=120,5",
                                     "--sex",
                                     id[2] + "=M",
                                     "--tag",
                                     id[0] + "=a=b",
                                     "--user",
                                     "ana"});
    EXPECT_EQ(decided.status, 0) << decided.err;
    EXPECT_EQ(decided.out, "");
    const std::vector<Json> images = listed();
    ASSERT_EQ(images.size(), 3U);
    EXPECT_EQ(images[0],
              Json({{"id", id[0]},
                    {"path", "boneage-training-dataset/" + id[0] + ".png"},
                    {"excluded", true},
                    {"tags", {"a=b"}}}));
    EXPECT_EQ(images[2]["age_months"], 120.5);

    const std::vector<Json> journal = listed("--journal");
    ASSERT_GE(journal.size(), 4U);
    for (const Json& entry : journal) {
        EXPECT_EQ(entry["step"], 1);
        EXPECT_EQ(entry["user"], "ana");
        EXPECT_EQ(entry["state"], "in_force");
        EXPECT_THAT(entry["at"].get<std::string>(), ::testing::MatchesRegex("20..-..-..T..:..:..Z"));
    }

    EXPECT_EQ(decide({"--undo", "--user", "bia"}).status, 0);
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_EQ(listed("--journal")[0]["undone_by"], "bia");
    const Finished nothing = decide({"--undo"});
    EXPECT_EQ(nothing.status, 0);
    EXPECT_THAT(nothing.err, HasSubstr("nothing to undo"));
    EXPECT_EQ(decide({"--redo"}).status, 0);
    EXPECT_EQ(listed().size(), 3U);
    // What scan says of the data set stays what its table says.
    const std::vector<Json> scanned =
        jsonLines(run({"scan", cohort(), "--project", project(), "--json"}).out);
    EXPECT_EQ(scanned[0]["images"], 60);
}

TEST_F(Decisions, GoThroughACsvFile)
{
    const std::vector<std::string> id = ids();
    ASSERT_EQ(decide({"--exclude", id[5], "--age", id[6] + "=7", "--tag", id[5] + "=two, hands"}).status, 0);
    const fs::path csv = folder() / "decisions.csv";
    ASSERT_EQ(decide({"--export", csv}).status, 0);
    EXPECT_EQ(linesOf(readFile(csv)).size(), 4U);
    writeFile(folder() / "more.csv", readFile(csv) + "99999,,exclude,,,\n" + id[7] + ",,age,old,,\n");
    const std::string other = folder() / "other.carpo";
    const Finished imported =
        run({"decisions", cohort(), "--project", other, "--import", folder() / "more.csv", "--json"});
    ASSERT_EQ(imported.status, 0) << imported.err;
    const std::vector<Json> said = jsonLines(imported.out);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0]["changed"], 3);
    ASSERT_EQ(said[0]["problems"].size(), 2U);
    EXPECT_EQ(said[0]["problems"][0]["reason"], "image_unknown");
    EXPECT_EQ(said[0]["problems"][1]["reason"], "age_unreadable");
    EXPECT_THAT(said[0]["problems"][1]["place"].get<std::string>(), HasSubstr("more.csv:6"));
    ASSERT_EQ(run({"decisions", cohort(), "--project", other, "--export", folder() / "again.csv"}).status, 0);
    EXPECT_EQ(readFile(folder() / "again.csv"), readFile(csv));
}

TEST_F(Decisions, WhatMakesNoSenseDecidesNothing)
{
    const std::vector<std::string> id = ids();
    EXPECT_EQ(decide({"--exclude", id[0], "no such id"}).status, 1);
    EXPECT_EQ(decide({"--exclude", id[0], "--age", id[1] + "=999"}).status, 1);
    EXPECT_EQ(decide({"--exclude", id[0], "--age", id[1]}).status, 2) << "no value";
    EXPECT_EQ(decide({"--import", folder() / "none.csv"}).status, 1);
    EXPECT_THAT(listed("--journal"), IsEmpty());
}

TEST_F(Decisions, AreWhatTrainingAndPredictionGoBy)
{
    const std::vector<std::string> id = ids();
    ASSERT_EQ(decide({"--exclude", id[0], id[1], id[2]}).status, 0);
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    const fs::path out = folder() / "p.csv";
    ASSERT_EQ(run({"predict", "1", "--data", cohort(), "--project", project(), "--out", out}).status, 0);
    const std::string submission = readFile(out);
    EXPECT_EQ(linesOf(submission).size(), 58U);
    EXPECT_EQ(submission.find('\n' + id[1] + ','), std::string::npos);
}

} // namespace
} // namespace carpo::testing
