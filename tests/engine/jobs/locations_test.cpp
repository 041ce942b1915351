// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/locations.h"

#include "engine/jobs/demo.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

class Locations : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ::setenv("HOME", "/home/ana", 1);
        ::unsetenv("XDG_DATA_HOME");
        ::unsetenv("XDG_CACHE_HOME");
    }
};

TEST_F(Locations, FollowTheBaseDirectorySpecification)
{
    EXPECT_EQ(dataFolder(), "/home/ana/.local/share/carpo");
    EXPECT_EQ(cacheFolder(), "/home/ana/.cache/carpo");
    ::setenv("XDG_DATA_HOME", "/srv/data", 1);
    ::setenv("XDG_CACHE_HOME", "/srv/cache", 1);
    EXPECT_EQ(dataFolder(), "/srv/data/carpo");
    EXPECT_EQ(cacheFolder(), "/srv/cache/carpo");
    EXPECT_EQ(demoCohortFolder(), "/srv/data/carpo/demo");
    // "All paths must be absolute; if an implementation encounters a relative path it should ignore it."
    ::setenv("XDG_DATA_HOME", "data", 1);
    EXPECT_EQ(dataFolder(), "/home/ana/.local/share/carpo");
}

TEST_F(Locations, EachDataSetHasItsProject)
{
    const fs::path here = projectFileFor("/sets/one/hands");
    EXPECT_EQ(here.parent_path(), dataFolder() / "projects");
    EXPECT_THAT(here.filename().string(), ::testing::MatchesRegex("hands-[0-9a-f]{8}\\.carpo"));
    EXPECT_NE(projectFileFor("/sets/two/hands"), here);
    EXPECT_EQ(projectFileFor("/sets/one/hands/"), here);
    EXPECT_EQ(projectFileFor("/sets/two/../one/./hands"), here);
}

TEST_F(Locations, ALinkedFolderIsTheSameDataSet)
{
    const support::TemporaryFolder folder;
    fs::create_directory(folder / "hands");
    fs::create_directory_symlink(folder / "hands", folder / "link");
    EXPECT_EQ(projectFileFor(folder / "link"), projectFileFor(folder / "hands"));
}

TEST_F(Locations, LongNamesAreCutBetweenCharacters)
{
    std::string name;
    for (int i = 0; i < 120; ++i)
        name += "ã";
    const std::string file = projectFileFor("/sets/" + name).filename().string();
    EXPECT_LT(file.size(), 200U);
    EXPECT_EQ(file.substr(0, file.find('-')), name.substr(0, 160));
    EXPECT_NE(projectFileFor("/sets/" + name + "x").filename().string(), file);
}

} // namespace
} // namespace carpo::jobs
