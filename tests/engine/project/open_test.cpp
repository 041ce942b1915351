// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/schema.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace carpo::project {
namespace {

using core::ErrorCode;
using namespace samples;

ErrorCode codeOfOpening(const std::filesystem::path& file)
{
    const auto project = Project::open(file);
    EXPECT_FALSE(project.has_value());
    return project ? ErrorCode::Internal : project.error().code;
}

TEST(Open, MakesAProjectAndItsFoldersAndOpensItAgain)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "deep/er/hands.carpo";
    {
        auto project = Project::openOrCreate(file);
        ASSERT_TRUE(project) << core::inEnglish(project.error());
        EXPECT_EQ(project->file(), file);
        EXPECT_TRUE(project->datasetFolder()->empty());
        dataset::Dataset dataset;
        dataset.root = "/data/mãos";
        ASSERT_TRUE(project->setDataset(dataset));
    }
    EXPECT_EQ(Project::openOrCreate(file)->datasetFolder().value(), "/data/mãos");
    EXPECT_EQ(Project::open(file)->datasetFolder().value(), "/data/mãos");
    EXPECT_EQ(Project::open(file)->columnMapping().value(), std::nullopt);
    dataset::Dataset dataset;
    dataset.root = "/data/other";
    dataset.mapping = dataset::ColumnMapping{.file = "arquivo", .target = "idade"};
    ASSERT_TRUE(Project::open(file)->setDataset(dataset));
    EXPECT_EQ(Project::open(file)->datasetFolder().value(), "/data/other");
    EXPECT_EQ(Project::open(file)->columnMapping().value(), dataset.mapping);
    // Another set has nothing to do with it.
    dataset.mapping.reset();
    ASSERT_TRUE(Project::open(file)->setDataset(dataset));
    EXPECT_EQ(Project::open(file)->columnMapping().value(), std::nullopt);
    // Nothing else is left there, no journal and no half-made file.
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), 1);
}

TEST(Open, TheFileSaysWhatItIs)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    ASSERT_TRUE(Project::openOrCreate(file));
    EXPECT_EQ(query(file, "PRAGMA application_id"), std::to_string(kApplicationId));
    EXPECT_EQ(query(file, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(file, "PRAGMA journal_mode"), "wal");
    EXPECT_EQ(query(file, "PRAGMA integrity_check"), "ok");
}

TEST(Open, RefusesWhatIsNotAProject)
{
    const support::TemporaryFolder folder;
    EXPECT_EQ(codeOfOpening(folder / "missing.carpo"), ErrorCode::FileNotFound);
    EXPECT_EQ(codeOfOpening(folder.path()), ErrorCode::NotAProject);

    writeBytes(folder / "text.carpo", "id,boneage,male\n1,2,True\n");
    EXPECT_EQ(codeOfOpening(folder / "text.carpo"), ErrorCode::NotAProject);
    writeBytes(folder / "empty.carpo", "");
    EXPECT_EQ(codeOfOpening(folder / "empty.carpo"), ErrorCode::NotAProject);
    EXPECT_FALSE(Project::openOrCreate(folder / "empty.carpo"));
    EXPECT_EQ(bytesOf(folder / "empty.carpo"), "");

    execute(folder / "other.sqlite", "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    const std::string before = bytesOf(folder / "other.sqlite");
    EXPECT_EQ(codeOfOpening(folder / "other.sqlite"), ErrorCode::NotAProject);
    EXPECT_EQ(bytesOf(folder / "other.sqlite"), before);
}

TEST(Open, LeavesANewerProjectUntouched)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    ASSERT_TRUE(Project::openOrCreate(file)->addRun(runNamed("a")));
    execute(file, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 700; CREATE TABLE future (a)");
    const std::string before = bytesOf(file);

    for (const auto& project : {Project::open(file), Project::openOrCreate(file)}) {
        ASSERT_FALSE(project);
        EXPECT_EQ(project.error().code, ErrorCode::ProjectNewer);
        EXPECT_EQ(project.error().value("found"), "700");
        EXPECT_EQ(project.error().value("known"), std::to_string(Project::kFormat));
    }
    EXPECT_EQ(bytesOf(file), before);
    EXPECT_FALSE(std::filesystem::exists(folder / "p.carpo-wal"));
}

// A newer Carpo that was killed leaves the new format's number in the journal only.
TEST(Open, LeavesANewerProjectUntouchedWhoseJournalSaysSo)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    ASSERT_TRUE(Project::openOrCreate(file));
    const int status = inChild([&file] {
        auto project = Project::open(file); // keeps the journal: there is another connection when it ends
        execute(file, "PRAGMA user_version = 800");
        _exit(0);
        return 1;
    });
    ASSERT_EQ(status, 0);
    const std::string before = bytesOf(file);
    const std::string journal = bytesOf(folder / "p.carpo-wal");
    ASSERT_FALSE(journal.empty());
    EXPECT_EQ(codeOfOpening(file), ErrorCode::ProjectNewer);
    EXPECT_EQ(bytesOf(file), before);
    EXPECT_EQ(bytesOf(folder / "p.carpo-wal"), journal);
}

