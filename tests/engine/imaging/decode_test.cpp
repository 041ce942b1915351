// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode.h"

#include "engine/imaging/encode.h"
#include "tests/engine/imaging/raw_png.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <fstream>
#include <string_view>
#include <sys/resource.h>

namespace carpo::imaging {
namespace {

using core::ErrorCode;
using namespace std::string_view_literals;

ByteVector textBytes(std::string_view text)
{
    return {text.begin(), text.end()};
}

ErrorCode codeOf(const ByteVector& bytes)
{
    const auto image = decodeBytes(bytes, "x.png");
    EXPECT_FALSE(image.has_value());
    return image ? ErrorCode::Internal : image.error().code;
}

ByteVector encoded(const std::string& ending, const cv::Mat& mat, const std::vector<int>& options = {})
{
    ByteVector bytes;
    EXPECT_TRUE(cv::imencode(ending, mat, bytes, options));
    return bytes;
}

/// 48 x 32 with a different level in every corner.
cv::Mat ramp(int type)
{
    cv::Mat mat(32, 48, type);
    const double unit = mat.depth() == CV_16U ? 257 : 1;
    for (int y = 0; y < mat.rows; ++y) {
        for (int x = 0; x < mat.cols; ++x) {
            const double level = (x * 3 + y * 3) * unit;
            const cv::Mat pixel(1, 1, type, cv::Scalar(level, level, level, 255 * unit));
            pixel.copyTo(mat(cv::Rect(x, y, 1, 1)));
        }
    }
    return mat;
}

void expectRamp(const core::Result<Image>& image, int tolerance)
{
    ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
    ASSERT_EQ(image->width(), 48);
    ASSERT_EQ(image->height(), 32);
    const bool eight = image->depth() == Image::Depth::Bits8;
    const int unit = eight ? 1 : 257;
    for (const auto& [x, y] : {std::pair(0, 0), {47, 0}, {0, 31}, {47, 31}, {20, 11}}) {
        const auto at = static_cast<std::size_t>(y * 48 + x);
        const int level = eight ? image->pixels8()[at] : image->pixels16()[at];
        EXPECT_NEAR(level, (3 * x + 3 * y) * unit, tolerance * unit) << x << ' ' << y;
    }
}

TEST(Decode, sniffsByContent)
{
    EXPECT_EQ(sniff(textBytes("\x89PNG\r\n\x1A\n")), Format::Png);
    EXPECT_EQ(sniff(textBytes("\xFF\xD8\xFF\xE0")), Format::Jpeg);
    EXPECT_EQ(sniff(textBytes("II*\0"sv)), Format::Tiff);
    EXPECT_EQ(sniff(textBytes("MM\0*"sv)), Format::Tiff);
    EXPECT_EQ(sniff(textBytes("BM")), Format::Bmp);
    EXPECT_EQ(sniff(textBytes(std::string(128, '\0') + "DICM")), Format::Dicom);
    EXPECT_EQ(sniff(textBytes("\x89PNG\r\n\x1A")), Format::Unknown);
    EXPECT_EQ(sniff({}), Format::Unknown);
}

TEST(Decode, everyFormatAndKindOfPixel)
{
    for (const int type : {CV_8UC1, CV_8UC3, CV_8UC4, CV_16UC1, CV_16UC3, CV_16UC4}) {
        SCOPED_TRACE(cv::typeToString(type));
        const auto image = decodeBytes(encoded(".png", ramp(type)), "x");
        expectRamp(image, 0);
        EXPECT_EQ(image->depth(), CV_MAT_DEPTH(type) == CV_8U ? Image::Depth::Bits8 : Image::Depth::Bits16);
    }
    for (const int type : {CV_8UC1, CV_8UC3, CV_16UC1}) {
        SCOPED_TRACE(cv::typeToString(type));
        expectRamp(decodeBytes(encoded(".tiff", ramp(type)), "x"), 0);
    }
    expectRamp(decodeBytes(encoded(".bmp", ramp(CV_8UC1)), "x"), 0);
    expectRamp(decodeBytes(encoded(".bmp", ramp(CV_8UC3)), "x"), 0);
    expectRamp(decodeBytes(encoded(".jpg", ramp(CV_8UC1), {cv::IMWRITE_JPEG_QUALITY, 95}), "x"), 4);
    expectRamp(decodeBytes(encoded(".jpg", ramp(CV_8UC3), {cv::IMWRITE_JPEG_PROGRESSIVE, 1}), "x"), 6);
}

TEST(Decode, colourBecomesLuminance)
{
    // ITU-R BT.601: 0.299 red, 0.587 green, 0.114 blue.
    RawPng png{.width = 3, .height = 1, .colourType = 2, .rows = {0, 255, 0, 0, 0, 255, 0, 0, 0, 255}};
    const auto image = decodeBytes(bytesOf(png), "x");
    ASSERT_TRUE(image.has_value());
    EXPECT_NEAR(image->pixels8()[0], 76, 1);
    EXPECT_NEAR(image->pixels8()[1], 150, 1);
    EXPECT_NEAR(image->pixels8()[2], 29, 1);
}

TEST(Decode, fewBitsAndPalettesBecomeEightBits)
{
    const auto one =
        decodeBytes(bytesOf({.width = 4, .height = 1, .bitDepth = 1, .rows = {0, 0b1010'0000}}), "x");
    ASSERT_TRUE(one.has_value());
    EXPECT_THAT(one->pixels8(), testing::ElementsAre(255, 0, 255, 0));
    const auto four = decodeBytes(bytesOf({.width = 2, .height = 1, .bitDepth = 4, .rows = {0, 0x3F}}), "x");
    ASSERT_TRUE(four.has_value());
    EXPECT_THAT(four->pixels8(), testing::ElementsAre(51, 255));
    const auto palette = decodeBytes(bytesOf({.width = 3,
                                              .height = 1,
                                              .colourType = 3,
                                              .rows = {0, 1, 0, 1},
                                              .palette = {10, 10, 10, 200, 200, 200}}),
                                     "x");
    ASSERT_TRUE(palette.has_value());
    EXPECT_THAT(palette->pixels8(), testing::ElementsAre(200, 10, 200));
}

TEST(Decode, sixteenBitsKeepTheirValues)
{
    const auto image = decodeBytes(
        bytesOf({.width = 2, .height = 1, .bitDepth = 16, .rows = {0, 0x12, 0x34, 0xFF, 0xFE}}), "x");
    ASSERT_TRUE(image.has_value());
    EXPECT_THAT(image->pixels16(), testing::ElementsAre(0x1234, 0xFFFE));
}

/// A TIFF of one strip by the letter of the standard (TIFF 6.0): 2 x 1 gray, little-endian.
ByteVector rawTiff(std::uint16_t bits, std::uint16_t photometric, const ByteVector& pixels)
{
    ByteVector bytes = {'I', 'I', 42, 0, 8, 0, 0, 0, 8, 0};
    const auto entry = [&bytes](unsigned tag, unsigned value) {
        for (const unsigned byte :
             {tag & 255U, tag >> 8U, 4U, 0U, 1U, 0U, 0U, 0U, value & 255U, value >> 8U, 0U, 0U})
            bytes.push_back(static_cast<std::uint8_t>(byte));
    };
    entry(256, 2);
    entry(257, 1);
    entry(258, bits);
    entry(259, 1);
    entry(262, photometric);
    entry(273, 8 + 2 + 8 * 12 + 4);
    entry(278, 1);
    entry(279, static_cast<unsigned>(pixels.size()));
    bytes.insert(bytes.end(), 4, 0);
    bytes.insert(bytes.end(), pixels.begin(), pixels.end());
    return bytes;
}

TEST(Decode, tiffsKeepTheirPolarity)
{
    const auto plain = decodeBytes(rawTiff(8, 1, {10, 200}), "x");
    ASSERT_TRUE(plain.has_value());
    EXPECT_THAT(plain->pixels8(), testing::ElementsAre(10, 200));
    const auto white = decodeBytes(rawTiff(8, 0, {10, 200}), "x");
    ASSERT_TRUE(white.has_value());
    EXPECT_THAT(white->pixels8(), testing::ElementsAre(245, 55));
    const auto deep = decodeBytes(rawTiff(16, 1, {1, 2, 3, 4}), "x");
    ASSERT_TRUE(deep.has_value());
    EXPECT_THAT(deep->pixels16(), testing::ElementsAre(0x0201, 0x0403));
    const auto deepWhite = decodeBytes(rawTiff(16, 0, {1, 2, 3, 4}), "x");
    ASSERT_TRUE(deepWhite.has_value());
    EXPECT_THAT(deepWhite->pixels16(), testing::ElementsAre(0xFFFF - 0x0201, 0xFFFF - 0x0403));
}

TEST(Decode, whatIsNoImageSaysSo)
{
    EXPECT_EQ(codeOf(textBytes("this is a text file\n")), ErrorCode::NotAnImage);
    EXPECT_EQ(codeOf({}), ErrorCode::ImageDamaged);
    EXPECT_EQ(codeOf(textBytes("GIF89a......")), ErrorCode::UnsupportedImage);
    EXPECT_EQ(codeOf(textBytes("RIFF\x10\0\0\0WEBPVP8 "sv)), ErrorCode::UnsupportedImage);
    EXPECT_EQ(codeOf(textBytes(std::string(128, '\0') + "DICM........")), ErrorCode::ImageDamaged);
    EXPECT_EQ(codeOf(rawTiff(32, 1, {0, 0, 0, 0, 0, 0, 0, 0})), ErrorCode::UnsupportedImage);
}

TEST(Decode, whatClaimsTooManyPixelsNeverReachesADecoder)
{
    const auto billion = decodeBytes(bytesOf({.width = 40'000, .height = 25'000, .rows = {0}}), "huge.png");
    ASSERT_FALSE(billion.has_value());
    EXPECT_EQ(billion.error(),
              (core::Error{ErrorCode::ImageTooLarge,
                           "huge.png",
                           {{"width", "40000"}, {"height", "25000"}, {"limit", "100000000"}}}));
    EXPECT_EQ(codeOf(bytesOf({.width = 0x7FFFFFFF, .height = 0x7FFFFFFF, .rows = {0}})),
              ErrorCode::ImageTooLarge);
    EXPECT_EQ(codeOf(bytesOf({.width = 0xFFFFFFFF, .height = 0xFFFFFFFF, .rows = {0}})),
              ErrorCode::ImageTooLarge);
    EXPECT_EQ(codeOf(bytesOf({.width = 0, .height = 5, .rows = {0}})), ErrorCode::ImageDamaged);
    const auto image = decodeBytes(noisePng(5, 5, 1), "x", {.maxPixels = 24});
    ASSERT_FALSE(image.has_value());
    EXPECT_EQ(image.error().code, ErrorCode::ImageTooLarge);
    EXPECT_TRUE(decodeBytes(noisePng(5, 5, 1), "x", {.maxPixels = 25}).has_value());
}

TEST(Decode, aSmallSizeDoesNotHideAHugeOne)
{
    // JPEG: the decoder makes room for the first frame; TIFF: for the first width, of whatever type.
    ByteVector jpeg = encoded(".jpg", ramp(CV_8UC1));
    const auto frame = std::ranges::search(jpeg, ByteVector{0xFF, 0xC0});
    ByteVector huge(frame.begin(), frame.begin() + 13);
    huge[5] = huge[7] = 0x7D; // 32,000 pixels a side
    jpeg.insert(jpeg.begin() + (frame.begin() - jpeg.begin()), huge.begin(), huge.end());
    EXPECT_EQ(codeOf(jpeg), ErrorCode::ImageTooLarge);
    ByteVector tiff = rawTiff(8, 1, {10, 200});
    ASSERT_TRUE(decodeBytes(tiff, "x").has_value());
    constexpr std::size_t kType = 8 + 2 + 2;
    tiff[kType] = 9; // a signed number
    EXPECT_EQ(codeOf(tiff), ErrorCode::ImageDamaged);
    tiff[kType] = 4;
    tiff[8 + 2 + 3 * 12] = 0; // the compression's tag becomes a second width
    EXPECT_EQ(codeOf(tiff), ErrorCode::ImageDamaged);
}

double megabytesAtMost()
{
    rusage used = {};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) * 1024e-6;
}

TEST(Decode, textsThatUnpackToGigabytesAreNotUnpacked)
{
    // A hundred of eight megabytes, in the two kinds that PNG has: 800 kB in the file.
    const ByteVector packedText = packed(ByteVector(7'900'000, 'x'));
    for (const auto& [type, start] : {std::pair("zTXt", "k\0\0"sv), {"iTXt", "k\0\1\0\0\0"sv}}) {
        ByteVector content(start.begin(), start.end());
        content.insert(content.end(), packedText.begin(), packedText.end());
        RawPng png{.width = 2, .height = 1, .rows = {0, 10, 200}};
        png.others.assign(100, {type, content});
        const ByteVector bytes = bytesOf(png);
        const double before = megabytesAtMost();
        const auto image = decodeBytes(bytes, "x");
        ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
        EXPECT_THAT(image->pixels8(), testing::ElementsAre(10, 200));
        EXPECT_LT(megabytesAtMost() - before, 300) << type;
    }
}

TEST(Decode, aJpegOfTooManyScansIsRefused)
{
    ByteVector bytes = encoded(".jpg", ramp(CV_8UC1));
    // A scan header again and again, with nothing after it: cheap to write, dear to decode.
    const auto scan = std::ranges::search(bytes, ByteVector{0xFF, 0xDA});
    const ByteVector header(scan.begin(), scan.begin() + 10);
    ByteVector many;
    for (int i = 0; i < 101; ++i)
        many.insert(many.end(), header.begin(), header.end());
    bytes.insert(bytes.begin() + (scan.begin() - bytes.begin()), many.begin(), many.end());
    EXPECT_EQ(codeOf(bytes), ErrorCode::UnsupportedImage);
}

TEST(Decode, filesFailByWhatTheyAre)
{
    const support::TemporaryFolder folder;
    const auto missing = decodeFile(folder / "none.png");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);
    const auto isFolder = decodeFile(folder.path());
    ASSERT_FALSE(isFolder.has_value());
    EXPECT_EQ(isFolder.error().code, ErrorCode::ReadFailed);
    std::ofstream(folder / "text.png") << "id,boneage,male\n";
    const auto text = decodeFile(folder / "text.png");
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().code, ErrorCode::NotAnImage);
    EXPECT_EQ(text.error().place, (folder / "text.png").string());
}

TEST(Decode, readsWhatWritePngWrites)
{
    const support::TemporaryFolder folder;
    for (const auto depth : {Image::Depth::Bits8, Image::Depth::Bits16}) {
        Image image(3, 2, depth);
        for (std::size_t i = 0; i < image.pixels8().size(); ++i)
            image.pixels8()[i] = static_cast<std::uint8_t>(40 * i);
        for (std::size_t i = 0; i < image.pixels16().size(); ++i)
            image.pixels16()[i] = static_cast<std::uint16_t>(11'000 * i + 1);
        ASSERT_TRUE(writePng(folder / "a.png", image).has_value());
        const auto read = decodeFile(folder / "a.png");
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->depth(), depth);
        EXPECT_TRUE(std::ranges::equal(read->pixels8(), image.pixels8()));
        EXPECT_TRUE(std::ranges::equal(read->pixels16(), image.pixels16()));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "a.png.part"));
}

} // namespace
} // namespace carpo::imaging
