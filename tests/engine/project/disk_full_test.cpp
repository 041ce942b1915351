// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sched.h>
#include <sqlite3.h>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace carpo::project {
namespace {

using core::ErrorCode;
using namespace samples;

constexpr int kNotAllowed = 77;

// SQLite calls it for every connection that is opened.
int limitPages(sqlite3* database, const char** /*message*/, const void* /*routines*/)
{
    return sqlite3_exec(database, "PRAGMA max_page_count = 40", nullptr, nullptr, nullptr);
}

// The file may grow no further than 40 pages as long as it lives.
class PageLimit
{
public:
    PageLimit() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(limitPages)); }
    ~PageLimit() { sqlite3_reset_auto_extension(); }
    PageLimit(const PageLimit&) = delete;
    PageLimit& operator=(const PageLimit&) = delete;
    PageLimit(PageLimit&&) = delete;
    PageLimit& operator=(PageLimit&&) = delete;
};

// Stores until something fails; how many epochs were stored before.
int fill(Project& project, core::Error& error)
{
    for (int epoch = 1; epoch < 100'000; ++epoch) {
        EpochRow row = epochOf(epoch);
        row.values.emplace_back(std::string(2000, 'm'), 1);
        if (auto stored = project.storeEpoch(1, row); !stored) {
            error = stored.error();
            return epoch - 1;
        }
    }
    return -1;
}

TEST(DiskFull, WhatWasStoredBeforeIsIntact)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "p.carpo";
    int stored = 0;
    {
        const PageLimit limit;
        auto project = Project::openOrCreate(file);
        ASSERT_TRUE(project);
        ASSERT_TRUE(project->addRun(runNamed("a")));
        core::Error error;
        stored = fill(*project, error);
        EXPECT_EQ(error.code, ErrorCode::DiskFull);
        EXPECT_EQ(error.place, file.string());
        EXPECT_GT(stored, 5);
        EXPECT_EQ(project->epochs(1)->size(), static_cast<std::size_t>(stored));
        const auto dataset = datasetOf(2000);
        const auto scanned =
            project->storeScan(dataset, scanOf(dataset), allRows(dataset), thumbnailsOf(dataset.size()));
        EXPECT_EQ(scanned.error().code, ErrorCode::DiskFull);
        EXPECT_EQ(project->loadScan(dataset, scanOf(dataset).stamps)->reused, 0);
    }
    // With space again, it goes on.
    auto project = Project::open(file);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->epochs(1)->size(), static_cast<std::size_t>(stored));
    EXPECT_TRUE(project->storeEpoch(1, epochOf(stored + 1)));
    EXPECT_EQ(query(file, "PRAGMA integrity_check"), "ok");
}

bool writeText(const char* file, const std::string& text)
{
    const int descriptor = open(file, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool written = write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    close(descriptor);
    return written;
}

// A disk of 300 kB at `place`, seen by this process only.
bool mountSmallDisk(const std::filesystem::path& place)
{
    const std::string user = "0 " + std::to_string(getuid()) + " 1";
    const std::string group = "0 " + std::to_string(getgid()) + " 1";
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeText("/proc/self/setgroups", "deny")
           && writeText("/proc/self/uid_map", user) && writeText("/proc/self/gid_map", group)
           && mount("tmpfs", place.c_str(), "tmpfs", 0, "size=300k") == 0;
}

int fillSmallDisk(const std::filesystem::path& place)
{
    if (!mountSmallDisk(place))
        return kNotAllowed;
    int stored = 0;
    {
        auto project = Project::openOrCreate(place / "p.carpo");
        if (!project || !project->addRun(runNamed("a")))
            return 1;
        core::Error error;
        stored = fill(*project, error);
        if (error.code != ErrorCode::DiskFull || stored < 5)
            return 2;
        if (project->epochs(1)->size() != static_cast<std::size_t>(stored))
            return 3;
        const auto copied = project->saveCopy(place / "copy.carpo");
        if (copied || copied.error().code != ErrorCode::DiskFull
            || std::filesystem::exists(place / "copy.carpo"))
            return 4;
        const auto made = Project::openOrCreate(place / "new.carpo");
        if (made || made.error().code != ErrorCode::DiskFull || std::filesystem::exists(place / "new.carpo"))
            return 5;
    }
    auto project = Project::open(place / "p.carpo");
    return project && project->epochs(1)->size() == static_cast<std::size_t>(stored) ? 0 : 6;
}

TEST(DiskFull, ASmallDisk)
{
    const support::TemporaryFolder folder;
    const int status = inChild([&folder] { return fillSmallDisk(folder.path()); });
    if (status == kNotAllowed)
        GTEST_SKIP() << "user namespaces are forbidden here, so there is no small disk to fill";
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace carpo::project
