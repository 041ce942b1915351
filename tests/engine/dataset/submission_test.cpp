// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/submission.h"

#include "tests/support/temporary_folder.h"
#include "tests/support/zip_reader.h"

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

TEST(Submission, ofClassesHasTheirProbabilities)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"4360", "4361"};
    const std::vector<std::string> classes = {"hand, left", "foot"};
    const std::vector<float> probabilities = {0.75F, 1};
    const ClassTable table{.target = "class", .ids = ids, .classes = classes, .probabilities = probabilities};
    ASSERT_TRUE(writeClasses(folder / "s.csv", table).has_value());
    EXPECT_EQ(contentOf(folder / "s.csv"),
              "Case ID,class,probability\n4360,\"hand, left\",0.7500\n4361,foot,1.0000\n");
}

TEST(Submission, columnsOfOtherLengthsAreRefused)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"1", "2"};
    const std::vector<std::string> classes = {"a"};
    const std::vector<float> numbers = {1};
    const ClassTable table{.target = "class", .ids = ids, .classes = classes, .probabilities = numbers};
    for (const auto& refused : {writeSubmission(folder / "s.csv", ids, {}),
                                writeSubmission(folder / "s.csv", ids, numbers),
                                writeClasses(folder / "s.csv", table),
                                writeChallenge(folder / "s.csv", ids, {}, "m"),
                                writeChallenge(folder / "s.csv", table, "m")}) {
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, core::ErrorCode::Internal);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "s.csv"));
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

TEST(Challenge, holdsTheSameTableAndTheMethod)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"4360", "a,\"b\""};
    const std::vector<float> months = {120.456F, 7};
    ASSERT_TRUE(writeSubmission(folder / "s.csv", ids, months).has_value());
    ASSERT_TRUE(writeChallenge(folder / "c.zip", ids, months, "Método: rápida\n").has_value());
    EXPECT_THAT(support::readZip(folder / "c.zip"),
                testing::ElementsAre(testing::Pair("submission.csv", contentOf(folder / "s.csv")),
                                     testing::Pair("method.txt", "Método: rápida\n")));
    const std::string first = contentOf(folder / "c.zip");
    ASSERT_TRUE(writeChallenge(folder / "c.zip", ids, months, "Método: rápida\n").has_value());
    EXPECT_EQ(contentOf(folder / "c.zip"), first);
}

TEST(Challenge, aFailureLeavesNothingBehind)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> ids = {"1"};
    const std::vector<float> months = {1};
    const auto failed = writeChallenge(folder / "nowhere/c.zip", ids, months, "");
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, core::ErrorCode::WriteFailed);
    EXPECT_EQ(failed.error().place, (folder / "nowhere/c.zip").string());
    // Renaming the finished file over a folder fails as the last step of all.
    std::filesystem::create_directories(folder / "c.zip/in the way");
    EXPECT_FALSE(writeChallenge(folder / "c.zip", ids, months, "").has_value());
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        left.push_back(entry.path().filename());
    EXPECT_THAT(left, testing::ElementsAre("c.zip"));
}

} // namespace
} // namespace carpo::dataset