TEST(Open, SaysThatAFolderOrFileMayNotBeOpened)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(Project::openOrCreate(folder / "here/p.carpo"));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
    std::filesystem::permissions(folder / "here/p.carpo", std::filesystem::perms(0666));
    std::filesystem::permissions(folder / "here", std::filesystem::perms(0555));
    const std::string before = bytesOf(folder / "here/p.carpo");

    const int status = inChild([&folder] {
        if (!dropPrivileges())
            return 77;
        const auto made = Project::openOrCreate(folder / "here/new.carpo");
        const auto opened = Project::open(folder / "here/p.carpo");
        if (made || made.error().code != ErrorCode::PermissionDenied)
            return 1;
        return opened || opened.error().code != ErrorCode::PermissionDenied ? 2 : 0;
    });
    EXPECT_EQ(bytesOf(folder / "here/p.carpo"), before);

    std::filesystem::permissions(folder / "here", std::filesystem::perms(0777));
    std::filesystem::permissions(folder / "here/p.carpo", std::filesystem::perms(0));
    const int unreadable = inChild([&folder] {
        if (!dropPrivileges())
            return 77;
        const auto opened = Project::open(folder / "here/p.carpo");
        return opened || opened.error().code != ErrorCode::PermissionDenied ? 1 : 0;
    });
    if (status == 77)
        GTEST_SKIP() << "this process may not become an unprivileged user";
    EXPECT_EQ(status, 0);
    EXPECT_EQ(unreadable, 0);
}

TEST(Open, SeveralConnectionsSeeOneAnothersSteps)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    auto one = Project::openOrCreate(file);
    auto two = Project::open(file);
    ASSERT_TRUE(one && two);
    ASSERT_EQ(one->addRun(runNamed("first")).value(), 1);
    ASSERT_EQ(two->addRun(runNamed("second")).value(), 2);
    EXPECT_EQ(one->runs()->size(), 2U);
    EXPECT_EQ(two->runs()->size(), 2U);
}

TEST(Open, SeveralWritersAtOnceLoseNothing)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    ASSERT_TRUE(Project::openOrCreate(file)->addRun(runNamed("a")));
    constexpr int kWriters = 4;
    constexpr int kEpochs = 20;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
        writers.emplace_back([&file, writer] {
            auto project = Project::open(file);
            ASSERT_TRUE(project);
            for (int i = 0; i < kEpochs; ++i)
                EXPECT_TRUE(project->storeEpoch(1, epochOf(1 + writer * kEpochs + i)));
        });
    }
    for (std::thread& writer : writers)
        writer.join();
    EXPECT_EQ(Project::open(file)->epochs(1)->size(), static_cast<std::size_t>(kWriters * kEpochs));
}

TEST(Open, SeveralMakersAtOnceMakeOneProject)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    std::vector<std::thread> makers;
    for (int maker = 0; maker < 6; ++maker) {
        makers.emplace_back([&file] {
            auto project = Project::openOrCreate(file);
            ASSERT_TRUE(project) << core::inEnglish(project.error());
            EXPECT_TRUE(project->addRun(runNamed("a")));
        });
    }
    for (std::thread& maker : makers)
        maker.join();
    EXPECT_EQ(Project::open(file)->runs()->size(), 6U);
}

TEST(Open, ALockedProjectIsBusy)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    auto project = Project::openOrCreate(file);
    ASSERT_TRUE(project);
    ASSERT_TRUE(project->addRun(runNamed("a")));
    const auto stored = [&] {
        const WriteLock lock(file);
        return project->storeEpoch(1, epochOf(1));
    }();
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().code, ErrorCode::ProjectBusy);
    EXPECT_TRUE(project->storeEpoch(1, epochOf(1)));
}

} // namespace
} // namespace carpo::project
