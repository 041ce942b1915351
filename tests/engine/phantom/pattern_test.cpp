// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/pattern.h"

#include "engine/dataset/dataset.h"
#include "engine/phantom/pattern_set.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

// Every file below the folder by its relative path.
std::map<std::string, std::string> writtenFiles(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        files[fs::relative(entry.path(), folder).string()] = text.str();
    }
    return files;
}

std::size_t kindNamed(std::string_view name)
{
    const auto kinds = patternKinds();
    return static_cast<std::size_t>(std::ranges::find(kinds, name) - kinds.begin());
}

cv::Mat picture(std::string_view kind, std::uint64_t number, int side = 96)
{
    core::RandomStream random(9, "test", number);
    const imaging::Image image = renderPattern(kindNamed(kind), side, random);
    cv::Mat real(side, side, CV_64F);
    std::ranges::copy(image.pixels8(), real.begin<double>());
    return real;
}

/// How much the gray changes downwards for each unit of how much it changes to the right, squared.
double downAgainstRight(const cv::Mat& image)
{
    cv::Mat smooth;
    cv::GaussianBlur(image, smooth, {}, 1.5);
    cv::Mat down;
    cv::Mat right;
    cv::Sobel(smooth, down, CV_64F, 0, 1);
    cv::Sobel(smooth, right, CV_64F, 1, 0);
    return cv::norm(down, cv::NORM_L2SQR) / cv::norm(right, cv::NORM_L2SQR);
}

TEST(Patterns, AreFoldersOfClassesThatOpen)
{
    const support::TemporaryFolder folder;
    const fs::path root = folder / "new/set";
    ASSERT_TRUE(writePatterns(root, {.count = 50, .seed = 4, .height = 48}, {}, {}));
    const auto opened = dataset::openDataset(root);
    ASSERT_TRUE(opened.has_value()) << core::inEnglish(opened.error());
    EXPECT_EQ(opened->layout, "classes");
    EXPECT_EQ(opened->size(), 50U);
    EXPECT_THAT(opened->problems, testing::IsEmpty());
    const std::set<std::string> ids(opened->ids.begin(), opened->ids.end());
    EXPECT_EQ(ids.size(), 50U) << "no two have the same id";
    std::map<std::string, int> counts;
    for (const std::string& name : opened->classes)
        ++counts[name];
    EXPECT_EQ(counts.size(), patternKinds().size());
    for (const auto& [name, count] : counts) {
        EXPECT_TRUE(count == 4 || count == 5) << name << ' ' << count; // 50 in 12
        EXPECT_EQ(std::ranges::count(patternKinds(), name), 1) << name;
    }
    for (const fs::path& file : opened->files) {
        const cv::Mat image = cv::imread(file.string(), cv::IMREAD_UNCHANGED);
        EXPECT_EQ(image.type(), CV_8UC1) << file;
        EXPECT_EQ(image.size(), cv::Size(48, 48)) << file;
    }
}

TEST(Patterns, AreTheSameForTheSameSeedAndOnlyThen)
{
    const support::TemporaryFolder one;
    const support::TemporaryFolder same;
    const support::TemporaryFolder other;
    ASSERT_TRUE(writePatterns(one.path(), {.count = 30, .seed = 4, .height = 48}, {}, {}));
    ASSERT_TRUE(writePatterns(same.path(), {.count = 30, .seed = 4, .height = 48}, {}, {}));
    ASSERT_TRUE(writePatterns(other.path(), {.count = 30, .seed = 5, .height = 48}, {}, {}));
    const auto files = writtenFiles(one.path());
    EXPECT_EQ(files, writtenFiles(same.path()));
    std::set<std::string> distinct;
    for (const auto& [name, content] : writtenFiles(other.path())) {
        EXPECT_NE(content, files.at(name)) << name;
        distinct.insert(content);
        distinct.insert(files.at(name));
    }
    EXPECT_EQ(distinct.size(), 2 * files.size()) << "no picture comes twice";
}

