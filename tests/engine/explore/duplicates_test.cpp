// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/duplicates.h"

#include "engine/imaging/encode.h"
#include "engine/imaging/mat_view.h"
#include "engine/phantom/cohort_plan.h"
#include "tests/engine/explore/phantom_set.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace carpo::explore {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int kHeight = 400;
constexpr std::uint64_t kOriginals = 24;

cv::Mat pixelsOf(const imaging::Image& image)
{
    return imaging::viewOf(image).clone();
}

/// A set on disk that grows image by image.
class Duplicates : public testing::Test
{
protected:
    /// Adds an image; its row is returned.
    std::size_t add(const cv::Mat& pixels, const char* format = ".png")
    {
        const std::filesystem::path file = m_folder / (std::to_string(m_dataset.size()) + format);
        std::vector<std::uint8_t> bytes;
        EXPECT_TRUE(cv::imencode(format, pixels, bytes));
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        // As a scan would see it: decoded, so that a JPEG's losses are in it.
        const cv::Mat decoded = cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
        imaging::Image image(decoded.cols, decoded.rows);
        std::copy(decoded.begin<std::uint8_t>(), decoded.end<std::uint8_t>(), image.pixels8().begin());
        m_set.add(image);
        m_dataset.ids.push_back(std::to_string(m_dataset.size()));
        m_dataset.files.push_back(file);
        m_dataset.sexes.push_back(dataset::Sex::Female);
        m_dataset.months.push_back(100);
        return m_dataset.size() - 1;
    }

    void addOriginals()
    {
        for (std::uint64_t i = 0; i < kOriginals; ++i)
            add(pixelsOf(phantomOf(i, kHeight)));
    }

    [[nodiscard]] core::Result<std::vector<DuplicateGroup>> find(const std::stop_token& stop = {}) const
    {
        return findDuplicates(m_dataset, m_set.table, m_set.thumbnails, m_parts, stop, {});
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_dataset;
    ScannedSet m_set;
    std::vector<dataset::Part> m_parts;
};

TEST_F(Duplicates, handsThatOnlyLookAlikeAreNone)
{
    addOriginals();
    EXPECT_THAT(find().value(), IsEmpty());
}

TEST_F(Duplicates, theSamePixelsInOtherFilesAreExact)
{
    addOriginals();
    const cv::Mat pixels = pixelsOf(phantomOf(7, kHeight));
    const std::size_t bitmap = add(pixels, ".bmp");
    const std::size_t again = add(pixels, ".png");
    const std::vector<DuplicateGroup> groups = find().value();
    ASSERT_THAT(groups, SizeIs(1));
    EXPECT_TRUE(groups[0].exact);
    EXPECT_THAT(groups[0].rows, ElementsAre(7, bitmap, again));
}

TEST_F(Duplicates, whatWasResizedReencodedBrightenedOrMirroredIsNear)
{
    addOriginals();
    std::vector<std::vector<std::size_t>> expected;
    const auto addNear = [&](std::uint64_t original, const cv::Mat& pixels, const char* format) {
        expected.push_back({original, add(pixels, format)});
    };
    cv::Mat resized;
    cv::resize(pixelsOf(phantomOf(1, kHeight)), resized, {}, 0.7, 0.7, cv::INTER_AREA);
    addNear(1, resized, ".png");
    addNear(4, pixelsOf(phantomOf(4, kHeight)), ".jpg");
    cv::Mat brighter;
    pixelsOf(phantomOf(9, kHeight)).convertTo(brighter, CV_8U, 0.8, 20);
    addNear(9, brighter, ".png");
    cv::Mat mirrored;
    cv::flip(pixelsOf(phantomOf(12, kHeight)), mirrored, 1);
    addNear(12, mirrored, ".png");
    const cv::Mat whole = pixelsOf(phantomOf(15, kHeight));
    addNear(15, whole({4, 6, whole.cols - 9, whole.rows - 10}).clone(), ".png");

    std::vector<std::vector<std::size_t>> found;
    const std::vector<DuplicateGroup> groups = find().value();
    for (const DuplicateGroup& group : groups) {
        EXPECT_FALSE(group.exact);
        found.push_back(group.rows);
    }
    std::ranges::sort(found);
    EXPECT_EQ(found, expected);
}

TEST_F(Duplicates, aHandThatMovedBetweenFramesAndLettersThatDidNotIsFound)
{
    // Near duplicates as the cohorts have them: windowed differently, a few degrees turned, moved within the
    // frame, letters elsewhere, new noise. Their originals, and as many others.
    const std::vector<phantom::CohortRow> rows =
        phantom::planCohort({.count = 1500, .seed = 77, .anomalies = 0.02, .height = kHeight});
    std::map<std::string, const phantom::CohortRow*> byId;
    for (const phantom::CohortRow& row : rows)
        byId.emplace(std::to_string(row.id), &row);
    std::vector<std::vector<std::size_t>> pairs;
    std::set<std::string> originals;
    for (const phantom::CohortRow& row : rows)
        originals.insert(row.other);
    std::size_t others = 0;
    for (const phantom::CohortRow& row : rows) {
        if (row.anomaly == phantom::Anomaly::NearDuplicate)
            pairs.push_back({add(pixelsOf(renderRow(*byId.at(row.other)))), add(pixelsOf(renderRow(row)))});
        else if (!originals.contains(std::to_string(row.id)) && others++ % 20 == 0)
            add(pixelsOf(renderRow(row)));
    }
    ASSERT_THAT(pairs, SizeIs(15));
    std::size_t found = 0;
    const std::vector<DuplicateGroup> groups = find().value();
    for (const DuplicateGroup& group : groups) {
        EXPECT_NE(std::ranges::find(pairs, group.rows), pairs.end())
            << group.rows.front() << " is in no pair";
        ++found;
    }
    EXPECT_GE(found, pairs.size() - 1);
}

TEST_F(Duplicates, smallImagesAreKnownByTheirThumbnails)
{
    std::vector<std::vector<std::size_t>> expected;
    std::vector<cv::Mat> small;
    for (std::uint64_t i = 0; i < 60; ++i) {
        small.push_back(pixelsOf(phantomOf(i, kHeight)));
        cv::resize(small.back(), small.back(), {100, 100}, 0, 0, cv::INTER_AREA);
        add(small.back());
    }
    for (const std::size_t i : {5U, 17U, 31U, 44U}) {
        cv::Mat copy;
        cv::resize(small[i], copy, {}, 1.3, 1.3, cv::INTER_CUBIC);
        copy.convertTo(copy, CV_8U, 0.85, 10);
        if (i % 2 == 0)
            cv::flip(copy, copy, 1);
        expected.push_back({i, add(copy, ".jpg")});
    }
    std::vector<std::vector<std::size_t>> found;
    const std::vector<DuplicateGroup> groups = find().value();
    for (const DuplicateGroup& group : groups)
        found.push_back(group.rows);
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(expected));
}

