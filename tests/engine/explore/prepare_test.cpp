// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/prepare.h"

#include "tests/engine/explore/phantom_set.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace carpo::explore {
namespace {

using phantom::Anomaly;

constexpr int kRawHeight = 256;

/// The picture in the middle of a larger one, whose ground has the gray of the picture's corner.
imaging::Image surrounded(const imaging::Image& picture, int around)
{
    imaging::Image large(picture.width() + 2 * around, picture.height() + around);
    std::ranges::fill(large.pixels8(), picture.pixels8()[0]);
    for (int y = 0; y < picture.height(); ++y)
        std::copy_n(picture.pixels8().begin() + y * picture.width(),
                    picture.width(),
                    large.pixels8().begin() + (y + around) * large.width() + around);
    return large;
}

double meanOf(const imaging::Image& image)
{
    double sum = 0;
    for (const std::uint8_t pixel : image.pixels8())
        sum += pixel;
    return sum / static_cast<double>(image.pixels8().size());
}

TEST(Prepare, turnsInvertedImagesAndNoOthers)
{
    constexpr int kImages = 40;
    const Preparation preparation{.fixPolarity = true};
    int turned = 0;
    int wronglyTurned = 0;
    for (std::uint64_t i = 0; i < kImages; ++i) {
        wronglyTurned += framed(phantomOf(i, kRawHeight), preparation).turned ? 1 : 0;
        turned += framed(phantomOf(i, kRawHeight, Anomaly::Inverted), preparation).turned ? 1 : 0;
    }
    EXPECT_GE(turned, kImages * 95 / 100);
    EXPECT_EQ(wronglyTurned, 0);
}

TEST(Prepare, aTurnedImageIsItsNegativesEqual)
{
    const imaging::Image plain = phantomOf(3, kRawHeight);
    const Preparation preparation{.fixPolarity = true};
    const Framed fixed = framed(imaging::negative(plain), preparation);
    EXPECT_TRUE(fixed.turned);
    EXPECT_TRUE(std::ranges::equal(fixed.image.pixels8(), plain.pixels8()));
    EXPECT_TRUE(std::ranges::equal(prepare(imaging::negative(plain), preparation).pixels8(),
                                   prepare(plain, preparation).pixels8()));
}

TEST(Prepare, cropsToTheHandWhereverItLies)
{
    // What is cut out of the hand on a large ground is what is cut out of it alone.
    int alike = 0;
    constexpr int kImages = 10;
    for (std::uint64_t i = 0; i < kImages; ++i) {
        const imaging::Image alone = phantomOf(i, kRawHeight);
        const Preparation preparation{.cropToHand = true};
        const Framed tight = framed(alone, preparation);
        const Framed found = framed(surrounded(alone, 80), preparation);
        EXPECT_LT(found.kept, 0.6) << i;
        alike += std::abs(found.image.width() - tight.image.width()) <= 16
                         && std::abs(found.image.height() - tight.image.height()) <= 16
                     ? 1
                     : 0;
        EXPECT_FALSE(found.turned);
    }
    EXPECT_GE(alike, kImages - 2);
}

TEST(Prepare, theMarginIsWhatIsLeftAround)
{
    const imaging::Image image = surrounded(phantomOf(5, kRawHeight), 80);
    const Framed tight = framed(image, {.cropToHand = true, .handMargin = 0});
    const Framed wide = framed(image, {.cropToHand = true, .handMargin = 0.1});
    EXPECT_NEAR(wide.image.width(), 1.2 * tight.image.width(), 3);
    EXPECT_GT(wide.kept, tight.kept);
}

TEST(Prepare, whatIsOfOneGrayIsLeftAlone)
{
    imaging::Image blank(60, 90);
    std::ranges::fill(blank.pixels8(), std::uint8_t{200});
    const Framed result = framed(blank, {.fixPolarity = true, .cropToHand = true});
    EXPECT_FALSE(result.turned);
    EXPECT_EQ(result.kept, 1);
    EXPECT_EQ(result.image.height(), 90);
    EXPECT_EQ(prepare(imaging::Image(1, 1), {.fixPolarity = true, .cropToHand = true}).width(), 128);
}

TEST(Prepare, withNothingSwitchedOnIsThePreprocessing)
{
    const imaging::Image image = phantomOf(7, kRawHeight);
    const Preparation preparation;
    EXPECT_TRUE(std::ranges::equal(prepare(image, preparation).pixels8(),
                                   imaging::preprocess(image, preparation.pixels).pixels8()));
    EXPECT_EQ(preparation.key(), preparation.pixels.key()) << "arrays of before are found by this name";
}

TEST(Prepare, givesTheSamePixelsOnEveryRun)
{
    const imaging::Image image = phantomOf(8, kRawHeight, Anomaly::Inverted);
    const Preparation preparation{
        .fixPolarity = true, .cropToHand = true, .pixels = {.equalisation = imaging::Equalisation::Clahe}};
    const imaging::Image first = prepare(image, preparation);
    EXPECT_TRUE(std::ranges::equal(first.pixels8(), prepare(image, preparation).pixels8()));
    EXPECT_GT(std::abs(meanOf(first) - meanOf(prepare(image, {}))), 1);
}

TEST(Prepare, eachSettingHasAKeyAndSaysWhatItDoes)
{
    const std::set<std::string> keys{Preparation().key(),
                                     Preparation{.fixPolarity = true}.key(),
                                     Preparation{.cropToHand = true}.key(),
                                     Preparation{.cropToHand = true, .handMargin = 0.1}.key(),
                                     Preparation{.fixPolarity = true, .cropToHand = true}.key()};
    EXPECT_EQ(keys.size(), 5U);
    EXPECT_EQ(Preparation{.handMargin = 0.3}.key(), Preparation().key()) << "it does not apply";
    EXPECT_THAT((Preparation{.fixPolarity = true, .cropToHand = true}.description()),
                testing::AllOf(testing::HasSubstr("inverted"), testing::HasSubstr("5 % of its width")));
}

} // namespace
} // namespace carpo::explore
