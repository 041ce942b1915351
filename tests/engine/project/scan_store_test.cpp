// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "engine/project/schema.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::project {
namespace {

using namespace samples;

class ScanStore : public testing::Test
{
protected:
    Project openProject() const
    {
        auto project = Project::openOrCreate(file);
        EXPECT_TRUE(project);
        return std::move(*project);
    }

    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "p.carpo";
    const dataset::Dataset dataset = datasetOf(40);
    explore::ScanTable table = scanOf(dataset);
};

TEST_F(ScanStore, GivesBackWhatWasStored)
{
    table.measures[0][5] = std::numeric_limits<float>::quiet_NaN();
    table.measures[1][5] = -std::numeric_limits<float>::infinity();
    table.measures[2][5] = 1.4e-45F;
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));

    const auto loaded = openProject().loadScan(dataset, table.stamps);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->decoded, table.decoded);
    EXPECT_EQ(loaded->stamps, table.stamps);
    EXPECT_EQ(loaded->pixelHashes, table.pixelHashes);
    EXPECT_EQ(loaded->perceptualHashes, table.perceptualHashes);
    EXPECT_EQ(loaded->reused, 40);
    EXPECT_TRUE(loaded->problems.empty());
    ASSERT_EQ(loaded->measures.size(), explore::measures().size());
    EXPECT_TRUE(std::isnan(loaded->measures[0][5]));
    table.measures[0][5] = 0;
    auto measures = loaded->measures;
    measures[0][5] = 0;
    EXPECT_EQ(measures, table.measures);
}

TEST_F(ScanStore, KnowsNothingOfANewProject)
{
    const auto loaded = openProject().loadScan(dataset, table.stamps);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(std::count(loaded->decoded.begin(), loaded->decoded.end(), true), 0);
    EXPECT_EQ(loaded->reused, 0);
    ASSERT_EQ(loaded->measures.size(), explore::measures().size());
    EXPECT_EQ(loaded->measures[0].size(), dataset.size());
    EXPECT_TRUE(std::isnan(loaded->measures[0][0]));
}

TEST_F(ScanStore, OnlyTheRowsAskedForAreStored)
{
    const std::vector<std::size_t> rows = {3, 17};
    ASSERT_TRUE(openProject().storeScan(dataset, table, rows, thumbnailsOf(rows.size())));
    const auto loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->reused, 2);
    EXPECT_TRUE(loaded->decoded[3] && loaded->decoded[17]);
}

TEST_F(ScanStore, AChangedFileIsUnknown)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    auto stamps = table.stamps;
    stamps[4].bytes += 1;
    stamps[9].modifiedNs += 1;
    stamps[12] = {};
    const auto loaded = openProject().loadScan(dataset, stamps);
    EXPECT_EQ(loaded->reused, 37);
    EXPECT_FALSE(loaded->decoded[4] || loaded->decoded[9] || loaded->decoded[12]);
    EXPECT_TRUE(std::isnan(loaded->measures[0][9]));
}

TEST_F(ScanStore, RowsAreFoundInAnyOrderAndWhereverTheFolderLies)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    dataset::Dataset moved = datasetOf(40, "/elsewhere/copy");
    std::reverse(moved.ids.begin(), moved.ids.end());
    std::reverse(moved.files.begin(), moved.files.end());
    auto stamps = table.stamps;
    std::reverse(stamps.begin(), stamps.end());
    const auto loaded = openProject().loadScan(moved, stamps);
    EXPECT_EQ(loaded->reused, 40);
    EXPECT_EQ(loaded->pixelHashes[0], table.pixelHashes[39]);
    EXPECT_EQ(loaded->measures[1][0], table.measures[1][39]);
}

TEST_F(ScanStore, RemembersWhatCannotBeReadUntilTheFileChanges)
{
    table.decoded[7] = false;
    table.decoded[8] = false;
    table.problems = {
        {core::ErrorCode::ImageDamaged, dataset.files[7].string(), {}},
        {core::ErrorCode::ImageTooLarge, dataset.files[8].string(), {{"width", "90000"}, {"limit", "16 M"}}}};
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));

    auto loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->problems, table.problems);
    EXPECT_FALSE(loaded->decoded[7]);
    EXPECT_EQ(loaded->reused, 40);

    auto stamps = table.stamps;
    stamps[7].bytes = 5;
    loaded = openProject().loadScan(dataset, stamps);
    EXPECT_EQ(loaded->problems, std::vector{table.problems[1]});
}

TEST_F(ScanStore, ForgetsAFailureThatMayPassByItself)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    table.decoded[7] = false;
    table.problems = {{core::ErrorCode::PermissionDenied, dataset.files[7].string(), {}}};
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    const auto loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->reused, 39);
    EXPECT_FALSE(loaded->decoded[7]);
    EXPECT_TRUE(loaded->problems.empty());
}

