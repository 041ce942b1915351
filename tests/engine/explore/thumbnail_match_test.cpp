// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/thumbnail_match.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

namespace carpo::explore {
namespace {

/// A cut of 32 x 32 out of a larger picture of blobs, which only the seed says.
Thumbnail cutAt(std::uint64_t seed, int x, int y)
{
    constexpr int kLarge = 48;
    core::RandomStream random(seed, "blobs");
    cv::Mat blobs(kLarge, kLarge, CV_32F);
    for (int row = 0; row < kLarge; ++row) {
        for (int column = 0; column < kLarge; ++column)
            blobs.at<float>(row, column) = static_cast<float>(random.normal());
    }
    cv::GaussianBlur(blobs, blobs, {}, 1.5);
    cv::normalize(blobs, blobs, 0, 255, cv::NORM_MINMAX);
    Thumbnail cut;
    cv::Mat target(kThumbnailSide, kThumbnailSide, CV_8U, cut.data());
    blobs({x, y, kThumbnailSide, kThumbnailSide}).convertTo(target, CV_8U);
    return cut;
}

ThumbnailAgreement between(const Thumbnail& a, const Thumbnail& b)
{
    return agreementOf(detailOf(a), detailOf(b));
}

TEST(ThumbnailMatch, whatMovedByAFewPixelsAgreesAsOne)
{
    const ThumbnailAgreement itself = between(cutAt(1, 8, 8), cutAt(1, 8, 8));
    EXPECT_NEAR(itself.correlation, 1, 1e-4);
    EXPECT_NEAR(itself.asOne, 1, 1e-9);
    const ThumbnailAgreement moved = between(cutAt(1, 8, 8), cutAt(1, 11, 6));
    EXPECT_GT(moved.correlation, 0.95);
    EXPECT_GT(moved.asOne, 0.7); // what left the picture is not found
}

TEST(ThumbnailMatch, whatMovedFurtherOrIsAnotherDoesNot)
{
    EXPECT_EQ(between(cutAt(1, 0, 8), cutAt(1, 12, 8)).asOne, 0);
    EXPECT_EQ(between(cutAt(1, 8, 8), cutAt(2, 8, 8)).asOne, 0);
    EXPECT_EQ(between(cutAt(1, 8, 8), mirrored(cutAt(1, 8, 8))).asOne, 0);
}

TEST(ThumbnailMatch, theStrengthOfAPatchDoesNotMatter)
{
    Thumbnail faint = cutAt(3, 8, 8);
    for (std::uint8_t& pixel : faint)
        pixel = static_cast<std::uint8_t>(60 + pixel / 3);
    EXPECT_GT(between(cutAt(3, 8, 8), faint).correlation, 0.95);
    EXPECT_GT(between(cutAt(3, 8, 8), faint).asOne, 0.95);
}

TEST(ThumbnailMatch, ofOneGrayThereIsNothingToCompare)
{
    Thumbnail gray;
    gray.fill(128);
    EXPECT_EQ(between(gray, gray).correlation, 0);
    EXPECT_EQ(between(gray, cutAt(1, 8, 8)).asOne, 0);
}

TEST(ThumbnailMatch, aMirrorTwiceIsNone)
{
    EXPECT_EQ(mirrored(mirrored(cutAt(4, 8, 8))), cutAt(4, 8, 8));
    EXPECT_EQ(mirrored(cutAt(4, 8, 8))[0], cutAt(4, 8, 8)[kThumbnailSide - 1]);
}

} // namespace
} // namespace carpo::explore
