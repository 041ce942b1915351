// SPDX-License-Identifier: GPL-3.0-or-later
// Against tests/engine/reference/make_preprocessing.py, which computes from the definitions, without OpenCV.
#include "engine/imaging/gray_levels.h"
#include "engine/imaging/preprocess.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace carpo::imaging {
namespace {

class EqualisationTest : public testing::Test
{
protected:
    EqualisationTest()
    {
        std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/preprocessing.json");
        m_reference = nlohmann::json::parse(file);
        m_source = Image(m_reference.at("width"), m_reference.at("height"));
        std::ranges::copy(numbers("source"), m_source.pixels8().begin());
    }

    [[nodiscard]] std::vector<int> numbers(const char* name) const
    {
        return m_reference.at(name).get<std::vector<int>>();
    }

    /// The largest distance from the reference in the middle columns of the square, where the image lies.
    [[nodiscard]] static int farthest(const Image& square, int width, const std::vector<int>& expected)
    {
        const int left = (square.width() - width) / 2;
        int farthest = 0;
        for (int y = 0; y < square.height(); ++y) {
            for (int x = 0; x < width; ++x) {
                const int found = square.pixels8()[static_cast<std::size_t>(y * square.width() + left + x)];
                farthest =
                    std::max(farthest, std::abs(found - expected[static_cast<std::size_t>(y * width + x)]));
            }
        }
        return farthest;
    }

    nlohmann::json m_reference;
    Image m_source;
};

TEST_F(EqualisationTest, ofTheHistogramIsTheCumulativeShare)
{
    // As high as the source: nothing is resized.
    const Image square = preprocess(m_source, {.inputSize = 64, .equalisation = Equalisation::Histogram});
    EXPECT_LE(farthest(square, 40, numbers("equalised")), 1);
    EXPECT_GT(farthest(square, 40, numbers("source")), 20);
}

TEST_F(EqualisationTest, byTilesIsZuiderveldsClahe)
{
    const Image square = preprocess(
        m_source, {.inputSize = 64, .equalisation = Equalisation::Clahe, .clipLimit = 3, .tiles = 4});
    EXPECT_LE(farthest(square, 40, numbers("clahe_clip_3_tiles_4")), 1);
    EXPECT_GT(farthest(square, 40, numbers("source")), 20);
    EXPECT_GT(farthest(square, 40, numbers("equalised")), 20);
}

TEST_F(EqualisationTest, reducingAveragesAreasOfAnySize)
{
    EXPECT_LE(farthest(preprocess(m_source, {.inputSize = 24}), 15, numbers("averaged_15x24")), 1);
}

TEST_F(EqualisationTest, thePaddingFollowsTheEqualisedBorder)
{
    const Image square = preprocess(m_source, {.inputSize = 64, .equalisation = Equalisation::Histogram});
    Image inside(40, 64);
    for (int y = 0; y < 64; ++y)
        std::copy_n(square.pixels8().begin() + y * 64 + 12, 40, inside.pixels8().begin() + y * 40);
    EXPECT_EQ(square.pixels8()[0], borderMedian(inside));
    EXPECT_NE(square.pixels8()[0], borderMedian(m_source));
}

TEST_F(EqualisationTest, aPictureOfOneGrayOrOnePixelStays)
{
    for (const auto& [width, height] : {std::pair(1, 1), {40, 3}, {64, 64}}) {
        for (const Equalisation equalisation : {Equalisation::Histogram, Equalisation::Clahe}) {
            const Image square =
                preprocess(Image(width, height), {.inputSize = 64, .equalisation = equalisation});
            EXPECT_EQ(square.width(), 64);
            const auto [darkest, lightest] = std::ranges::minmax(square.pixels8());
            EXPECT_EQ(darkest, lightest) << width;
        }
    }
}

TEST(CutToSquare, takesTheMiddle)
{
    Image wide(90, 30);
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 90; ++x)
            wide.pixels8()[static_cast<std::size_t>(y * 90 + x)] = x < 30 ? 10 : x < 60 ? 120 : 240;
    }
    EXPECT_THAT(preprocess(wide, {.inputSize = 20, .cutToSquare = true}).pixels8(), testing::Each(120));
    EXPECT_THAT(preprocess(wide, {.inputSize = 20, .keepAspect = false, .cutToSquare = true}).pixels8(),
                testing::Contains(10))
        << "stretched, nothing is cut";
}

TEST(Negative, turnsWithinTheBitsInUse)
{
    Image twelve(2, 1, Image::Depth::Bits16);
    twelve.pixels16()[0] = 4095;
    twelve.pixels16()[1] = 1000;
    const Image turned = negative(twelve);
    EXPECT_THAT(turned.pixels16(), testing::ElementsAre(0, 3095));
    EXPECT_EQ(bitsInUse(turned), 12) << "white stays what it was";
    EXPECT_EQ(bitsInUse(cutOut(twelve, 1, 0, 1, 1)), 12);
    Image eight(1, 1);
    eight.pixels8()[0] = 55;
    EXPECT_THAT(negative(eight).pixels8(), testing::ElementsAre(200));
}

// Arrays and runs of before there was a choice are found by this name.
TEST(PreprocessingKey, ofTheDefaultsIsWhatItWas)
{
    const std::string version = openCvVersion();
    EXPECT_EQ(Preprocessing().key(), "square-128-padded-v2-opencv" + version.substr(0, version.rfind('.')));
    const std::set<std::string> keys{
        Preprocessing().key(),
        Preprocessing{.cutToSquare = true}.key(),
        Preprocessing{.keepAspect = false}.key(),
        Preprocessing{.equalisation = Equalisation::Histogram}.key(),
        Preprocessing{.equalisation = Equalisation::Clahe}.key(),
        Preprocessing{.equalisation = Equalisation::Clahe, .clipLimit = 2.5}.key(),
        Preprocessing{.equalisation = Equalisation::Clahe, .tiles = 4}.key(),
    };
    EXPECT_EQ(keys.size(), 7U);
    EXPECT_EQ((Preprocessing{.clipLimit = 9, .tiles = 2}.key()), Preprocessing().key())
        << "what does not apply makes no other array";
}

} // namespace
} // namespace carpo::imaging
