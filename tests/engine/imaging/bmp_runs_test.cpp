// SPDX-License-Identifier: GPL-3.0-or-later
// By hand, after "Bitmap Compression" in the Windows documentation; whole files stand in kinds_test.
#include "engine/imaging/bmp_runs.h"

#include <gmock/gmock.h>

namespace carpo::imaging {
namespace {

using Runs = std::vector<std::uint8_t>;
using ::testing::ElementsAre;
using ::testing::Optional;

constexpr RunsOf kEight{.width = 3, .height = 2, .rowBytes = 4, .bits = 8};
constexpr RunsOf kFour{.width = 5, .height = 1, .rowBytes = 8, .bits = 4};

TEST(BmpRuns, rowsComeFromRunsAndFromSinglePixels)
{
    EXPECT_THAT(unpackedRuns(Runs{3, 7, 0, 0, 0, 3, 1, 2, 3, 99, 0, 1}, kEight),
                Optional(ElementsAre(7, 7, 7, 0, 1, 2, 3, 0)))
        << "three single pixels are filled up to four bytes";
    EXPECT_THAT(unpackedRuns(Runs{5, 0x12, 0, 1}, kFour), Optional(ElementsAre(1, 2, 1, 2, 1, 0, 0, 0)))
        << "a run of two colours in turn";
    EXPECT_THAT(unpackedRuns(Runs{0, 5, 0x12, 0x34, 0x50, 99, 0, 1}, kFour),
                Optional(ElementsAre(1, 2, 3, 4, 5, 0, 0, 0)));
}

TEST(BmpRuns, whatIsSkippedIsTheFirstColour)
{
    EXPECT_THAT(unpackedRuns(Runs{0, 2, 1, 1, 2, 9, 0, 1}, kEight),
                Optional(ElementsAre(0, 0, 0, 0, 0, 9, 9, 0)))
        << "one to the right and one up";
    EXPECT_THAT(unpackedRuns(Runs{1, 5, 0, 0, 0, 1}, kEight), Optional(ElementsAre(5, 0, 0, 0, 0, 0, 0, 0)));
}

TEST(BmpRuns, aMissingMarkIsNoLossButAMissingPixelIs)
{
    EXPECT_TRUE(unpackedRuns(Runs{3, 7, 0, 0, 3, 7}, kEight));
    EXPECT_TRUE(unpackedRuns(Runs{3, 7, 0, 0, 3, 7, 0, 0}, kEight));
    for (const Runs& cut : {Runs{}, Runs{3}, Runs{3, 7, 0, 0, 2, 7}, Runs{3, 7, 0, 0}, Runs{0, 3, 1, 2}})
        EXPECT_FALSE(unpackedRuns(cut, kEight));
}

TEST(BmpRuns, whatFillsARowUpToAWholeWordIsPassedOver)
{
    // As ImageMagick writes pictures whose width is no multiple of four.
    EXPECT_THAT(unpackedRuns(Runs{3, 7, 1, 99, 0, 0, 0, 4, 1, 2, 3, 99, 0, 1}, kEight),
                Optional(ElementsAre(7, 7, 7, 0, 1, 2, 3, 0)));
}

TEST(BmpRuns, nothingLeavesThePicture)
{
    for (const Runs& outside : {Runs{5, 7, 0, 1},                   // wider than a row
                                Runs{2, 7, 0, 3, 1, 2, 3, 0, 0, 1}, // single pixels too
                                Runs{0, 0, 0, 0, 1, 7, 0, 1},       // above the last row
                                Runs{0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, // zeros, as a broken copy leaves
                                Runs{0, 2, 5, 0, 0, 1},
                                Runs{0, 2, 0, 2, 0, 1}, // moves
                                Runs{0, 2, 1}})
        EXPECT_FALSE(unpackedRuns(outside, kEight));
}

} // namespace
} // namespace carpo::imaging
