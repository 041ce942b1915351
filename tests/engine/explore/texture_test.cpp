// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/texture.h"

#include "engine/core/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace carpo::explore {
namespace {

using imaging::Image;

TEST(Texture, noiseOfGaussianGrainIsItsStandardDeviation)
{
    for (const double sd : {2.0, 8.0}) {
        core::RandomStream random(5, "grain");
        Image image(700, 600); // larger than the part that is looked at
        for (auto& pixel : image.pixels8())
            pixel = static_cast<std::uint8_t>(std::clamp(std::round(random.normal(128, sd)), 0.0, 255.0));
        // Rounding to whole levels adds a variance of 1/12.
        const double expected = std::sqrt(sd * sd + 1.0 / 12);
        EXPECT_NEAR(noiseOf(image), expected, 0.01 * expected);
    }
}

TEST(Texture, noiseIsBlindToFlatsRampsAndUprightEdges)
{
    Image image(100, 80);
    for (int y = 0; y < 80; ++y) {
        for (int x = 0; x < 100; ++x)
            image.pixels8()[static_cast<std::size_t>(100 * y + x)] =
                static_cast<std::uint8_t>(x + y + (x > 50 ? 60 : 0));
    }
    EXPECT_EQ(noiseOf(image), 0);
    EXPECT_EQ(noiseOf(Image(2, 50)), 0);
}

TEST(Texture, noiseOfDeepPixelsIsInTheirLevels)
{
    core::RandomStream random(6, "grain");
    Image image(300, 300, Image::Depth::Bits16);
    for (auto& pixel : image.pixels16())
        pixel = static_cast<std::uint16_t>(std::round(random.normal(20000, 500)));
    EXPECT_NEAR(noiseOf(image), 500, 10);
}

TEST(Texture, sharpnessOfACheckerboardIsKnown)
{
    // Neighbours differ by 1 everywhere: the Laplacian is +-4 within, +-3 on edges, +-2 in corners (the
    // border is repeated), as often one as the other.
    constexpr int kSide = 128;
    cv::Mat board(kSide, kSide, CV_32F);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x)
            board.at<float>(y, x) = static_cast<float>((x + y) % 2);
    }
    constexpr double kInner = kSide - 2;
    constexpr double kExpected = (kInner * kInner * 16 + 4 * kInner * 9 + 4 * 4) / (kSide * kSide);
    EXPECT_NEAR(sharpnessOf(board), kExpected, 1e-4);
}

TEST(Texture, sharpnessIsOfACommonScale)
{
    // A pattern that a larger picture only repeats pixel by pixel.
    core::RandomStream random(7, "pattern");
    cv::Mat small(128, 96, CV_32F);
    for (int y = 0; y < small.rows; ++y) {
        for (int x = 0; x < small.cols; ++x)
            small.at<float>(y, x) = static_cast<float>(random.uniform());
    }
    cv::Mat large(256, 192, CV_32F);
    for (int y = 0; y < large.rows; ++y) {
        for (int x = 0; x < large.cols; ++x)
            large.at<float>(y, x) = small.at<float>(y / 2, x / 2);
    }
    EXPECT_NEAR(sharpnessOf(large), sharpnessOf(small), 1e-5);
}

TEST(Texture, borderLevelIsTheMedianOfTheFrame)
{
    cv::Mat picture(100, 200, CV_32F, cv::Scalar(0.9));
    picture({2, 2, 196, 96}) = 0.1; // the frame is a fiftieth of 100 wide
    EXPECT_FLOAT_EQ(static_cast<float>(borderLevelOf(picture)), 0.9F);
    picture({0, 0, 200, 52}) = 0.1; // now more than half of it is dark
    EXPECT_FLOAT_EQ(static_cast<float>(borderLevelOf(picture)), 0.1F);
}

} // namespace
} // namespace carpo::explore
