// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/dataset/toy_set.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::dataset {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kTable = "boneage-training-dataset.csv";
constexpr auto kImages = "boneage-training-dataset";
constexpr auto kRows = "id,boneage,male\n1377,180,False\n1378,12,True\n";

void expectTwoChildren(const core::Result<Dataset>& dataset)
{
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->ids, ElementsAre("1377", "1378"));
    EXPECT_THAT(dataset->sexes, ElementsAre(Sex::Female, Sex::Male));
    EXPECT_THAT(dataset->months, ElementsAre(180.F, 12.F));
    EXPECT_THAT(dataset->problems, IsEmpty());
    EXPECT_EQ(dataset->layout, "rsna");
    EXPECT_THAT(dataset->parts, IsEmpty());
    EXPECT_EQ(dataset->targetUnit, Unit::Months);
    for (const auto& file : dataset->files) {
        EXPECT_TRUE(file.is_absolute());
        EXPECT_TRUE(std::filesystem::exists(file)) << file;
    }
}

ErrorCode codeOf(const core::Result<Dataset>& dataset)
{
    EXPECT_FALSE(dataset.has_value());
    return dataset ? ErrorCode::Internal : dataset.error().code;
}

TEST(OpenDataset, asRsnaAndKaggleShipIt)
{
    for (const auto* const table : {kTable, "train.csv"}) {
        for (const std::filesystem::path images :
             {kImages, "boneage-training-dataset/boneage-training-dataset", "", "hands", "train/train"}) {
            SCOPED_TRACE(std::string(table) + " with " + images.string());
            const ToySet set;
            set.write(table, kRows);
            set.addImages(images, {"1377", "1378"});
            const auto dataset = set.open();
            expectTwoChildren(dataset);
            EXPECT_EQ(dataset->root, set.path());
            EXPECT_EQ(dataset->name, set.path().filename().string());
        }
    }
}

TEST(OpenDataset, theTableAndTheImageFoldersLeadToTheSameSet)
{
    const ToySet set;
    set.write(kTable, kRows);
    const auto inner = std::filesystem::path(kImages) / kImages;
    set.addImages(inner, {"1377", "1378"});
    for (const std::filesystem::path& chosen : {std::filesystem::path(kTable),
                                                std::filesystem::path(kImages),
                                                inner,
                                                inner / "",
                                                inner / ".." / "."}) {
        SCOPED_TRACE(chosen.string());
        const auto dataset = set.open(chosen);
        expectTwoChildren(dataset);
        EXPECT_EQ(dataset->root, set.path());
    }
}

TEST(OpenDataset, aFolderInsideASetThatHoldsNoneOfItsImagesIsNotTheSet)
{
    const ToySet set;
    set.write(kTable, kRows);
    set.addImages(kImages, {"1377", "1378"});
    set.write("notes/readme.txt", "x");
    EXPECT_EQ(codeOf(set.open("notes")), ErrorCode::NoLabelTable);
}

TEST(OpenDataset, headersAndRowsAsTheyAreInTheWild)
{
    const std::vector<std::string> tables = {
        "\xEF\xBB\xBFid,boneage,male\r\n1377,180,FALSE\r\n1378,12,TRUE\r\n",
        "male,ID,BoneAge\nfalse,1377,180\ntrue,1378,12\n",
        ",id,boneage,male,path,years\n9,1377,180,False,a\\b.png,15\n4,1378,12,True,c,1\n",
        "id,Sex,boneage\n1377,Femenino,180\n1378,Masculino,12\n",
        "id;boneage;male\n1377;180,0;0\n1378;12;1\n",
        "Image ID,male,Bone Age (months)\n1377.png,False,180\n1378.png,True,12\n",
        "\"id\",\"boneage\",\"male\"\n\"1377\",\"180,0\",\"F\"\n1378.0,12.0,M",
    };
    for (const std::string& table : tables) {
        SCOPED_TRACE(table);
        const ToySet set;
        set.write(kTable, table);
        set.addImages(kImages, {"1377", "1378"});
        expectTwoChildren(set.open());
    }
}

TEST(OpenDataset, theSetsOwnTableGoesBeforeOthers)
{
    const ToySet set;
    set.write("anomalies.csv", "id,kind,other\n1,blank,\n");
    set.write("a.csv", "id,boneage,male\n1377,100,True\n");
    set.write(kTable, kRows);
    set.addImages(kImages, {"1377", "1378"});
    expectTwoChildren(set.open());
    // Another table with the columns serves where the set's own is not there.
    std::filesystem::remove(set.path() / kTable);
    const auto other = set.open();
    ASSERT_TRUE(other.has_value());
    EXPECT_THAT(other->ids, ElementsAre("1377"));
}

