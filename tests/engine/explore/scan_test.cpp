// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include "engine/core/random.h"
#include "engine/explore/measures.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/encode.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <set>

namespace carpo::explore {
namespace {

/// A small set on disk and a project for it.
class Scan : public testing::Test
{
protected:
    static constexpr int kImages = 120;

    void SetUp() override
    {
        std::ofstream table(m_folder / "train.csv");
        table << "id,boneage,male\n";
        for (int i = 0; i < kImages; ++i) {
            table << i << ',' << i + 1 << ',' << (i % 2 == 0 ? "True" : "False") << '\n';
            writeImage(i, static_cast<std::uint64_t>(i));
        }
        table.close();
        m_dataset = dataset::openDataset(m_folder.path()).value();
        ASSERT_EQ(m_dataset.size(), static_cast<std::size_t>(kImages));
    }

    void writeImage(int id, std::uint64_t seed) const
    {
        core::RandomStream random(seed, "image");
        imaging::Image image(20 + id % 7, 30);
        for (auto& pixel : image.pixels8())
            pixel = static_cast<std::uint8_t>(random.below(256));
        ASSERT_TRUE(imaging::writePng(fileOf(id), image).has_value());
    }

    [[nodiscard]] std::filesystem::path fileOf(int id) const
    {
        return m_folder / (std::to_string(id) + ".png");
    }

    [[nodiscard]] project::Project openProject() const
    {
        return project::Project::openOrCreate(m_folder / "p.carpo").value();
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_dataset;
};

TEST_F(Scan, measuresEveryImageAsMeasureDoes)
{
    auto project = openProject();
    std::vector<core::Progress> reports;
    const auto table = scan(
        m_dataset, project, {}, [&reports](const core::Progress& progress) { reports.push_back(progress); });
    ASSERT_TRUE(table.has_value()) << core::inEnglish(table.error());
    EXPECT_EQ(table->reused, 0);
    EXPECT_THAT(table->problems, testing::IsEmpty());
    EXPECT_GT(table->seconds, 0);
    std::set<PixelHash> hashes;
    for (std::size_t row = 0; row < m_dataset.size(); ++row) {
        ASSERT_TRUE(table->decoded[row]);
        const auto bytes = std::filesystem::file_size(m_dataset.files[row]);
        const auto expected =
            measure(imaging::decodeFile(m_dataset.files[row]).value(),
                    {.bytes = static_cast<std::int64_t>(bytes), .format = imaging::Format::Png});
        for (std::size_t m = 0; m < measures().size(); ++m)
            EXPECT_EQ(table->measures[m][row], expected.measures[m]) << measures()[m].key;
        EXPECT_EQ(table->pixelHashes[row], expected.fingerprint.pixels);
        EXPECT_EQ(table->perceptualHashes[row], expected.fingerprint.perceptual);
        hashes.insert(table->pixelHashes[row]);
    }
    EXPECT_EQ(hashes.size(), m_dataset.size());
    EXPECT_EQ(reports.back().done, kImages);
    EXPECT_EQ(reports.back().total, kImages);
}

TEST_F(Scan, knowsUnchangedImagesAndReadsChangedOnesAgain)
{
    auto project = openProject();
    const auto first = scan(m_dataset, project, {}, {});
    ASSERT_TRUE(first.has_value());
    writeImage(5, 999);
    std::filesystem::last_write_time(fileOf(5),
                                     std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    auto reopened = openProject();
    const auto second = scan(m_dataset, reopened, {}, {});
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->reused, kImages - 1);
    for (std::size_t row = 0; row < m_dataset.size(); ++row)
        EXPECT_EQ(second->pixelHashes[row] != first->pixelHashes[row], row == 5) << row;
    const auto third = scan(m_dataset, reopened, {}, {});
    ASSERT_TRUE(third.has_value());
    EXPECT_EQ(third->reused, kImages);
    EXPECT_EQ(third->measures, second->measures);
    EXPECT_EQ(third->pixelHashes, second->pixelHashes);
}

TEST_F(Scan, unreadableImagesAreProblemsTheFirstTimeAndEveryTime)
{
    std::ofstream(fileOf(3)) << "this is a text file";
    std::filesystem::resize_file(fileOf(7), std::filesystem::file_size(fileOf(7)) / 2);
    std::filesystem::remove(fileOf(9));
    auto project = openProject();
    for (int round = 0; round < 2; ++round) {
        const auto table = scan(m_dataset, project, {}, {});
        ASSERT_TRUE(table.has_value());
        std::vector<std::pair<std::string, core::ErrorCode>> found;
        for (const core::Problem& problem : table->problems)
            found.emplace_back(problem.place, problem.code);
        EXPECT_THAT(found,
                    testing::ElementsAre(std::pair(fileOf(3).string(), core::ErrorCode::NotAnImage),
                                         std::pair(fileOf(7).string(), core::ErrorCode::ImageDamaged),
                                         std::pair(fileOf(9).string(), core::ErrorCode::FileNotFound)));
        EXPECT_EQ(std::ranges::count(table->decoded, true), kImages - 3);
        EXPECT_TRUE(std::isnan(table->measures[0][3]));
        EXPECT_EQ(table->pixelHashes[3], PixelHash());
        EXPECT_EQ(table->reused, round == 0 ? 0 : kImages - 1);
    }
    // Mended, it is read again.
    writeImage(7, 7);
    const auto table = scan(m_dataset, project, {}, {});
    ASSERT_TRUE(table.has_value());
    EXPECT_TRUE(table->decoded[7]);
    EXPECT_EQ(table->problems.size(), 2U);
}

TEST_F(Scan, cancellingKeepsWhatWasMeasured)
{
    auto project = openProject();
    std::stop_source stop;
    // The first report comes with the reused images, the next with an image.
    const auto cancelled =
        scan(m_dataset, project, stop.get_token(), [&stop](const core::Progress& progress) {
            if (progress.done > 0)
                stop.request_stop();
        });
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, core::ErrorCode::Cancelled);
    std::int64_t reusedAtOnce = 0;
    bool first = true;
    const auto table = scan(m_dataset, project, {}, [&](const core::Progress& progress) {
        if (first)
            reusedAtOnce = progress.done;
        first = false;
    });
    ASSERT_TRUE(table.has_value());
    EXPECT_GT(table->reused, 0);
    EXPECT_EQ(reusedAtOnce, table->reused);
    EXPECT_EQ(std::ranges::count(table->decoded, true), kImages);
}

TEST_F(Scan, stoppedBeforeItBeginsItDoesNothing)
{
    auto project = openProject();
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = scan(m_dataset, project, stop.get_token(), {});
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, core::ErrorCode::Cancelled);
}

TEST_F(Scan, aSetOfNothingIsFine)
{
    auto project = openProject();
    dataset::Dataset nothing;
    nothing.root = m_folder.path();
    const auto table = scan(nothing, project, {}, {});
    ASSERT_TRUE(table.has_value());
    EXPECT_TRUE(table->decoded.empty());
    EXPECT_EQ(table->measures.size(), measures().size());
}

} // namespace
} // namespace carpo::explore