TEST_F(ScanStore, AnotherOrderOfMeasuresIsUnderstood)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    // As if the numbers had been stored by a program with one more measure before the others.
    execute(file,
            "UPDATE measure_sets SET keys = 'measure_of_old' || char(10) || keys;"
            "UPDATE images SET measures = CAST(zeroblob(4) || measures AS BLOB)");
    const auto loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->reused, 40);
    EXPECT_EQ(loaded->measures, table.measures);
}

TEST_F(ScanStore, RowsThatLackAMeasureAreUnknownUntilMeasuredAgain)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    const std::string key(explore::measures().back().key);
    execute(file, ("UPDATE measure_sets SET keys = replace(keys, '" + key + "', 'another')").c_str());
    EXPECT_EQ(openProject().loadScan(dataset, table.stamps)->reused, 0);
    const std::vector<std::size_t> rows = {0, 1, 2};
    ASSERT_TRUE(openProject().storeScan(dataset, table, rows, thumbnailsOf(rows.size())));
    const auto loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->reused, 3);
    EXPECT_EQ(loaded->measures.back()[2], table.measures.back()[2]);
}

TEST_F(ScanStore, MeasuresThatWereTakenInAnotherWayAreTakenAnew)
{
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    EXPECT_EQ(openProject().loadScan(dataset, table.stamps)->reused, 40);
    execute(file, "UPDATE measure_sets SET keys = '#1' || substr(keys, instr(keys, char(10)))");
    EXPECT_EQ(openProject().loadScan(dataset, table.stamps)->reused, 0);
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    EXPECT_EQ(openProject().loadScan(dataset, table.stamps)->reused, 40);
}

TEST_F(ScanStore, FileNamesNeedNotBeUtf8)
{
    dataset::Dataset odd = datasetOf(2);
    odd.files[0] = odd.root / "m\xe3o.png";
    table = scanOf(odd);
    table.decoded[0] = false;
    table.problems = {{core::ErrorCode::UnsupportedImage, odd.files[0].string(), {{"format", "m\xe3o"}}}};
    ASSERT_TRUE(openProject().storeScan(odd, table, allRows(odd), thumbnailsOf(odd.size())));
    const auto loaded = openProject().loadScan(odd, table.stamps);
    ASSERT_EQ(loaded->problems.size(), 1U);
    EXPECT_EQ(loaded->problems[0].place, odd.files[0].string());
    EXPECT_TRUE(loaded->decoded[1]);
}

TEST_F(ScanStore, ThumbnailsComeInTheOrderOfTheDataSet)
{
    const auto stored = thumbnailsOf(dataset.size());
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), stored));
    EXPECT_EQ(openProject().loadThumbnails(dataset).value(), stored);

    dataset::Dataset fewer = datasetOf(40, "/elsewhere");
    std::reverse(fewer.ids.begin(), fewer.ids.end());
    std::reverse(fewer.files.begin(), fewer.files.end());
    fewer.ids.push_back("new");
    fewer.files.push_back(fewer.root / "new.png");
    const auto loaded = openProject().loadThumbnails(fewer).value();
    ASSERT_EQ(loaded.size(), 41U);
    EXPECT_EQ(loaded[0], stored[39]);
    EXPECT_EQ(loaded[39], stored[0]);
    EXPECT_EQ(loaded[40], explore::Thumbnail());
}

TEST_F(ScanStore, ThumbnailsGoWithTheirImages)
{
    auto thumbnails = thumbnailsOf(dataset.size());
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnails));
    // Measured again, damaged, and not there.
    thumbnails[1].fill(9);
    table.decoded[2] = table.decoded[3] = false;
    table.problems = {{core::ErrorCode::ImageDamaged, dataset.files[2].string(), {}},
                      {core::ErrorCode::FileNotFound, dataset.files[3].string(), {}}};
    const std::vector<std::size_t> rows = {1, 2, 3};
    ASSERT_TRUE(openProject().storeScan(
        dataset, table, rows, std::vector(thumbnails.begin() + 1, thumbnails.begin() + 4)));
    const auto loaded = openProject().loadThumbnails(dataset).value();
    EXPECT_EQ(loaded[0], thumbnails[0]);
    EXPECT_EQ(loaded[1], thumbnails[1]);
    EXPECT_EQ(loaded[2], explore::Thumbnail());
    EXPECT_EQ(loaded[3], explore::Thumbnail());
    EXPECT_EQ(query(file, "SELECT count(*) FROM thumbnails"), "38");
}