TEST_F(Duplicates, exactOnesAreAlsoInTheGroupOfTheirNearOnes)
{
    addOriginals();
    const cv::Mat pixels = pixelsOf(phantomOf(3, kHeight));
    const std::size_t exact = add(pixels);
    const std::size_t near = add(pixels, ".jpg");
    const std::vector<DuplicateGroup> groups = find().value();
    ASSERT_THAT(groups, SizeIs(2));
    EXPECT_TRUE(groups[0].exact);
    EXPECT_THAT(groups[0].rows, ElementsAre(3, exact));
    EXPECT_FALSE(groups[1].exact);
    EXPECT_THAT(groups[1].rows, ElementsAre(3, exact, near));
}

TEST_F(Duplicates, leaksAndContradictionsAreTold)
{
    addOriginals();
    const std::size_t other = add(pixelsOf(phantomOf(2, kHeight)));
    ASSERT_THAT(find().value(), SizeIs(1));
    EXPECT_FALSE(find().value()[0].labelsDiffer);
    EXPECT_FALSE(find().value()[0].acrossSplits);

    m_parts.assign(m_dataset.size(), dataset::Part::Train);
    EXPECT_FALSE(find().value()[0].acrossSplits);
    m_parts[other] = dataset::Part::Test;
    EXPECT_TRUE(find().value()[0].acrossSplits);
    m_parts[other] = dataset::Part::None;
    EXPECT_FALSE(find().value()[0].acrossSplits) << "what is in no part leaks nowhere";

    m_dataset.sexes[other] = dataset::Sex::Unknown;
    EXPECT_FALSE(find().value()[0].labelsDiffer) << "what is not known contradicts nothing";
    m_dataset.sexes[other] = dataset::Sex::Male;
    EXPECT_TRUE(find().value()[0].labelsDiffer);
    m_dataset.sexes[other] = dataset::Sex::Female;
    m_dataset.months[other] = 112;
    EXPECT_TRUE(find().value()[0].labelsDiffer);
    m_dataset.months[other] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(find().value()[0].labelsDiffer);
}

TEST_F(Duplicates, blankAndUnreadableImagesAreNobodysDuplicates)
{
    add(cv::Mat::zeros(100, 80, CV_8U));
    add(cv::Mat::zeros(100, 80, CV_8U));
    addOriginals();
    m_set.addUnreadable();
    m_dataset.ids.emplace_back("gone");
    m_dataset.files.push_back(m_folder / "gone.png");
    m_dataset.sexes.push_back(dataset::Sex::Unknown);
    m_dataset.months.push_back(0);
    EXPECT_THAT(find().value(), IsEmpty());
}

TEST_F(Duplicates, filesThatVanishedAreLeftOut)
{
    addOriginals();
    const std::size_t near = add(pixelsOf(phantomOf(3, kHeight)), ".jpg");
    ASSERT_THAT(find().value(), SizeIs(1));
    std::filesystem::remove(m_dataset.files[near]);
    EXPECT_THAT(find().value(), IsEmpty());
}

TEST_F(Duplicates, ofTinySetsAreNone)
{
    m_set.table.measures.resize(measures().size());
    EXPECT_THAT(find().value(), IsEmpty());
    add(pixelsOf(phantomOf(1, kHeight)));
    EXPECT_THAT(find().value(), IsEmpty());
    add(pixelsOf(phantomOf(1, kHeight)));
    EXPECT_THAT(find().value(), SizeIs(1));
}

TEST_F(Duplicates, canBeCancelled)
{
    addOriginals();
    std::stop_source stop;
    stop.request_stop();
    const auto groups = find(stop.get_token());
    ASSERT_FALSE(groups);
    EXPECT_EQ(groups.error().code, core::ErrorCode::Cancelled);
}

} // namespace
} // namespace carpo::explore
