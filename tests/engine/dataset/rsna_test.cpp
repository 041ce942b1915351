// SPDX-License-Identifier: GPL-3.0-or-later
// The RSNA 2017 sets in the layouts in which they are found.
#include "tests/engine/dataset/toy_set.h"
#include "tests/engine/dataset/toy_workbook.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdio>

namespace carpo::dataset {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kTraining = "id,boneage,male\n1377,180,False\n1378,12,True\n1379,94,False\n";
constexpr auto kValidation = "Image ID,male,Bone Age (months)\n1386,TRUE,30\n1392,FALSE,162\n";

void addValidation(const ToySet& set,
                   const std::filesystem::path& folder,
                   const std::filesystem::path& first = "boneage-validation-dataset-1",
                   const std::filesystem::path& second = "boneage-validation-dataset-2")
{
    set.write(folder / "Validation Dataset.csv", kValidation);
    set.addImages(folder / first, {"1386"});
    set.addImages(folder / second, {"1392"});
}

void addTest(const ToySet& set, const std::filesystem::path& folder)
{
    writeWorkbook(set.path() / folder / "Bone age ground truth.xlsx",
                  {{"Case ID", "Sex", "Ground truth bone age (months)"},
                   {"4360", "M", "168.93"},
                   {"4361", "F", "169.55000000000001"}});
    set.addImages(folder / "Test Set Images", {"4360", "4361"});
}

/// "id part months sex", in the data set's order.
std::vector<std::string> rowsOf(const Dataset& dataset)
{
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        char months[32];
        std::snprintf(months, sizeof months, "%.2f", static_cast<double>(dataset.months[i]));
        rows.push_back(dataset.ids[i] + ' '
                       + std::string(dataset.parts.empty() ? "-" : partKey(dataset.parts[i])) + ' ' + months
                       + ' ' + std::string(sexKey(dataset.sexes[i])));
        EXPECT_TRUE(std::filesystem::exists(dataset.files[i])) << dataset.files[i];
    }
    return rows;
}

TEST(Rsna, theFolderThatHoldsAllThreeHasThemAsItsSplit)
{
    for (const char* const images :
         {"boneage-training-dataset", "boneage-training-dataset/boneage-training-dataset"}) {
        const ToySet set;
        set.write("train.csv", kTraining);
        set.addImages(images, {"1377", "1378", "1379"});
        addValidation(set, "Bone Age Validation Set");
        addTest(set, "Bone Age Test Set");
        const auto dataset = set.open();
        ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
        EXPECT_EQ(dataset->layout, "rsna");
        EXPECT_THAT(dataset->problems, IsEmpty());
        EXPECT_THAT(rowsOf(*dataset),
                    ElementsAre("1377 train 180.00 female",
                                "1378 train 12.00 male",
                                "1379 train 94.00 female",
                                "1386 validation 30.00 male",
                                "1392 validation 162.00 female",
                                "4360 test 168.93 male",
                                "4361 test 169.55 female"));
    }
}

TEST(Rsna, oneSetAloneSplitsNothing)
{
    const ToySet set;
    addValidation(set, "v");
    addTest(set, "t");
    const auto validation = set.open("v");
    ASSERT_TRUE(validation.has_value()) << core::inEnglish(validation.error());
    EXPECT_THAT(rowsOf(*validation), ElementsAre("1386 - 30.00 male", "1392 - 162.00 female"));
    const auto test = set.open("t/Bone age ground truth.xlsx");
    ASSERT_TRUE(test.has_value()) << core::inEnglish(test.error());
    EXPECT_THAT(rowsOf(*test), ElementsAre("4360 - 168.93 male", "4361 - 169.55 female"));
    // The folder with a half of the images leads to the table above it.
    const auto half = set.open("v/boneage-validation-dataset-2");
    ASSERT_TRUE(half.has_value()) << core::inEnglish(half.error());
    EXPECT_EQ(half->root, set.path() / "v");
    EXPECT_EQ(half->size(), 2U);
}

TEST(Rsna, validationFoldersInEachOtherOrKeptTwice)
{
    const ToySet set;
    addValidation(set,
                  "",
                  "boneage-validation-dataset-1/boneage-validation-dataset-1",
                  "boneage-validation-dataset-2/boneage-validation-dataset-2");
    set.addImages("boneage-validation-dataset-1", {"1386"}); // the same once more
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_EQ(dataset->size(), 2U);
    EXPECT_THAT(dataset->problems, IsEmpty());
}

TEST(Rsna, asKaggleShipsIt)
{
    const ToySet set;
    set.write("boneage-training-dataset.csv", kTraining);
    set.addImages("boneage-training-dataset/boneage-training-dataset", {"1377", "1378", "1379"});
    set.write("boneage-test-dataset.csv", "Case ID,Sex\r\n4360,M\r\n4361,F\r\n");
    set.addImages("boneage-test-dataset/boneage-test-dataset", {"4360", "4361"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->problems, IsEmpty()) << "a test set without ages is as it should be";
    EXPECT_THAT(dataset->parts, ElementsAre(Part::Train, Part::Train, Part::Train, Part::Test, Part::Test));
    EXPECT_TRUE(std::isnan(dataset->months[3]));
    EXPECT_EQ(dataset->sexes[4], Sex::Female);
}

TEST(Rsna, theGroundTruthGoesBeforeTheTableWithoutAges)
{
    const ToySet set;
    addTest(set, "");
    set.write("boneage-test-dataset.csv", "Case ID,Sex\n4360,M\n4361,F\n");
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_THAT(rowsOf(*dataset), ElementsAre("4360 - 168.93 male", "4361 - 169.55 female"));
}

TEST(Rsna, aSplitOfTheTrainingSetWithOddColumnsBesideItsImages)
{
    // As people cut it: an index without a name, Windows paths, whole years.
    const std::string header = ",id,boneage,male,path,years\n";
    const ToySet set;
    set.write("boneage-training-dataset.csv",
              header
                  + "10786,1377,180,False,data\\boneage-resized-dataset\\1377.png,15\n"
                    "1379,1378,12,True,data\\boneage-resized-dataset\\1378.png,1\n");
    set.write("boneage-test-dataset.csv",
              header + "2,1379,94,False,data\\boneage-resized-dataset\\1379.png,7\n");
    set.write("boneage-original-dataset.csv", kTraining);
    set.addImages("boneage-resized-dataset", {"1377", "1378", "1379"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(rowsOf(*dataset),
                ElementsAre("1377 train 180.00 female", "1378 train 12.00 male", "1379 test 94.00 female"));
    EXPECT_THAT(dataset->problems, IsEmpty());
}

TEST(Rsna, aDamagedPartIsAProblemAndTheOthersAreShown)
{
    const ToySet set;
    set.write("train.csv", kTraining);
    set.addImages("boneage-training-dataset", {"1377", "1378", "1379"});
    set.write("t/Bone age ground truth.xlsx", std::string("PK\x03\x04 and no more", 16));
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_EQ(dataset->size(), 3U);
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("workbook_damaged t/Bone age ground truth.xlsx"));
}

TEST(Rsna, aGeneralTableCalledTrainIsReadAsSuch)
{
    const ToySet set;
    set.write("train.csv", "filename;sexo;idade (anos)\na.png;F;10,5\nb.png;M;2\n");
    set.addImages("", {"a", "b"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->layout, "table");
    EXPECT_THAT(rowsOf(*dataset), ElementsAre("a - 126.00 female", "b - 24.00 male"));
}

} // namespace
} // namespace carpo::dataset
