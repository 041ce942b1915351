// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

/// A shell in a mount namespace of its own, where `disk` is a file system of a few megabytes; it goes with
/// the shell.
std::vector<std::string> inSmallDisk(const fs::path& disk, const std::string& script)
{
    return {"unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=10m tmpfs '" + disk.string() + "' || exit 99; " + script};
}

std::string quoted(const std::vector<std::string>& arguments)
{
    std::string text;
    for (const std::string& argument : arguments)
        text += " '" + argument + "'";
    return text;
}

class FullDisk : public CliFixture
{
protected:
    void SetUp() override
    {
        CliFixture::SetUp();
        fs::create_directory(disk());
        if (onSmallDisk("true").status != 0)
            GTEST_SKIP() << "no file system can be mounted here, not even in a namespace";
    }

    [[nodiscard]] fs::path disk() const { return folder() / "disk"; }

    Finished onSmallDisk(const std::string& script)
    {
        return CliProcess(inSmallDisk(disk(), script), folder(), processOptions()).finish();
    }

    /// A shell's words that predict with run 1 of a project.
    std::string predict(const std::string& projectFile, const std::vector<std::string>& targets)
    {
        std::vector<std::string> arguments{
            CARPO_CLI, "predict", "1", "--data", cohort(), "--project", projectFile};
        arguments.insert(arguments.end(), targets.begin(), targets.end());
        return quoted(arguments);
    }
};

using FullDevice = CliFixture;

TEST_F(FullDisk, WhatWasStoredBeforeIsKept)
{
    const std::string projectFile = disk() / "p.carpo";
    std::vector<std::string> train = trainArguments(projectFile);
    train.insert(train.begin(), CARPO_CLI);
    train.insert(train.end(), {"--set", "network.name=lenet_ufg", "--set", "training.epochs=2"});
    const std::string fill = "'" + (disk() / "fill").string() + "'";
    const std::string script = quoted(train) + " || exit 98; cat /dev/zero > " + fill + " 2>/dev/null; "
                               + quoted(train) + "; echo \"status $?\"; rm " + fill + "; "
                               + predict(projectFile, {"--out", folder() / "kept.csv"}) + " || exit 97; "
                               + quoted(train) + " || exit 96";
    const Finished finished = onSmallDisk(script);
    EXPECT_EQ(finished.status, 0) << finished.err;
    EXPECT_THAT(finished.out, HasSubstr("status 1\n"));
    EXPECT_THAT(finished.err, HasSubstr("disk is full"));
    EXPECT_EQ(linesOf(readFile(folder() / "kept.csv")).size(), 61U);
}

TEST_F(FullDisk, AChallengesArchiveThatDoesNotFitLeavesNothing)
{
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    const std::string script =
        "cat /dev/zero > '" + (disk() / "fill").string() + "' 2>/dev/null; "
        + predict(project(), {"--out", folder() / "out.csv", "--challenge", disk() / "c.zip"})
        + "; echo \"status $?\"; ls '" + disk().string() + "'";
    const Finished finished = onSmallDisk(script);
    EXPECT_EQ(finished.out, "status 1\nfill\n");
    EXPECT_THAT(finished.err, HasSubstr("disk is full"));
    EXPECT_FALSE(fs::exists(folder() / "out.csv"));
}

TEST_F(FullDevice, ResultsThatDoNotFitAreSaidSo)
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
