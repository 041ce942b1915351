// SPDX-License-Identifier: GPL-3.0-or-later
// An image of every kind, pixel by pixel as ImageMagick sees it; make_kinds.py made them.
#include "engine/imaging/decode.h"
#include "engine/imaging/file_bytes.h"

#include <gmock/gmock.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace carpo::imaging {
namespace {

const std::filesystem::path kHere = std::filesystem::path(CARPO_SOURCE_DIR) / "tests/engine/imaging";
const std::filesystem::path kFolder = kHere / "kinds";

struct Expected
{
    std::string name;
    int width = 0;
    int height = 0;
    int bits = 0;
    std::vector<int> levels;
};

std::vector<Expected> allExpected()
{
    std::ifstream in(kHere / "kinds_expected.txt");
    std::vector<Expected> all;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        Expected expected;
        std::string levels;
        words >> expected.name >> expected.width >> expected.height >> expected.bits >> levels;
        const auto digits = static_cast<std::size_t>(expected.bits / 4);
        for (std::size_t at = 0; at + digits <= levels.size(); at += digits) {
            int level = -1;
            std::from_chars(levels.data() + at, levels.data() + at + digits, level, 16);
            expected.levels.push_back(level);
        }
        all.push_back(std::move(expected));
    }
    return all;
}

int levelAt(const Image& image, std::size_t at)
{
    return image.depth() == Image::Depth::Bits8 ? image.pixels8()[at] : image.pixels16()[at];
}

/// The largest difference from what is expected, in levels.
int largestDifference(const Image& image, const Expected& expected)
{
    int largest = 0;
    for (std::size_t at = 0; at < expected.levels.size(); ++at)
        largest = std::max(largest, std::abs(levelAt(image, at) - expected.levels[at]));
    return largest;
}

/// Luminance is rounded in different ways, and so are a JPEG's waves.
int toleranceOf(const Expected& expected)
{
    if (expected.name == "rgb555.bmp")
        return 7; // its 5 bits are filled up with zeros: 248 is white
    return expected.name.ends_with(".jpg") || expected.bits == 16 ? 2 : 1;
}

TEST(Kinds, everyKindHasTheLevelsThatAnotherDecoderSees)
{
    const std::vector<Expected> all = allExpected();
    ASSERT_GT(all.size(), 80U);
    for (const Expected& expected : all) {
        SCOPED_TRACE(expected.name);
        const auto image = decodeFile(kFolder / expected.name);
        if (!image) {
            ADD_FAILURE() << core::inEnglish(image.error());
            continue;
        }
        EXPECT_EQ(image->width(), expected.width);
        EXPECT_EQ(image->height(), expected.height);
        EXPECT_EQ(image->depth() == Image::Depth::Bits8 ? 8 : 16, expected.bits);
        const auto pixels = image->pixels8().size() + image->pixels16().size();
        if (pixels != expected.levels.size()) {
            ADD_FAILURE() << pixels << " pixels";
            continue;
        }
        EXPECT_LE(largestDifference(*image, expected), toleranceOf(expected));
    }
}

TEST(Kinds, whatIsNotOpenedSaysWhichKindItIs)
{
    for (const auto& [name, format] : {std::pair("refused_12bit.jpg", "JPEG (12 bits or lossless)"),
                                       {"refused_cmyk.jpg", "JPEG (CMYK)"},
                                       {"refused_4bit.tiff", "TIFF (4 bits)"},
                                       {"refused_12bit.tiff", "TIFF (12 bits)"},
                                       {"refused_gray_alpha16.tiff", "TIFF (16 bits, neither gray nor RGB)"},
                                       {"refused_signed.tiff", "TIFF (signed or floating point)"},
                                       {"refused_rle24.bmp", "BMP (24 bits, compression 4)"}}) {
        const auto image = decodeFile(kFolder / name);
        ASSERT_FALSE(image.has_value()) << name;
        EXPECT_EQ(image.error().code, core::ErrorCode::UnsupportedImage) << name;
        EXPECT_EQ(image.error().value("format"), format);
        EXPECT_FALSE(mayOpenNow(image.error(), {})) << "it is not tried again";
    }
}

TEST(Kinds, aFileOfColoursSaysThatItsLuminanceIsShown)
{
    for (const auto& [name, isColour] : {std::pair("rgb8.png", true),
                                         {"rgba16.png", true},
                                         {"palette8.png", true},
                                         {"gray8.png", false},
                                         {"gray_alpha8.png", false},
                                         {"rgb.jpg", true},
                                         {"gray.jpg", false},
                                         {"rgb16_be.tiff", true},
                                         {"palette8.tiff", true},
                                         {"gray16_le.tiff", false},
                                         {"white8_le.tiff", false},
                                         {"rgb24.bmp", true},
                                         {"gray8.bmp", false}}) {
        const auto bytes = readFile(kFolder / name, 1'000'000);
        ASSERT_TRUE(bytes.has_value()) << name;
        const auto decoded = decodeWithFacts(*bytes, name);
        ASSERT_TRUE(decoded.has_value()) << name;
        EXPECT_EQ(decoded->isColour, isColour) << name;
    }
}

} // namespace
} // namespace carpo::imaging
