// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/picture_difference.h"

#include "engine/imaging/mat_view.h"
#include "tests/engine/explore/phantom_set.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cstdint>

namespace carpo::explore {
namespace {

constexpr int kPictureHeight = 400;
constexpr int kPictureSide = 300;

imaging::Image imageOf(const cv::Mat& pixels)
{
    imaging::Image image(pixels.cols, pixels.rows);
    pixels.copyTo(imaging::viewOf(image));
    return image;
}

cv::Mat pixelsOfPicture(const imaging::Image& image)
{
    return imaging::viewOf(image).clone();
}

/// A white disc on the second of two pictures: all that differs in them.
const cv::Point kMiddle(150, 200);
constexpr int kRadius = 9;

cv::Mat withDisc(const imaging::Image& image)
{
    cv::Mat pixels = pixelsOfPicture(image);
    cv::circle(pixels, kMiddle, kRadius, cv::Scalar(255), cv::FILLED);
    return pixels;
}

/// How many of all pixels of the amount above `least` lie within the disc, drawn a little larger.
double shareInDisc(const PictureDifference& difference, int height, double least)
{
    const double scale = static_cast<double>(difference.amount.height()) / height;
    cv::Mat disc = cv::Mat::zeros(difference.amount.height(), difference.amount.width(), CV_8U);
    cv::circle(disc, kMiddle * scale, cvRound(kRadius * scale + 4), cv::Scalar(255), cv::FILLED);
    const cv::Mat large = imaging::viewOf(difference.amount) > least;
    cv::Mat inside;
    cv::bitwise_and(large, disc, inside);
    return static_cast<double>(cv::countNonZero(inside)) / std::max(1, cv::countNonZero(large));
}

TEST(PictureDifference, ofTheSamePixelsIsNothing)
{
    const imaging::Image image = phantomOf(3, kPictureHeight);
    const PictureDifference difference = differenceOf(image, image, kPictureSide);
    EXPECT_EQ(difference.largest, 0);
    EXPECT_EQ(difference.mean, 0);
    EXPECT_FALSE(difference.mirrored);
    EXPECT_EQ(std::max(difference.first.width(), difference.first.height()), kPictureSide);
    EXPECT_EQ(difference.amount.width(), difference.first.width());
}

struct Change
{
    const char* name;
    cv::Mat (*made)(const cv::Mat& pixels);
    bool mirrored = false;
};

cv::Mat smaller(const cv::Mat& pixels)
{
    cv::Mat small;
    cv::resize(pixels, small, {}, 0.7, 0.7, cv::INTER_AREA);
    return small;
}

cv::Mat mirrored(const cv::Mat& pixels)
{
    cv::Mat flipped;
    cv::flip(pixels, flipped, 1);
    return flipped;
}

cv::Mat darker(const cv::Mat& pixels)
{
    cv::Mat dark;
    pixels.convertTo(dark, CV_8U, 0.7, 10);
    return dark;
}

cv::Mat cut(const cv::Mat& pixels)
{
    return pixels({8, 12, pixels.cols - 17, pixels.rows - 20}).clone();
}

cv::Mat turned(const cv::Mat& pixels)
{
    cv::Mat result;
    const cv::Mat map = cv::getRotationMatrix2D(
        {0.5F * static_cast<float>(pixels.cols), 0.5F * static_cast<float>(pixels.rows)}, 2.5, 1);
    cv::warpAffine(pixels, result, map, pixels.size(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return result;
}

class Differences : public testing::TestWithParam<Change>
{};

// What was done to the whole picture is undone; what was painted into it is what is left.
TEST_P(Differences, areWhatIsReallyDifferent)
{
    const imaging::Image image = phantomOf(5, kPictureHeight);
    const cv::Mat changed = GetParam().made(withDisc(image));
    const PictureDifference difference = differenceOf(image, imageOf(changed), kPictureSide);
    EXPECT_EQ(difference.mirrored, GetParam().mirrored);
    EXPECT_LT(difference.mean, 4);
    EXPECT_GT(difference.largest, 60);
    EXPECT_GT(shareInDisc(difference, image.height(), 60), 0.9);
}

INSTANTIATE_TEST_SUITE_P(Of,
                         Differences,
                         testing::Values(Change{"smaller", smaller},
                                         Change{"mirrored", mirrored, true},
                                         Change{"darker", darker},
                                         Change{"cut", cut},
                                         Change{"turned", turned}),
                         [](const auto& each) { return each.param.name; });

TEST(PictureDifference, ofDifferentHandsIsLarge)
{
    const PictureDifference difference = differenceOf(phantomOf(5, kPictureHeight), phantomOf(11, kPictureHeight), kPictureSide);
    EXPECT_GT(difference.mean, 6);
}

TEST(PictureDifference, ofASingleGrayOrAFewPixelsIsStillSaid)
{
    const PictureDifference blank = differenceOf(imaging::Image(40, 30), phantomOf(1, 60), kPictureSide);
    EXPECT_EQ(blank.first.width(), 40);
    EXPECT_GT(blank.mean, 0);
    const PictureDifference dots = differenceOf(imaging::Image(1, 1), imaging::Image(1, 1), 16);
    EXPECT_EQ(dots.largest, 0);
}

} // namespace
} // namespace carpo::explore
