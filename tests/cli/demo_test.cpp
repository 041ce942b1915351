// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

using Demo = CliFixture;

TEST_F(Demo, DoesEverythingOnceAndThenOnlyWhatIsNeeded)
{
    const fs::path out = folder() / "results";
    // The whole takes minutes; fewer images and pixels go the same way in seconds.
    const std::vector<std::string> arguments = {"demo",
                                                "--out",
                                                out,
                                                "--set",
                                                "training.epochs=1",
                                                "--set",
                                                "data.subset_count=100",
                                                "--set",
                                                "data.input_size=32"};
    const Finished first = run(arguments);
    ASSERT_EQ(first.status, 0) << first.err;
    for (const char* file : {"predictions.csv", "report.html"}) {
        EXPECT_TRUE(fs::is_regular_file(out / file)) << file;
        EXPECT_THAT(first.out, HasSubstr((out / file).string()));
    }
    EXPECT_EQ(linesOf(readFile(out / "predictions.csv")).size(), 21U) << "a fifth of 100, and the header";
    EXPECT_THAT(readFile(out / "report.html"), HasSubstr("</html>"));

    const std::string report = readFile(out / "report.html");
    const Finished second = run(arguments);
    ASSERT_EQ(second.status, 0) << second.err;
    EXPECT_THAT(second.out, HasSubstr("done before: run 1"));
    EXPECT_TRUE(fs::is_regular_file(out / "report.html"));
}

// It wrote a table of months that were not there.
TEST_F(Demo, TakesAClassForATarget)
{
    const fs::path out = folder() / "results";
    std::vector<std::string> arguments = {"demo", "--out", out};
    for (const char* setting : {"training.epochs=1",
                                "data.subset_count=100",
                                "data.input_size=32",
                                "target.name=sex",
                                "loss.name=cross_entropy",
                                "network.sex=none"}) {
        arguments.emplace_back("--set");
        arguments.emplace_back(setting);
    }
    const Finished finished = run(arguments);
    ASSERT_EQ(finished.status, 0) << finished.err;
    const auto lines = linesOf(readFile(out / "predictions.csv"));
    ASSERT_EQ(lines.size(), 21U);
    EXPECT_EQ(lines.front(), "Case ID,sex,probability");
}

} // namespace
} // namespace carpo::testing
