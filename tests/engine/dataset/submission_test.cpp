// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/submission.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <vector>

namespace carpo::dataset {
namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Submission, isTheChallengesTable)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"4360", "4361", "a,\"b\""};
    const std::vector<float> months = {120.456F, 7, 228.125F};
    ASSERT_TRUE(writeSubmission(folder / "s.csv", ids, months).has_value());
    EXPECT_EQ(contentOf(folder / "s.csv"),
              "Case ID,Bone age (months)\n4360,120.46\n4361,7.00\n\"a,\"\"b\"\"\",228.12\n");
}

TEST(Submission, aFailureKeepsTheOldFile)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"1"};
    const std::vector<float> months = {1};
    ASSERT_TRUE(writeSubmission(folder / "s.csv", ids, months).has_value());
    std::filesystem::create_directory(folder / "s.csv.part");
    const auto failed = writeSubmission(folder / "s.csv", ids, months);
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, core::ErrorCode::WriteFailed);
    EXPECT_EQ(contentOf(folder / "s.csv"), "Case ID,Bone age (months)\n1,1.00\n");
}

} // namespace
} // namespace carpo::dataset
