// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/preprocess.h"

#include "engine/imaging/gray_levels.h"

#include <gmock/gmock.h>

#include <functional>
#include <set>

namespace carpo::imaging {
namespace {

Image painted(int width, int height, const std::function<int(int, int)>& level)
{
    Image image(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.pixels8()[static_cast<std::size_t>(y * width + x)] = static_cast<std::uint8_t>(level(x, y));
    }
    return image;
}

int at(const Image& image, int x, int y)
{
    return image.pixels8()[static_cast<std::size_t>(y * image.width() + x)];
}

TEST(Preprocess, averagesAreas)
{
    // A checkerboard of single pixels is an even gray once reduced; picking pixels would keep it black and
    // white.
    const Image board = painted(64, 64, [](int x, int y) { return (x + y) % 2 == 0 ? 0 : 200; });
    const Image reduced = preprocess(board, {.inputSize = 16, .keepAspect = true});
    EXPECT_THAT(reduced.pixels8(), testing::Each(100));
    EXPECT_EQ(reduced.width(), 16);
    EXPECT_EQ(reduced.height(), 16);
}

TEST(Preprocess, padsWithTheBordersMedian)
{
    // Upright, its frame at 30 and its middle at 220: the bars left and right are 30.
    const Image upright =
        painted(50, 100, [](int x, int y) { return x < 5 || x >= 45 || y < 5 || y >= 95 ? 30 : 220; });
    const Image square = preprocess(upright, {.inputSize = 100, .keepAspect = true});
    EXPECT_EQ(at(square, 0, 50), 30);
    EXPECT_EQ(at(square, 24, 50), 30);
    EXPECT_EQ(at(square, 99, 50), 30);
    EXPECT_EQ(at(square, 50, 50), 220);
    EXPECT_EQ(at(square, 31, 50), 220);
    const Image stretched = preprocess(upright, {.inputSize = 100, .keepAspect = false});
    EXPECT_EQ(at(stretched, 12, 50), 220);
    EXPECT_EQ(at(stretched, 5, 50), 30);
}

TEST(Preprocess, keepsPolarityAndOrientation)
{
    const Image gradient = painted(80, 40, [](int x, int y) { return x * 2 + y; });
    const Image result = preprocess(gradient, {.inputSize = 40, .keepAspect = false});
    EXPECT_LT(at(result, 0, 20), at(result, 39, 20));
    EXPECT_LT(at(result, 20, 0), at(result, 20, 39));
}

TEST(Preprocess, onePixelAndExtremeShapesWork)
{
    for (const auto& [width, height] : {std::pair(1, 1), {1, 500}, {500, 1}, {2000, 3}}) {
        const Image image = painted(width, height, [](int, int) { return 77; });
        for (const bool keep : {true, false})
            EXPECT_THAT(preprocess(image, {.inputSize = 32, .keepAspect = keep}).pixels8(),
                        testing::Each(77));
        EXPECT_THAT(thumbnail(image, 32).pixels8(), testing::Each(77));
    }
}

TEST(Preprocess, stretchingReducesOneSideByAveragingThoughTheOtherGrows)
{
    const Image stripes = painted(64, 8, [](int x, int) { return x % 2 == 0 ? 0 : 200; });
    EXPECT_THAT(preprocess(stripes, {.inputSize = 16, .keepAspect = false}).pixels8(), testing::Each(100));
}

TEST(Preprocess, sixteenBitsAreScaledByTheBitsInUse)
{
    Image full(4, 4, Image::Depth::Bits16);
    full.pixels16()[0] = 65535;
    EXPECT_EQ(bitsInUse(full), 16);
    EXPECT_EQ(at(thumbnail(full, 10), 0, 0), 255);
    Image twelve(4, 4, Image::Depth::Bits16);
    twelve.pixels16()[0] = 4095;
    twelve.pixels16()[1] = 2048;
    EXPECT_EQ(bitsInUse(twelve), 12);
    EXPECT_EQ(at(thumbnail(twelve, 10), 0, 0), 255);
    EXPECT_EQ(at(thumbnail(twelve, 10), 1, 0), 128);
    EXPECT_EQ(bitsInUse(Image(2, 2, Image::Depth::Bits16)), 8);
}

TEST(Preprocess, thumbnailsAreReducedNeverEnlarged)
{
    const Image image = painted(300, 150, [](int, int) { return 9; });
    EXPECT_EQ(thumbnail(image, 100).width(), 100);
    EXPECT_EQ(thumbnail(image, 100).height(), 50);
    EXPECT_EQ(thumbnail(image, 400).width(), 300);
    EXPECT_TRUE(thumbnail(Image(), 100).isEmpty());
}

TEST(Preprocess, theKeyNamesTheSettings)
{
    const std::set<std::string> keys = {
        Preprocessing{128, true}.key(), Preprocessing{128, false}.key(), Preprocessing{129, true}.key()};
    EXPECT_EQ(keys.size(), 3U);
    EXPECT_EQ((Preprocessing{128, true}.key()), (Preprocessing{128, true}.key()));
}

TEST(Preprocess, theBorderIsTheFrameOnly)
{
    EXPECT_EQ(borderMedian(painted(
                  100, 100, [](int x, int y) { return x < 2 || y < 2 || x > 97 || y > 97 ? 5 : 250; })),
              5);
    EXPECT_EQ(borderMedian(painted(1, 1, [](int, int) { return 42; })), 42);
}

} // namespace
} // namespace carpo::imaging