TEST_F(ScanStore, RowsAlikeAreTheFirstOfThem)
{
    dataset::Dataset twice = datasetOf(3);
    twice.ids[2] = twice.ids[1];
    twice.files[2] = twice.files[1];
    twice.files[0] = "/outside/of/it.png";
    table = scanOf(twice);
    ASSERT_TRUE(openProject().storeScan(twice, table, std::vector<std::size_t>{0, 1}, thumbnailsOf(2)));
    auto stamps = table.stamps;
    stamps[2] = stamps[1];
    const auto loaded = openProject().loadScan(twice, stamps);
    ASSERT_TRUE(loaded);
    EXPECT_TRUE(loaded->decoded[0]);
    EXPECT_TRUE(loaded->decoded[1]);
    EXPECT_FALSE(loaded->decoded[2]);
}

// As released with format 1: runs are kept, images are measured again.
TEST_F(ScanStore, AProjectOfFormat1IsUpgraded)
{
    execute(file, schemaSteps()[0].sql);
    execute(file,
            "PRAGMA user_version = 1; INSERT INTO measure_sets VALUES (1, 'width' || char(10));"
            "INSERT INTO images VALUES ('1377', 'images/1377.png', 1000, 1700000000000000000, 'abc', 1, "
            "zeroblob(8), NULL, NULL);"
            "INSERT INTO settings VALUES ('dataset_folder', '/data/hands');"
            "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, started_at, "
            "weights_sha256) VALUES ('old', 'finished', '{}', 'f', '{}', '2026-01-01T00:00:00Z', '')");
    {
        auto project = openProject();
        EXPECT_EQ(project.datasetFolder().value(), "/data/hands");
        EXPECT_EQ(project.runs().value().at(0).name, "old");
        EXPECT_EQ(project.loadScan(dataset, table.stamps)->reused, 0);
        ASSERT_TRUE(project.storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
        EXPECT_EQ(project.loadScan(dataset, table.stamps)->reused, 40);
    }
    EXPECT_EQ(query(file, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(file, "PRAGMA integrity_check"), "ok");
    EXPECT_EQ(query(file, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

TEST_F(ScanStore, WhatADicomSaysIsKeptWithItsImage)
{
    const imaging::DicomFacts facts{.sex = imaging::DicomFacts::Sex::Female,
                                    .ageMonths = 132.5,
                                    .rowSpacing = 0.2,
                                    .columnSpacing = 0.25,
                                    .laterality = "L",
                                    .bodyPart = "M\xC3\xA3o"};
    table.facts[3] = facts;
    table.facts[4] = imaging::DicomFacts{.bodyPart = "HAND"};
    ASSERT_TRUE(openProject().storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    auto loaded = openProject().loadScan(dataset, table.stamps);
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->facts.size(), 2U);
    EXPECT_EQ(loaded->facts[3].sex, facts.sex);
    EXPECT_EQ(loaded->facts[3].ageMonths, 132.5);
    EXPECT_EQ(loaded->facts[3].columnSpacing, 0.25);
    EXPECT_EQ(loaded->facts[3].laterality, "L");
    EXPECT_EQ(loaded->facts[3].bodyPart, facts.bodyPart);
    EXPECT_TRUE(std::isnan(loaded->facts[4].ageMonths));
    // Replaced by another image, it says what that one says: nothing.
    table.facts.clear();
    const std::vector<std::size_t> row = {3};
    ASSERT_TRUE(openProject().storeScan(dataset, table, row, thumbnailsOf(1)));
    loaded = openProject().loadScan(dataset, table.stamps);
    EXPECT_EQ(loaded->facts.size(), 1U);
    // A file that has changed since says nothing either.
    auto stamps = table.stamps;
    ++stamps[4].bytes;
    EXPECT_TRUE(openProject().loadScan(dataset, stamps)->facts.empty());
}

// As the versions without carpo-decode wrote it: what they refused is looked at again, and nothing else.
TEST_F(ScanStore, AProjectOfFormat4IsUpgraded)
{
    for (std::size_t step = 0; step < 4; ++step)
        execute(file, schemaSteps()[step].sql);
    const auto problem = [](const char* id, const char* code) {
        return std::string("INSERT INTO images VALUES ('") + id + "', 'images/" + id
               + ".png', 1, 1, NULL, NULL, NULL, NULL, '" + code + "', '[]');";
    };
    execute(file,
            ("PRAGMA user_version = 4;" + problem("1", "unsupported_image") + problem("2", "image_too_large")
             + problem("3", "image_damaged"))
                .c_str());
    {
        auto project = openProject();
        table.facts[0] = imaging::DicomFacts{.sex = imaging::DicomFacts::Sex::Male};
        EXPECT_EQ(query(file, "SELECT group_concat(id) FROM images"), "3");
        ASSERT_TRUE(project.storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
        EXPECT_EQ(project.loadScan(dataset, table.stamps)->facts.size(), 1U);
    }
    EXPECT_EQ(query(file, "PRAGMA user_version"), std::to_string(Project::kFormat));
    EXPECT_EQ(query(file, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

} // namespace
} // namespace carpo::project