TEST(OpenDataset, everyBadRowAndImageIsAProblemWithItsPlace)
{
    const ToySet set;
    set.write(kTable,
              "id,boneage,male\n"
              "1,100,True\n"
              "2,abc,True\n"
              "3,999,False\n"
              "4,-1,False\n"
              "5,50,perhaps\n"
              "6,60\n"
              "1,101,True\n"
              "7,70,True\n"
              ",80,True\n"
              "8,,False\n");
    set.addImages(kImages, {"1", "2", "3", "4", "5", "6", "8", "99"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_THAT(dataset->ids, ElementsAre("1", "2", "3", "4", "5", "8"));
    EXPECT_EQ(dataset->months[0], 100.F);
    for (const std::size_t i : {1U, 2U, 3U, 5U})
        EXPECT_TRUE(std::isnan(dataset->months[i])) << i;
    EXPECT_EQ(dataset->sexes[4], Sex::Unknown);
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("age_unreadable boneage-training-dataset.csv:3",
                            "age_out_of_range boneage-training-dataset.csv:4",
                            "age_out_of_range boneage-training-dataset.csv:5",
                            "sex_unreadable boneage-training-dataset.csv:6",
                            "table_row_malformed boneage-training-dataset.csv:7",
                            "duplicate_id boneage-training-dataset.csv:8",
                            "image_missing boneage-training-dataset.csv:9",
                            "image_missing boneage-training-dataset.csv:10",
                            "age_unreadable boneage-training-dataset.csv:11",
                            "label_missing boneage-training-dataset/6.png",
                            "label_missing boneage-training-dataset/99.png"));
    // Every sentence has all its values.
    for (const core::Problem& problem : dataset->problems)
        EXPECT_THAT(core::inEnglish(problem), testing::Not(testing::HasSubstr("  "))) << problem.place;
}

TEST(OpenDataset, openingCanBeCancelled)
{
    const ToySet set;
    set.write("train.csv", "id,boneage,male\n1,100,True\n");
    set.addImages("", {"1"});
    std::stop_source stop;
    EXPECT_TRUE(openDataset(set.path(), {}, stop.get_token()).has_value());
    stop.request_stop();
    const auto cancelled = openDataset(set.path(), {}, stop.get_token());
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
}

TEST(OpenDataset, agesAtTheEdgesAndWithDecimals)
{
    const ToySet set;
    set.write(kTable, "id,boneage,male\n1,0,1\n2,240,1\n3,240.01,1\n4,120.5,0\n5,\"120,5\",0\n");
    set.addImages(kImages, {"1", "2", "3", "4", "5"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_THAT(dataset->months, ElementsAre(0.F, 240.F, testing::IsNan(), 120.5F, 120.5F));
}

TEST(OpenDataset, whatIsNoSetSaysWhy)
{
    const ToySet set;
    EXPECT_EQ(codeOf(set.open("nowhere")), ErrorCode::FolderNotFound);
    EXPECT_EQ(codeOf(set.open("nowhere.csv")), ErrorCode::FolderNotFound);
    EXPECT_EQ(codeOf(set.open()), ErrorCode::FolderEmpty);
    EXPECT_EQ(codeOf(openDataset("")), ErrorCode::FolderNotFound);
    set.write("readme.txt", "x");
    EXPECT_EQ(codeOf(set.open()), ErrorCode::NoLabelTable);
    EXPECT_EQ(codeOf(set.open("readme.txt")), ErrorCode::NotAFolder);
    set.write(kTable, "");
    EXPECT_EQ(codeOf(set.open()), ErrorCode::TableEmpty);
    set.write(kTable, std::string("\x00\x01\x02\x03", 4));
    EXPECT_EQ(codeOf(set.open()), ErrorCode::TableBinary);
    set.write(kTable, "id,age_at_scan,weight\n1,2,3\n");
    const auto missing = set.open();
    EXPECT_EQ(codeOf(missing), ErrorCode::TableColumnMissing);
    EXPECT_EQ(missing.error().value("column"), "boneage");
    EXPECT_EQ(missing.error().value("found"), "id, age_at_scan, weight");
}

TEST(OpenDataset, aDamagedOwnTableIsNotPassedOverForAnother)
{
    const ToySet set;
    set.write(kTable, "");
    set.write("zzz.csv", kRows);
    set.addImages(kImages, {"1377", "1378"});
    EXPECT_EQ(codeOf(set.open()), ErrorCode::TableEmpty);
}

TEST(OpenDataset, aTableWithoutAnyImageHasNothingButProblems)
{
    const ToySet set;
    set.write(kTable, kRows);
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_EQ(dataset->size(), 0U);
    EXPECT_EQ(dataset->problems.size(), 2U);
}

} // namespace
} // namespace carpo::dataset
