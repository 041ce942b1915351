// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of DICOM PS3.3 C.11, worked out by hand.
#include "engine/imaging/dicom_levels.h"

#include "engine/imaging/gray_levels.h"

#include <gmock/gmock.h>

namespace carpo::imaging {
namespace {

using testing::ElementsAre;

std::vector<int> levels(const std::vector<std::uint16_t>& stored, const Presentation& how)
{
    const Image image = presented(stored, static_cast<int>(stored.size()), 1, how);
    if (image.depth() == Image::Depth::Bits8)
        return {image.pixels8().begin(), image.pixels8().end()};
    return {image.pixels16().begin(), image.pixels16().end()};
}

TEST(DicomLevels, withoutWindowTheRangeIsWhatTheBitsHold)
{
    EXPECT_THAT(levels({0, 5, 4095}, {.bitsStored = 12}), ElementsAre(0, 5, 4095));
    EXPECT_THAT(levels({0, 5, 4095}, {.bitsStored = 12, .whiteIsLow = true}), ElementsAre(4095, 4090, 0));
    // -2048, 0 and 2047.
    EXPECT_THAT(levels({0x800, 0, 0x7FF}, {.bitsStored = 12, .isSigned = true}), ElementsAre(0, 2048, 4095));
    EXPECT_THAT(levels({0, 255}, {.bitsStored = 8, .whiteIsLow = true}), ElementsAre(255, 0));
    // What an overlay left in the upper bits is no level.
    EXPECT_THAT(levels({0xF005}, {.bitsStored = 12}), ElementsAre(5));
    EXPECT_THAT(levels({0, 1}, {.bitsStored = 1}), ElementsAre(0, 255));
    // A falling rescale turns black and white round.
    EXPECT_THAT(levels({0, 4095}, {.bitsStored = 12, .slope = -1, .intercept = 4095}), ElementsAre(4095, 0));
}

TEST(DicomLevels, sixteenBitsAreOftenOnlyTheWordsSize)
{
    const std::vector<std::uint16_t> stored = {0, 1000, 4000};
    const Image image = presented(stored, 3, 1, {.bitsStored = 16, .whiteIsLow = true});
    EXPECT_EQ(image.whiteBits(), 12);
    EXPECT_EQ(bitsInUse(image), 12);
    EXPECT_THAT(image.pixels16(), ElementsAre(4095, 3095, 95));
}

TEST(DicomLevels, theBitsOfWhiteAreThoseTheFileSays)
{
    EXPECT_EQ(bitsInUse(presented(std::vector<std::uint16_t>{1, 2}, 2, 1, {.bitsStored = 14})), 14);
}

TEST(DicomLevels, linearWindows)
{
    // Centre 2048, width 4096: 0 is the last black, 4095 the first white; (x - 2047.5) / 4095 + 0.5 between.
    const Presentation whole{.bitsStored = 12, .window = LevelWindow{.centre = 2048, .width = 4096}};
    EXPECT_THAT(levels({0, 1, 2048, 4094, 4095}, whole), ElementsAre(0, 16, 32776, 65519, 65535));
    // Width 1 is a threshold: up to centre - 0.5 black.
    const Presentation step{.bitsStored = 8, .window = LevelWindow{.centre = 100, .width = 1}};
    EXPECT_THAT(levels({99, 100}, step), ElementsAre(0, 255));
    const Presentation exact{
        .bitsStored = 8,
        .window = LevelWindow{.centre = 100, .width = 50, .shape = LevelWindow::Shape::LinearExact}};
    EXPECT_THAT(levels({75, 100, 110, 125, 200}, exact), ElementsAre(0, 128, 179, 255, 255));
    // In the modality's unit: 2 x - 100.
    const Presentation rescaled{
        .bitsStored = 8,
        .slope = 2,
        .intercept = -100,
        .window = LevelWindow{.centre = 100, .width = 50, .shape = LevelWindow::Shape::LinearExact}};
    EXPECT_THAT(levels({87, 100, 113}, rescaled), ElementsAre(0, 128, 255));
}

TEST(DicomLevels, sigmoidWindows)
{
    const Presentation how{.bitsStored = 8,
                           .window =
                               LevelWindow{.centre = 100, .width = 40, .shape = LevelWindow::Shape::Sigmoid}};
    // 255 / (1 + exp(-4 (x - 100) / 40))
    EXPECT_THAT(levels({60, 100, 110}, how), ElementsAre(5, 128, 186));
}

TEST(DicomLevels, tables)
{
    const LevelTable table{.first = 10, .bits = 12, .values = {0, 100, 4095}};
    EXPECT_THAT(levels({0, 10, 11, 12, 200}, {.bitsStored = 8, .voi = table}),
                ElementsAre(0, 0, 100, 4095, 4095));
    EXPECT_THAT(levels({0, 11, 200}, {.bitsStored = 8, .modality = table, .whiteIsLow = true}),
                ElementsAre(4095, 3995, 0));
    // The VOI table counts, the window does not; its input is the modality's output.
    const Presentation both{
        .bitsStored = 8, .slope = 0.5, .voi = table, .window = LevelWindow{.centre = 1, .width = 2}};
    EXPECT_THAT(levels({20, 22, 24}, both), ElementsAre(0, 100, 4095));
    const LevelTable negative{.first = -1, .bits = 8, .values = {7, 8, 9}};
    EXPECT_THAT(levels({0xFF, 0, 1}, {.bitsStored = 8, .isSigned = true, .voi = negative}),
                ElementsAre(7, 8, 9));
}

} // namespace
} // namespace carpo::imaging
