// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/explore/image_pass.h"
#include "engine/explore/measures.h"
#include "engine/imaging/preprocess.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/nuisance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <vector>

namespace carpo::explore {
namespace {

using imaging::Image;

Image radiograph(std::uint64_t seed, int height = 512)
{
    core::RandomStream random(seed, "radiograph");
    const phantom::Child child{.male = true, .skeletalMonths = random.uniform(30, 200), .individual = seed};
    return phantom::renderHand(child, phantom::randomAppearance(random, height));
}

int bitsApart(const Image& a, const Image& b)
{
    return std::popcount(measure(a).fingerprint.perceptual ^ measure(b).fingerprint.perceptual);
}

TEST(ImagePass, averagesWholeBlocks)
{
    core::RandomStream random(1, "pixels");
    Image image(700, 515);
    for (auto& pixel : image.pixels8())
        pixel = static_cast<std::uint8_t>(random.below(256));
    image.pixels8()[0] = 255;
    const ImagePass pass = passOver(image);
    ASSERT_EQ(pass.factor, 3); // 700 / 256, rounded up
    ASSERT_EQ(pass.reduced.cols, 234);
    ASSERT_EQ(pass.reduced.rows, 172);
    for (const auto& [column, row] : {std::pair(0, 0), {100, 77}, {233, 10}, {5, 171}, {233, 171}}) {
        double sum = 0;
        int count = 0;
        for (int y = 3 * row; y < std::min(3 * row + 3, 515); ++y) {
            for (int x = 3 * column; x < std::min(3 * column + 3, 700); ++x, ++count)
                sum += image.pixels8()[static_cast<std::size_t>(700 * y + x)];
        }
        EXPECT_NEAR(static_cast<double>(pass.reduced.at<float>(row, column)), sum / count / 255, 1e-6);
    }
}

TEST(ImagePass, leavesSmallImagesAsTheyAre)
{
    Image image(256, 3, Image::Depth::Bits16);
    image.pixels16()[300] = 1023; // ten bits in use
    const ImagePass pass = passOver(image);
    EXPECT_EQ(pass.factor, 1);
    EXPECT_EQ(pass.histogram.bits(), 10);
    EXPECT_FLOAT_EQ(pass.reduced.at<float>(1, 44), 1);
    EXPECT_FLOAT_EQ(pass.reduced.at<float>(1, 45), 0);
}

TEST(ImagePass, theLargestBlocksDoNotOverflow)
{
    Image image(16'000, 300, Image::Depth::Bits16);
    std::ranges::fill(image.pixels16(), std::uint16_t{65535});
    const ImagePass pass = passOver(image);
    EXPECT_EQ(pass.factor, 63);
    EXPECT_EQ(cv::countNonZero(cv::abs(pass.reduced - 1) > 1e-6), 0);
}

TEST(Fingerprint, pixelsThatDifferHaveOtherHashes)
{
    const Image image = radiograph(1);
    Image copy = image;
    EXPECT_EQ(passOver(image).hash, passOver(copy).hash);
    copy.pixels8().back() ^= 1U;
    EXPECT_NE(passOver(image).hash, passOver(copy).hash);

    // The same bytes in another shape or depth are another image.
    EXPECT_NE(passOver(Image(10, 20)).hash, passOver(Image(20, 10)).hash);
    EXPECT_NE(passOver(Image(20, 10)).hash, passOver(Image(10, 10, Image::Depth::Bits16)).hash);
}

TEST(Fingerprint, thumbnailOfOneGrayIsMiddleGray)
{
    Image image(50, 40);
    std::ranges::fill(image.pixels8(), std::uint8_t{17});
    for (const std::uint8_t pixel : measure(image).fingerprint.thumbnail)
        ASSERT_EQ(pixel, 128);
}

TEST(Fingerprint, thumbnailAveragesAndStretches)
{
    // 64 x 64: each pixel of the thumbnail is the mean of four, 100 at the darkest and 200 at the lightest.
    Image image(64, 64);
    for (std::size_t y = 0; y < 64; ++y) {
        for (std::size_t x = 0; x < 64; ++x)
            image.pixels8()[64 * y + x] = x < 16 ? 100 : x < 32 ? (x + y) % 2 == 0 ? 140 : 160 : 200;
    }
    const Thumbnail thumbnail = measure(image).fingerprint.thumbnail;
    EXPECT_EQ(thumbnail[0], 0);
    EXPECT_NEAR(thumbnail[32 * 9 + 10], 127.5, 1);
    EXPECT_EQ(thumbnail[32 * 31 + 31], 255);
}

TEST(Fingerprint, thumbnailsOfSmallImagesAreEnlarged)
{
    Image image(2, 1);
    image.pixels8()[1] = 255;
    const Thumbnail thumbnail = measure(image).fingerprint.thumbnail;
    EXPECT_EQ(thumbnail.front(), 0);
    EXPECT_EQ(thumbnail.back(), 255);
    EXPECT_NEAR(thumbnail[15] + thumbnail[16], 255, 2);
}

/// The hash's bits by the definition, in any order: sums instead of OpenCV's transform.
std::vector<bool> hashByDefinition(const Thumbnail& thumbnail)
{
    std::array<double, 64> coefficients = {};
    for (std::size_t v = 0; v < 8; ++v) {
        for (std::size_t u = 0; u < 8; ++u) {
            for (std::size_t y = 0; y < 32; ++y) {
                for (std::size_t x = 0; x < 32; ++x) {
                    const auto wave = [](std::size_t frequency, std::size_t place) {
                        const double scale = std::sqrt((frequency == 0 ? 1.0 : 2.0) / 32);
                        return scale
                               * std::cos(std::numbers::pi * (2 * static_cast<double>(place) + 1)
                                          * static_cast<double>(frequency) / 64);
                    };
                    coefficients[8 * v + u] += thumbnail[32 * y + x] * wave(u, x) * wave(v, y);
                }
            }
        }
    }
    coefficients[0] = 0;
    double mean = 0;
    for (const double coefficient : coefficients)
        mean += coefficient / 64;
    std::vector<bool> bits;
    for (const double coefficient : coefficients)
        bits.push_back(coefficient > mean);
    return bits;
}

TEST(Fingerprint, perceptualHashIsTheSignsOfTheLowestFrequencies)
{
    std::vector<Fingerprint> prints;
    for (std::uint64_t seed = 0; seed < 6; ++seed)
        prints.push_back(measure(radiograph(seed, 128)).fingerprint);
    for (std::size_t a = 0; a < prints.size(); ++a) {
        const auto bitsOfA = hashByDefinition(prints[a].thumbnail);
        EXPECT_EQ(std::popcount(prints[a].perceptual), std::ranges::count(bitsOfA, true));
        for (std::size_t b = 0; b < a; ++b) {
            const auto bitsOfB = hashByDefinition(prints[b].thumbnail);
            int apart = 0;
            for (std::size_t i = 0; i < bitsOfA.size(); ++i)
                apart += bitsOfA[i] != bitsOfB[i] ? 1 : 0;
            EXPECT_EQ(std::popcount(prints[a].perceptual ^ prints[b].perceptual), apart);
        }
    }
}

TEST(Fingerprint, perceptualHashHardlyChangesWithSizeAndBrightness)
{
    int nearestStranger = 64;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        const Image image = radiograph(seed);
        EXPECT_LE(bitsApart(image, imaging::thumbnail(image, 300)), 4) << seed;
        Image darker = image;
        for (auto& pixel : darker.pixels8())
            pixel = static_cast<std::uint8_t>(20 + pixel * 3 / 5);
        EXPECT_LE(bitsApart(image, darker), 4) << seed;
        nearestStranger = std::min(nearestStranger, bitsApart(image, radiograph(seed + 100)));
    }
    EXPECT_GT(nearestStranger, 4);
}

} // namespace
} // namespace carpo::explore