// What a class is named for can be seen in it.
TEST(Patterns, ShowWhatTheirClassSays)
{
    for (std::uint64_t number = 0; number < 40; ++number) {
        EXPECT_GT(downAgainstRight(picture("stripes_level", number)), 4) << number;
        EXPECT_LT(downAgainstRight(picture("stripes_upright", number)), 0.25) << number;
    }
    for (std::uint64_t number = 0; number < 40; ++number)
        EXPECT_NEAR(std::log(downAgainstRight(picture("stripes_slanted", number))), 0, std::log(4.0))
            << number;
    // Of discs and rings, what is furthest inside: a hole in a ring. The ground is what most pixels have.
    const auto holes = [](std::string_view kind) {
        int found = 0;
        for (std::uint64_t number = 0; number < 40; ++number) {
            cv::Mat image;
            picture(kind, number, 160).convertTo(image, CV_8U);
            cv::medianBlur(image, image, 7);
            cv::Mat mask;
            cv::threshold(image, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
            if (cv::countNonZero(mask) * 2 > static_cast<int>(mask.total()))
                cv::bitwise_not(mask, mask);
            std::vector<std::vector<cv::Point>> outlines;
            std::vector<cv::Vec4i> nesting;
            cv::findContours(mask, outlines, nesting, cv::RETR_CCOMP, cv::CHAIN_APPROX_NONE);
            found += std::ranges::any_of(nesting, [&](const cv::Vec4i& one) {
                return one[3] >= 0
                       && cv::contourArea(outlines[static_cast<std::size_t>(&one - nesting.data())]) > 60;
            });
        }
        return found;
    };
    EXPECT_GT(holes("rings"), holes("discs") + 15);
}

TEST(Patterns, AreDarkOnLightAndLightOnDark)
{
    for (const std::string_view kind : patternKinds()) {
        std::vector<double> means;
        for (std::uint64_t number = 0; number < 60; ++number)
            means.push_back(cv::mean(picture(kind, number, 32))[0]);
        EXPECT_LT(std::ranges::min(means), 110) << kind;
        EXPECT_GT(std::ranges::max(means), 145) << kind;
    }
}

TEST(Patterns, ASetIsCompletedKeptAndReplaced)
{
    const support::TemporaryFolder folder;
    const support::TemporaryFolder fresh;
    const PatternOptions options = {.count = 40, .seed = 4, .height = 48};
    std::stop_source source;
    source.request_stop();
    const auto stopped = writePatterns(folder.path(), options, source.get_token(), {});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, core::ErrorCode::Cancelled);
    ASSERT_TRUE(writePatterns(folder.path(), options, {}, {}));
    ASSERT_TRUE(writePatterns(fresh.path(), options, {}, {}));
    EXPECT_EQ(writtenFiles(folder.path()), writtenFiles(fresh.path()));

    bool reported = false;
    ASSERT_TRUE(writePatterns(folder.path(), options, {}, [&](const core::Progress&) { reported = true; }));
    EXPECT_FALSE(reported) << "what is finished is not drawn again";

    const support::TemporaryFolder small;
    const PatternOptions fewer = {.count = 13, .seed = 6, .height = 48};
    ASSERT_TRUE(writePatterns(folder.path(), fewer, {}, {}));
    ASSERT_TRUE(writePatterns(small.path(), fewer, {}, {}));
    EXPECT_EQ(writtenFiles(folder.path()), writtenFiles(small.path()));
}

TEST(Patterns, NeverTouchSomebodyElsesFolder)
{
    const support::TemporaryFolder folder;
    {
        std::ofstream(folder / "notes.txt") << "mine";
    }
    const auto refused = writePatterns(folder.path(), {.count = 12}, {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::FolderNotEmpty);
    EXPECT_EQ(writtenFiles(folder.path()).size(), 1U);
    EXPECT_EQ(writePatterns(folder / "a", {.count = 0}, {}, {}).error().code, core::ErrorCode::WrongUsage);
    EXPECT_EQ(writePatterns(folder / "a", {.count = 1, .height = 31}, {}, {}).error().code,
              core::ErrorCode::WrongUsage);
    EXPECT_FALSE(fs::exists(folder / "a"));
}

} // namespace
} // namespace carpo::phantom
