// SPDX-License-Identifier: GPL-3.0-or-later
// Images without a table, class folders, and what lies in folders that is no image.
#include "tests/engine/dataset/toy_set.h"

#include <gmock/gmock.h>

#include <cmath>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace carpo::dataset {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Folders, imagesAloneHaveNoLabels)
{
    const ToySet set;
    set.addImages("", {"b", "a"});
    set.addImages("more/deep", {"c"});
    set.write("readme.txt", "x");
    set.write("._a.png", "what macOS leaves");
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->layout, "images");
    EXPECT_THAT(dataset->ids, ElementsAre("a", "b", "c"));
    EXPECT_THAT(dataset->sexes, testing::Each(Sex::Unknown));
    EXPECT_TRUE(std::isnan(dataset->months[0]));
    EXPECT_THAT(dataset->classes, IsEmpty());
    EXPECT_THAT(dataset->parts, IsEmpty());
    ASSERT_EQ(dataset->problems.size(), 1U);
    EXPECT_EQ(dataset->problems[0].code, ErrorCode::NoLabelTable);
}

TEST(Folders, filesWithoutAKnownEndingAreImagesByTheirContent)
{
    const ToySet set;
    set.addImages("", {"a"});
    const std::string dicom = std::string(128, '\0') + "DICM";
    set.write("IM0001", dicom);
    set.write("1.2.840.113619.2", dicom);
    set.write("picture.dat", "\x89PNG\r\n\x1A\n");
    set.write("DICOMDIR", dicom);
    set.write(".hidden", dicom);
    set.write("1.png.part", "\x89PNG\r\n\x1A\n");
    set.write("BMI", "BM and other letters");
    set.write("empty", "");
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->ids,
                testing::UnorderedElementsAre("a", "IM0001", "1.2.840.113619.2", "picture.dat"));
}

TEST(Folders, classFoldersAreClasses)
{
    const ToySet set;
    set.addImages("set/normal", {"1", "2"});
    set.addImages("set/fraturada \xC3\xA0 direita/2024", {"1"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->layout, "classes");
    EXPECT_THAT(dataset->classes, ElementsAre("fraturada \xC3\xA0 direita", "normal", "normal"));
    EXPECT_THAT(dataset->ids, ElementsAre("set/fraturada \xC3\xA0 direita/2024/1", "set/normal/1", "2"));
    EXPECT_THAT(dataset->problems, IsEmpty());
}

TEST(Folders, partsMayHoldClassFoldersOrImages)
{
    const ToySet set;
    set.addImages("a/train/boys", {"1", "2"});
    set.addImages("a/train/girls", {"3"});
    set.addImages("a/val/girls", {"4"});
    const auto both = set.open("a");
    ASSERT_TRUE(both.has_value());
    EXPECT_THAT(both->parts, ElementsAre(Part::Train, Part::Train, Part::Train, Part::Validation));
    EXPECT_THAT(both->classes, ElementsAre("boys", "boys", "girls", "girls"));
    set.addImages("b/training", {"1"});
    set.addImages("b/test", {"2"});
    const auto parts = set.open("b");
    ASSERT_TRUE(parts.has_value());
    EXPECT_THAT(parts->parts, ElementsAre(Part::Test, Part::Train));
    EXPECT_THAT(parts->classes, IsEmpty());
}

TEST(Folders, whatIsNoFileIsNeverOpened)
{
    const ToySet set;
    set.write("train.csv", "id,boneage,male\n1,100,True\n2,101,True\n3,102,True\n4,103,True\n5,104,True\n");
    set.addImages("", {"1"});
    // Opening one of these would block for ever or fail; nobody is at their other end.
    ASSERT_EQ(mkfifo((set.path() / "2.png").c_str(), 0600), 0);
    std::filesystem::create_symlink("4.png", set.path() / "3.png");
    std::filesystem::create_symlink("3.png", set.path() / "4.png");
    const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    (set.path() / "5.png").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto dataset = set.open();
    close(listener);
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->ids, ElementsAre("1"));
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("not_a_file train.csv:3",
                            "not_a_file train.csv:4",
                            "not_a_file train.csv:5",
                            "not_a_file train.csv:6",
                            "not_a_file 2.png",
                            "not_a_file 3.png",
                            "not_a_file 4.png",
                            "not_a_file 5.png"));
}

TEST(Folders, workbooksOfOtherKindsAreNamed)
{
    const ToySet set;
    set.addImages("", {"1", "2"});
    set.write("labels.xls", "id,boneage\n1,100\n");
    set.write("sub/idades.ODS", "");
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->size(), 2U);
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("no_label_table .", "table_binary labels.xls", "table_binary sub/idades.ODS"));
}

TEST(Folders, aTableThatIsAPipeIsRefusedAtOnce)
{
    const ToySet set;
    ASSERT_EQ(mkfifo((set.path() / "train.csv").c_str(), 0600), 0);
    const auto dataset = set.open();
    ASSERT_FALSE(dataset.has_value());
    EXPECT_EQ(dataset.error().code, ErrorCode::NotAFile);
}

TEST(Folders, linksThatLeadRoundInACircleEnd)
{
    const ToySet set;
    set.addImages("a/b", {"1", "2"});
    std::filesystem::create_directory_symlink("..", set.path() / "a" / "up");
    std::filesystem::create_directory_symlink(set.path() / "a", set.path() / "again");
    std::filesystem::create_directory_symlink("loop", set.path() / "loop");
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->size(), 2U) << "each image once";
}

TEST(Folders, aFolderOutsideReachedByALinkIsPartOfTheSet)
{
    const ToySet elsewhere;
    elsewhere.addImages("hands", {"1"});
    const ToySet set;
    set.write("train.csv", "id,boneage,male\n1,100,True\n");
    std::filesystem::create_directory_symlink(elsewhere.path() / "hands", set.path() / "images");
    EXPECT_EQ(set.open()->size(), 1U);
}

TEST(Folders, foldersTooDeepAreAProblem)
{
    const ToySet set;
    set.addImages("", {"1"});
    set.addImages("a/b/c/d/e/f/g/h/i/j", {"2"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_THAT(dataset->ids, ElementsAre("1"));
    EXPECT_EQ(dataset->problems.back().code, ErrorCode::FolderTooLarge);
}

} // namespace
} // namespace carpo::dataset
