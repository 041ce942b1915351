// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort.h"

#include "engine/imaging/encode.h"
#include "engine/phantom/cohort_plan.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// Every file below the folder by its relative path.
std::map<std::string, std::string> allFiles(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = contents(entry.path());
    return files;
}

std::vector<std::string> lines(const fs::path& file)
{
    std::ifstream in(file);
    std::vector<std::string> result;
    for (std::string line; std::getline(in, line);)
        result.push_back(line);
    return result;
}

CohortOptions small()
{
    return {.count = 24, .seed = 5, .height = 64};
}

TEST(Cohort, HasTheLayoutOfTheRealTrainingSet)
{
    const support::TemporaryFolder folder;
    CohortOptions options = small();
    options.count = 50;
    options.anomalies = 0.2;
    std::int64_t done = 0;
    const auto watch = [&done](const core::Progress& progress) { done = progress.done; };
    ASSERT_TRUE(writeCohort(folder / "new/cohort", options, {}, watch));
    EXPECT_EQ(done, 50);

    const auto table = lines(folder / "new/cohort/boneage-training-dataset.csv");
    ASSERT_EQ(table.size(), 51U);
    EXPECT_EQ(table[0], "id,boneage,male");
    for (std::size_t i = 1; i < table.size(); ++i) {
        std::istringstream row(table[i]);
        std::string id, months, male;
        std::getline(row, id, ',');
        std::getline(row, months, ',');
        std::getline(row, male);
        EXPECT_GT(std::stoi(months), 0);
        EXPECT_TRUE(male == "True" || male == "False") << male;
        const cv::Mat image = cv::imread(
            (folder / "new/cohort/boneage-training-dataset" / (id + ".png")).string(), cv::IMREAD_UNCHANGED);
        ASSERT_FALSE(image.empty()) << id;
        EXPECT_EQ(image.type(), CV_8UC1) << id;
        EXPECT_EQ(image.rows, 64) << id;
    }
    const auto anomalies = lines(folder / "new/cohort/anomalies.csv");
    EXPECT_EQ(anomalies[0], "id,kind,other");
    // Ten kinds of picture, one each, and 1 % of 50 (rounded: one) of the four of rows.
    EXPECT_EQ(anomalies.size(), 1U + 10U + 4U);
}

TEST(Cohort, WithoutAnomaliesTheirTableIsEmpty)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeCohort(folder.path(), small(), {}, {}));
    EXPECT_EQ(contents(folder / "anomalies.csv"), "id,kind,other\n");
}

// Made on all cores: no picture may depend on which ones were made before it.
TEST(Cohort, IsTheSameWhateverTheOrderOfItsPictures)
{
    const support::TemporaryFolder together;
    const support::TemporaryFolder alone;
    CohortOptions options = small();
    options.anomalies = 0.4;
    ASSERT_TRUE(writeCohort(together.path(), options, {}, {}));
    auto rows = planCohort(options);
    std::ranges::reverse(rows);
    for (const CohortRow& row : rows) {
        const std::string name = std::to_string(row.id) + ".png";
        const auto written = imaging::writePng(alone / name, renderRow(row));
        ASSERT_TRUE(written) << core::inEnglish(written.error());
        EXPECT_EQ(contents(alone / name), contents(together / "boneage-training-dataset" / name)) << row.id;
    }
}

TEST(Cohort, AnExactDuplicateIsTheSameFile)
{
    const support::TemporaryFolder folder;
    CohortOptions options = small();
    options.count = 60;
    options.anomalies = 0.2;
    ASSERT_TRUE(writeCohort(folder.path(), options, {}, {}));
    const fs::path images = folder / "boneage-training-dataset";
    int exact = 0;
    int near = 0;
    for (const std::string& line : lines(folder / "anomalies.csv")) {
        std::istringstream row(line);
        std::string id, kind, other;
        std::getline(row, id, ',');
        std::getline(row, kind, ',');
        std::getline(row, other);
        if (kind == "exact_duplicate") {
            ++exact;
            EXPECT_EQ(contents(images / (id + ".png")), contents(images / (other + ".png")));
        } else if (kind == "near_duplicate") {
            ++near;
            EXPECT_NE(contents(images / (id + ".png")), contents(images / (other + ".png")));
        }
    }
    EXPECT_EQ(exact, 1);
    EXPECT_EQ(near, 1);
}

TEST(Cohort, StoppedAndCalledAgainItIsCompleted)
{
    const support::TemporaryFolder whole;
    const support::TemporaryFolder halves;
    CohortOptions options = small();
    options.count = 200;
    ASSERT_TRUE(writeCohort(whole.path(), options, {}, {}));

    std::stop_source source;
    const auto stopSoon = [&source](const core::Progress& progress) {
        if (progress.done >= 3)
            source.request_stop();
    };
    const auto stopped = writeCohort(halves.path(), options, source.get_token(), stopSoon);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, core::ErrorCode::Cancelled);
    const auto some = allFiles(halves.path());
    EXPECT_TRUE(some.contains("boneage-training-dataset.csv"));
    EXPECT_LT(some.size(), allFiles(whole.path()).size());

    ASSERT_TRUE(writeCohort(halves.path(), options, {}, {}));
    EXPECT_EQ(allFiles(halves.path()), allFiles(whole.path()));
}

TEST(Cohort, AFinishedOneIsLeftAsItIs)
{
    const support::TemporaryFolder folder;
    ASSERT_TRUE(writeCohort(folder.path(), small(), {}, {}));
    const fs::path image = folder / "boneage-training-dataset/1001.png";
    const auto written = fs::last_write_time(image);
    bool reported = false;
    ASSERT_TRUE(writeCohort(folder.path(), small(), {}, [&](const core::Progress&) { reported = true; }));
    EXPECT_FALSE(reported);
    EXPECT_EQ(fs::last_write_time(image), written);
}

TEST(Cohort, AnotherOneTakesItsPlace)
{
    const support::TemporaryFolder folder;
    const support::TemporaryFolder fresh;
    CohortOptions other = small();
    other.count = 10;
    other.seed = 6;
    ASSERT_TRUE(writeCohort(folder.path(), small(), {}, {}));
    ASSERT_TRUE(writeCohort(folder.path(), other, {}, {}));
    ASSERT_TRUE(writeCohort(fresh.path(), other, {}, {}));
    EXPECT_EQ(allFiles(folder.path()), allFiles(fresh.path()));
}

TEST(Cohort, NeverTouchesSomebodyElsesData)
{
    const support::TemporaryFolder folder;
    {
        std::ofstream table(folder / "boneage-training-dataset.csv");
        table << "id,boneage,male\n1377,180,False\n";
    }
    const auto before = allFiles(folder.path());
    const auto refused = writeCohort(folder.path(), small(), {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::FolderNotEmpty);
    EXPECT_EQ(allFiles(folder.path()), before);
    EXPECT_FALSE(fs::exists(folder / "boneage-training-dataset"));
}

TEST(Cohort, AFileInTheFoldersPlaceIsAnError)
{
    const support::TemporaryFolder folder;
    {
        std::ofstream file(folder / "taken");
        file << "x";
    }
    const auto refused = writeCohort(folder / "taken", small(), {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::NotAFolder);
}

} // namespace
} // namespace carpo::phantom
