// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <csignal>
#include <set>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

class LabelSuspects : public CliFixture
{
protected:
    [[nodiscard]] std::vector<std::string> arguments(const char* epochs) const
    {
        return {"label-suspects",
                cohort(),
                "--project",
                project(),
                "--json",
                "--folds",
                "3",
                "--set",
                "data.input_size=32",
                "--set",
                std::string("training.epochs=") + epochs};
    }
};

TEST_F(LabelSuspects, AreRankedAsTheContractSays)
{
    const Finished ranked = run(arguments("1"));
    ASSERT_EQ(ranked.status, 0) << ranked.err;
    const std::vector<Json> suspects = jsonLines(ranked.out);
    EXPECT_EQ(suspects.size(), 60U);
    std::set<std::string> ids;
    double last = 1e9;
    for (const Json& suspect : suspects) {
        ASSERT_EQ(suspect.size(), 5U) << suspect;
        ids.insert(suspect.at("id").get<std::string>());
        EXPECT_LE(suspect.at("score"), last);
        last = suspect.at("score");
        if (suspect.at("kind") == "sex") {
            EXPECT_NE(suspect.at("label"), suspect.at("expected"));
            EXPECT_TRUE(suspect.at("label") == "female" || suspect.at("label") == "male");
        } else {
            EXPECT_EQ(suspect.at("kind"), "age");
            EXPECT_TRUE(suspect.at("label").is_number());
            EXPECT_TRUE(suspect.at("expected").is_number());
        }
    }
    EXPECT_EQ(ids.size(), 60U);
    EXPECT_EQ(run(arguments("1")).out, ranked.out);
    std::vector<std::string> few = arguments("1");
    few.insert(few.end(), {"--top", "5"});
    EXPECT_EQ(jsonLines(run(few).out).size(), 5U);
}

TEST_F(LabelSuspects, KilledTheyGoOn)
{
    const std::string first = run(arguments("8")).out;
    std::filesystem::remove(project());
    std::filesystem::remove_all(project() + ".runs");
    for (int kill = 1; kill <= 3; ++kill) {
        const auto process = start(arguments("8"));
        if (!process->waitFor(std::chrono::milliseconds(700 * kill)))
            process->signal(SIGKILL);
        (void)process->finish();
    }
    const Finished finished = run(arguments("8"));
    EXPECT_EQ(finished.status, 0) << finished.err;
    EXPECT_EQ(finished.out, first);
}

TEST_F(LabelSuspects, InterruptedTheySaySo)
{
    const auto process = start(arguments("500"));
    EXPECT_FALSE(process->waitFor(std::chrono::milliseconds(2000)));
    process->signal(SIGINT);
    const Finished stopped = process->finish();
    EXPECT_EQ(stopped.status, 130);
    EXPECT_EQ(stopped.out, "");
    EXPECT_THAT(stopped.err, HasSubstr("goes on from there"));
}

} // namespace
} // namespace carpo::testing
