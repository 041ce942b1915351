// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/locations.h"

#include "engine/jobs/demo.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
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

class SaveProjectAs : public ::testing::Test
{
protected:
    SaveProjectAs()
    {
        ::setenv("XDG_DATA_HOME", (m_folder / "data").c_str(), 1);
        m_original = projectFileFor(m_folder / "hands");
        auto project = project::Project::openOrCreate(m_original);
        EXPECT_TRUE(project && project->addRun(runNamed("a")) && project->runFolder(1));
    }

    static project::Run runNamed(const char* name)
    {
        project::Run run;
        run.name = name;
        return run;
    }

    static std::size_t runsIn(const fs::path& file)
    {
        return project::Project::open(file).value().runs()->size();
    }

    const support::TemporaryFolder m_folder;
    fs::path m_original;
};

TEST_F(SaveProjectAs, MovesTheOneThatOpeningAFolderMade)
{
    const fs::path target = m_folder / "mine.carpo";
    const auto moved = saveProjectAs(m_original, target);
    ASSERT_TRUE(moved);
    EXPECT_TRUE(*moved);
    EXPECT_EQ(runsIn(target), 1U);
    EXPECT_FALSE(fs::exists(fs::path(m_original) += ".runs"));
    EXPECT_EQ(projectFileFor(m_folder / "hands"), fs::canonical(target));
    // Moved on by hand, it cannot be followed.
    fs::rename(target, m_folder / "moved by hand.carpo");
    EXPECT_EQ(projectFileFor(m_folder / "hands"), m_original)
        << "a new one, where the old is not to be found";
    EXPECT_FALSE(fs::is_symlink(m_original));
}

TEST_F(SaveProjectAs, CopiesAProjectOfThePersonsOwn)
{
    ASSERT_TRUE(saveProjectAs(m_original, m_folder / "mine.carpo"));
    const auto moved = saveProjectAs(m_folder / "mine.carpo", m_folder / "copy.carpo");
    ASSERT_TRUE(moved);
    EXPECT_FALSE(*moved);
    EXPECT_EQ(runsIn(m_folder / "mine.carpo"), 1U);
    EXPECT_EQ(runsIn(m_folder / "copy.carpo"), 1U);
}

TEST_F(SaveProjectAs, LeavesWhatSomebodyHasOpen)
{
    auto open = project::Project::open(m_original);
    ASSERT_TRUE(open && open->runs());
    ASSERT_TRUE(saveProjectAs(m_original, m_folder / "mine.carpo"));
    EXPECT_EQ(runsIn(m_original), 1U);
    EXPECT_TRUE(open->addRun(runNamed("b")));
    EXPECT_EQ(runsIn(m_original), 2U);
}

TEST_F(SaveProjectAs, AFailureLeavesTheOldOne)
{
    std::ofstream(m_folder / "notes.txt") << "not a project";
    EXPECT_FALSE(saveProjectAs(m_original, m_folder / "notes.txt"));
    EXPECT_EQ(runsIn(m_original), 1U);
    EXPECT_FALSE(fs::is_symlink(m_original));
}

} // namespace
} // namespace carpo::jobs
