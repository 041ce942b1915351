// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

using FullDisk = CliFixture;

/// A shell in a mount namespace of its own, where `disk` is a file system of a few megabytes; it goes with
/// the shell.
std::vector<std::string> inSmallDisk(const fs::path& disk, const std::string& script)
{
    return {"unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=6m tmpfs '" + disk.string() + "' || exit 99; " + script};
}

std::string quoted(const std::vector<std::string>& arguments)
{
    std::string text;
    for (const std::string& argument : arguments)
        text += " '" + argument + "'";
    return text;
}

TEST_F(FullDisk, WhatWasStoredBeforeIsKept)
{
    const fs::path disk = folder() / "disk";
    fs::create_directory(disk);
    if (CliProcess(inSmallDisk(disk, "true"), folder(), processOptions()).finish().status != 0)
        GTEST_SKIP() << "no file system can be mounted here, not even in a namespace";

    const std::string projectFile = disk / "p.carpo";
    std::vector<std::string> train = trainArguments(projectFile);
    train.insert(train.begin(), CARPO_CLI);
    train.insert(train.end(), {"--set", "network.name=lenet_ufg", "--set", "training.epochs=2"});
    const std::string predict = quoted({CARPO_CLI,
                                        "predict",
                                        "1",
                                        "--data",
                                        cohort(),
                                        "--project",
                                        projectFile,
                                        "--out",
                                        folder() / "kept.csv"});
    const std::string fill = "'" + (disk / "fill").string() + "'";
    const std::string script = quoted(train) + " || exit 98; cat /dev/zero > " + fill + " 2>/dev/null; "
                               + quoted(train) + "; echo \"status $?\"; rm " + fill + "; " + predict
                               + " || exit 97; " + quoted(train) + " || exit 96";
    const Finished finished = CliProcess(inSmallDisk(disk, script), folder(), processOptions()).finish();
    EXPECT_EQ(finished.status, 0) << finished.err;
    EXPECT_THAT(finished.out, HasSubstr("status 1\n"));
    EXPECT_THAT(finished.err, HasSubstr("disk is full"));
    EXPECT_EQ(linesOf(readFile(folder() / "kept.csv")).size(), 61U);
}

TEST_F(FullDisk, AChallengesArchiveThatDoesNotFitLeavesNothing)
{
    const fs::path disk = folder() / "disk";
    fs::create_directory(disk);
    if (CliProcess(inSmallDisk(disk, "true"), folder(), processOptions()).finish().status != 0)
        GTEST_SKIP() << "no file system can be mounted here, not even in a namespace";
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    const std::string predict = quoted({CARPO_CLI,
                                        "predict",
                                        "1",
                                        "--data",
                                        cohort(),
                                        "--project",
                                        project(),
                                        "--out",
                                        folder() / "out.csv",
                                        "--challenge",
                                        disk / "c.zip"});
    const std::string script = "cat /dev/zero > '" + (disk / "fill").string() + "' 2>/dev/null; " + predict
                               + "; echo \"status $?\"; ls '" + disk.string() + "'";
    const Finished finished = CliProcess(inSmallDisk(disk, script), folder(), processOptions()).finish();
    EXPECT_EQ(finished.out, "status 1\nfill\n");
    EXPECT_THAT(finished.err, HasSubstr("disk is full"));
    EXPECT_FALSE(fs::exists(folder() / "out.csv"));
}

TEST_F(FullDisk, ResultsThatDoNotFitAreSaidSo)
{
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "there is no /dev/full";
    const std::string listing = quoted({CARPO_CLI, "hyperparameters", "--json"}) + " > /dev/full";
    const Finished finished = CliProcess({"sh", "-c", listing}, folder(), processOptions()).finish();
    EXPECT_EQ(finished.status, 1);
    EXPECT_THAT(finished.err, HasSubstr("standard output"));
}

} // namespace
} // namespace carpo::testing
