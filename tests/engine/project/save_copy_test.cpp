// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace carpo::project {
namespace {

using core::ErrorCode;
using namespace samples;

class SaveCopy : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(project.addRun(runNamed("a")));
        ASSERT_TRUE(project.storeEpoch(1, epochOf(1)));
        writeBytes(project.runFolder(1).value() / "checkpoint", "weights");
    }

    void expectCopyAt(const std::filesystem::path& target) const
    {
        auto copy = Project::open(target);
        ASSERT_TRUE(copy) << core::inEnglish(copy.error());
        EXPECT_EQ(copy->runs()->size(), 1U);
        EXPECT_EQ(copy->epochs(1)->size(), 1U);
        EXPECT_EQ(bytesOf(copy->runFolder(1).value() / "checkpoint"), "weights");
    }

    static std::size_t filesIn(const std::filesystem::path& path)
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
    }

    const support::TemporaryFolder folder;
    Project project = std::move(Project::openOrCreate(folder / "p.carpo").value());
};

TEST_F(SaveCopy, CopiesTheProjectAndItsRuns)
{
    const auto target = folder / "there/copy.carpo";
    ASSERT_TRUE(project.saveCopy(target));
    EXPECT_EQ(filesIn(target.parent_path()), 2U);
    expectCopyAt(target);
    // Both go on by themselves.
    ASSERT_TRUE(project.storeEpoch(1, epochOf(2)));
    EXPECT_EQ(Project::open(target)->epochs(1)->size(), 1U);
}

TEST_F(SaveCopy, ReplacesAnotherProjectAndItsRuns)
{
    const auto target = folder / "there/copy.carpo";
    {
        auto old = Project::openOrCreate(target);
        ASSERT_TRUE(old->addRun(runNamed("x")));
        ASSERT_TRUE(old->addRun(runNamed("y")));
        writeBytes(old->runFolder(2).value() / "checkpoint", "old");
    }
    ASSERT_TRUE(project.saveCopy(target));
    EXPECT_FALSE(std::filesystem::exists(folder / "there/copy.carpo.runs/2"));
    EXPECT_EQ(filesIn(target.parent_path()), 2U);
    expectCopyAt(target);
}

TEST_F(SaveCopy, RefusesToReplaceWhatIsInUseOrNoProject)
{
    EXPECT_EQ(project.saveCopy(project.file()).error().code, ErrorCode::ProjectBusy);

    writeBytes(folder / "photo.png", "precious");
    EXPECT_EQ(project.saveCopy(folder / "photo.png").error().code, ErrorCode::NotAProject);
    EXPECT_EQ(bytesOf(folder / "photo.png"), "precious");

    auto used = Project::openOrCreate(folder / "used.carpo");
    ASSERT_TRUE(used->addRun(runNamed("precious")));
    EXPECT_EQ(project.saveCopy(folder / "used.carpo").error().code, ErrorCode::ProjectBusy);
    EXPECT_EQ(used->runs()->size(), 1U);
    ASSERT_TRUE(used->addRun(runNamed("goes on")));
}

TEST_F(SaveCopy, LeavesNothingBehindWhereItFails)
{
    std::filesystem::create_directories(folder / "there");
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
    std::filesystem::permissions(folder / "there", std::filesystem::perms(0555));
    const int status = inChild([this] {
        if (!dropPrivileges())
            return 77;
        const auto copied = project.saveCopy(folder / "there/copy.carpo");
        return !copied && copied.error().code == ErrorCode::PermissionDenied ? 0 : 1;
    });
    if (status == 77)
        GTEST_SKIP() << "this process may not become an unprivileged user";
    EXPECT_EQ(status, 0);
    EXPECT_EQ(filesIn(folder / "there"), 0U);
}

} // namespace
} // namespace carpo::project
