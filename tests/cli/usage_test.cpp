// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

using Usage = CliFixture;

const std::vector<std::string> kCommands = {"demo",
                                            "phantom",
                                            "textures",
                                            "scan",
                                            "mapping",
                                            "measures",
                                            "columns",
                                            "attributes",
                                            "outliers",
                                            "duplicates",
                                            "label-suspects",
                                            "decisions",
                                            "train",
                                            "sweep",
                                            "find-rate",
                                            "predict",
                                            "report",
                                            "hyperparameters",
                                            "models",
                                            "presets"};

TEST_F(Usage, EveryCommandHasHelp)
{
    for (const std::string& command : kCommands) {
        const Finished help = run({command, "--help"});
        EXPECT_EQ(help.status, 0) << command;
        EXPECT_THAT(help.out, HasSubstr(command));
        EXPECT_EQ(help.err, "") << command;
    }
}

TEST_F(Usage, TheHelpListsTheCommands)
{
    const Finished help = run({"--help"});
    EXPECT_EQ(help.status, 0);
    for (const std::string& command : kCommands)
        EXPECT_THAT(help.out, HasSubstr(command));
}

TEST_F(Usage, AnUnknownCommandIsNamedWithThoseThereAre)
{
    const Finished refused = run({"fly", "away"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("no command “fly”"));
    for (const std::string& command : kCommands)
        EXPECT_THAT(refused.err, HasSubstr(command));
}

TEST_F(Usage, WhatIsWrittenWronglyIsRefusedWithStatus2)
{
    const std::string data = cohort();
    const std::vector<std::vector<std::string>> wrong = {
        {},
        {"fly"},
        {"scan"},
        {"scan", data},
        {"scan", data, "--project", project(), "--fast"},
        {"decisions", data},
        {"decisions", data, "--project", project(), "--undo", "--redo"},
        {"decisions", data, "--project", project(), "--exclude", "1", "--undo"},
        {"decisions", data, "--project", project(), "--list", "--journal"},
        {"outliers", data},
        {"outliers", data, "--project", project(), "--top", "few"},
        {"duplicates", data},
        {"duplicates", data, "--project", project(), "--near"},
        {"label-suspects", data},
        {"label-suspects", data, "--project", project(), "--folds", "1"},
        {"label-suspects", data, "--project", project(), "--set", "training.epochs"},
        {"phantom", folder() / "out", "--count", "many"},
        {"phantom", folder() / "out", "--count", "0"},
        {"textures", folder() / "out", "--height", "8"},
        {"train", "--project", project()},
        {"train", "demo", "--project", project()},
        {"train", "demo", "--data", data, "--continue", "1", "--project", project()},
        {"train", "demo", "--data", data, "--project", project(), "--set", "training.epochs"},
        {"find-rate", "demo", "--project", project()},
        {"find-rate", "demo", "--data", data, "--project", project(), "--steps", "2"},
        {"find-rate", "demo", "--data", data, "--project", project(), "--from", "0"},
        {"sweep", "--project", project()},
        {"sweep", "s.json", "--project", project()},
        {"sweep", "s.json", "--data", data},
        {"sweep", "s.json", "--continue", "1", "--project", project()},
        {"sweep", "--continue", "1"},
        {"predict", "--data", data, "--project", project(), "--out", folder() / "p.csv"},
        {"predict",
         "1",
         "--data",
         data,
         "--project",
         project(),
         "--out",
         folder() / "p.csv",
         "--split",
         "some"},
        {"report", "--project", project(), "--out", folder() / "r.html"},
        {"report", data, "--run", "1", "--project", project(), "--out", folder() / "r.html"}};
    for (const std::vector<std::string>& arguments : wrong) {
        const Finished refused = run(arguments);
        SCOPED_TRACE(::testing::PrintToString(arguments));
        EXPECT_EQ(refused.status, 2);
        EXPECT_NE(refused.err, "");
        EXPECT_EQ(refused.out, "");
    }
    EXPECT_FALSE(std::filesystem::exists(project())) << "nothing is made by what is refused";
}

} // namespace
} // namespace carpo::testing
