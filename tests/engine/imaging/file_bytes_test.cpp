// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/file_bytes.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>

namespace carpo::imaging {
namespace {

using core::ErrorCode;

std::vector<std::uint8_t> bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

TEST(FileBytes, whatIsWrittenIsRead)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "a", bytesOf("first, and longer")).has_value());
    ASSERT_TRUE(writeFile(folder / "a", bytesOf("second")).has_value());
    EXPECT_EQ(readFile(folder / "a", 100).value(), bytesOf("second"));
    ASSERT_TRUE(writeFile(folder / "empty", {}).has_value());
    EXPECT_TRUE(readFile(folder / "empty", 100).value().empty());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(FileBytes, aFileAboveTheLimitIsNotRead)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "a", bytesOf("12345")).has_value());
    EXPECT_TRUE(readFile(folder / "a", 5).has_value());
    EXPECT_EQ(readFile(folder / "a", 4).error().code, ErrorCode::ReadFailed);
}

TEST(FileBytes, aPipeDoesNotHang)
{
    const support::TemporaryFolder folder;
    ASSERT_EQ(mkfifo((folder / "pipe.png").c_str(), 0600), 0);
    EXPECT_EQ(readFile(folder / "pipe.png", 100).error().code, ErrorCode::ReadFailed);
}

TEST(FileBytes, aFailedWriteLeavesTheOldFile)
{
    const support::TemporaryFolder folder;
    EXPECT_EQ(writeFile(folder / "no" / "a", bytesOf("x")).error().code, ErrorCode::WriteFailed);
    // A folder stands in the way of the rename.
    std::filesystem::create_directories(folder / "taken" / "inside");
    const auto failed = writeFile(folder / "taken", bytesOf("x"));
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(failed.error().place, (folder / "taken").string());
    EXPECT_TRUE(std::filesystem::exists(folder / "taken" / "inside"));
    EXPECT_FALSE(std::filesystem::exists(folder / "taken.part"));
}

TEST(FileBytes, aFullDiskIsSaid)
{
    if (!std::filesystem::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    const support::TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder / "a.part");
    const auto failed = writeFile(folder / "a", bytesOf("x"));
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, ErrorCode::DiskFull);
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
}

} // namespace
} // namespace carpo::imaging
