// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a file holds, this process lives, and a damaged one is a problem with its reason.
#include "engine/core/random.h"
#include "engine/imaging/decode.h"
#include "tests/support/dicom_files.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <array>

namespace carpo::imaging {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using support::DicomSpec;
using support::fileBytes;
using support::rampCodes;
using support::runTool;
using support::writeDicom;
using Bytes = std::vector<std::uint8_t>;

class DecoderDamage : public testing::Test
{
protected:
    [[nodiscard]] fs::path made(const DicomSpec& spec) const
    {
        writeDicom(m_folder / "a", spec, rampCodes(spec));
        return m_folder / "a";
    }

    void expectRefused(const DicomSpec& spec, ErrorCode code, const std::string& format = {}) const
    {
        const auto image = decodeFile(made(spec));
        ASSERT_FALSE(image.has_value()) << format;
        EXPECT_EQ(image.error().code, code) << core::inEnglish(image.error());
        EXPECT_EQ(image.error().place, (m_folder / "a").string());
        EXPECT_THAT(std::string(image.error().value("format")), testing::HasSubstr(format));
    }

    support::TemporaryFolder m_folder;
};

/// Where the bytes are; the file's size where they are not.
std::size_t placeOf(const Bytes& file, const Bytes& part)
{
    return static_cast<std::size_t>(std::ranges::search(file, part).begin() - file.begin());
}

TEST_F(DecoderDamage, kindsThatAreNotOpenedSayWhatTheyAre)
{
    expectRefused({.lines = {"(0028,0008) IS [3]"}}, ErrorCode::UnsupportedImage, "3 frames");
    expectRefused({.photometric = "PALETTE COLOR"}, ErrorCode::UnsupportedImage, "PALETTE COLOR");
    expectRefused({.without = {"(7fe0,0010)"}}, ErrorCode::UnsupportedImage, "no pixel data");
    expectRefused({.without = {"(7fe0,0010)", "(0028"}}, ErrorCode::UnsupportedImage, "no image");
    expectRefused({.lines = {"(6000,0010) US 100",
                             "(6000,0011) US 100",
                             "(6000,0050) SS 1\\1",
                             "(6000,0100) US 1",
                             "(6000,0102) US 0",
                             "(6000,3000) OW 0\\0"}},
                  ErrorCode::UnsupportedImage,
                  "overlay");
    expectRefused({.bitsAllocated = 8, .bitsStored = 8, .photometric = "CMYK", .samples = 4},
                  ErrorCode::UnsupportedImage,
                  "CMYK");
}

TEST_F(DecoderDamage, absurdRowsAndColumnsCostNothing)
{
    Bytes file = fileBytes(made({}));
    const std::size_t rows = placeOf(file, {0x28, 0, 0x10, 0, 'U', 'S', 2, 0});
    const std::size_t columns = placeOf(file, {0x28, 0, 0x11, 0, 'U', 'S', 2, 0});
    ASSERT_LT(columns, file.size());
    file[rows + 8] = file[rows + 9] = file[columns + 8] = file[columns + 9] = 0xFF;
    const auto huge = decodeBytes(file, "x");
    ASSERT_FALSE(huge.has_value());
    EXPECT_EQ(huge.error().code, ErrorCode::ImageTooLarge);
    EXPECT_EQ(huge.error().value("width"), "65535");
    file[columns + 9] = 0;
    const auto long_ = decodeBytes(file, "x");
    ASSERT_FALSE(long_.has_value());
    EXPECT_EQ(long_.error().code, ErrorCode::ImageDamaged);
    file[rows + 8] = file[rows + 9] = 0;
    EXPECT_FALSE(decodeBytes(file, "x").has_value());
}

TEST_F(DecoderDamage, structuresThatDoNotFit)
{
    const Bytes good = fileBytes(made({}));
    // The attributes without preamble and meta header.
    const std::size_t start = placeOf(good, {8, 0, 0x16, 0, 'U', 'I'});
    ASSERT_LT(start, good.size());
    const auto bare = decodeBytes(std::span(good).subspan(start), "x");
    ASSERT_FALSE(bare.has_value());
    EXPECT_EQ(bare.error().code, ErrorCode::UnsupportedImage);
    EXPECT_EQ(bare.error().value("format"), "DICOM (without its meta header)");
    EXPECT_FALSE(decodeBytes(std::span(good).first(132), "x").has_value());
    // Rows said to be a text, pixel data of a length that is never told.
    Bytes wrong = good;
    const std::size_t rows = placeOf(good, {0x28, 0, 0x10, 0, 'U', 'S', 2, 0});
    wrong[rows + 4] = 'S';
    wrong[rows + 5] = 'Q';
    EXPECT_FALSE(decodeBytes(wrong, "x").has_value());
    Bytes open = good;
    const std::size_t pixels = placeOf(good, {0xE0, 0x7F, 0x10, 0, 'O', 'W', 0, 0});
    ASSERT_LT(pixels, good.size());
    std::fill_n(open.begin() + static_cast<std::ptrdiff_t>(pixels) + 8, 4, 0xFF);
    EXPECT_FALSE(decodeBytes(open, "x").has_value());
    EXPECT_TRUE(decodeBytes(good, "x").has_value());
}

TEST_F(DecoderDamage, cutAnywhereItIsAProblemAndNothingElse)
{
    const fs::path plain = made({});
    const std::vector<std::vector<std::string>> tools = {
        {}, {"dcmcrle"}, {"dcmcjpeg", "+e1"}, {"gdcmconv", "--jpegls"}, {"gdcmconv", "--j2k"}};
    int opened = 0;
    for (std::vector<std::string> command : tools) {
        const fs::path file = command.empty() ? plain : m_folder / "b";
        if (!command.empty()) {
            command.insert(command.end(), {plain.string(), file.string()});
            runTool(command);
        }
        const Bytes whole = fileBytes(file);
        ASSERT_TRUE(decodeBytes(whole, "x").has_value());
        for (int i = 1; i <= 25; ++i) {
            const std::size_t size = whole.size() * static_cast<std::size_t>(i) / 26;
            if (decodeBytes(std::span(whole).first(size), "x"))
                ++opened;
        }
        EXPECT_FALSE(decodeBytes(std::span(whole).first(whole.size() - 2), "x").has_value());
    }
    EXPECT_EQ(opened, 0);
}

TEST_F(DecoderDamage, bytesChangedAnywhereNeverEndThisProcess)
{
    const fs::path plain =
        made({.lines = {"(0010,0040) CS [F]", "(0028,1050) DS [2000]", "(0028,1051) DS [900]"}});
    const fs::path file = m_folder / "ls";
    runTool({"gdcmconv", "--jpegls", plain.string(), file.string()});
    core::RandomStream random(3, "damage");
    for (const Bytes& good : {fileBytes(plain), fileBytes(file)}) {
        for (int i = 0; i < 60; ++i) {
            Bytes bad = good;
            // Half of them within the attributes, which are short.
            const std::size_t within = i % 2 == 0 ? std::min<std::size_t>(bad.size(), 700) : bad.size();
            for (int change = 0; change < 4; ++change)
                bad[132 + random.below(within - 132)] = static_cast<std::uint8_t>(random.below(256));
            const auto image = decodeBytes(bad, "x");
            EXPECT_TRUE(image || !core::inEnglish(image.error()).empty());
        }
        EXPECT_TRUE(decodeBytes(good, "x").has_value()) << "and the good one still opens";
    }
}

TEST_F(DecoderDamage, jpegsThatAreNotOpened)
{
    // A baseline JPEG's frame header, told to be of 12 bits and of four inks.
    Bytes jpeg;
    cv::imencode(".jpg", cv::Mat(16, 16, CV_8UC1, cv::Scalar(90)), jpeg);
    const std::size_t frame = placeOf(jpeg, {0xFF, 0xC0});
    ASSERT_LT(frame, jpeg.size());
    Bytes twelve = jpeg;
    twelve[frame + 4] = 12;
    const auto deep = decodeBytes(twelve, "x");
    ASSERT_FALSE(deep.has_value());
    EXPECT_EQ(deep.error().value("format"), "JPEG (12 bits or lossless)");
    Bytes inks = jpeg;
    inks[frame + 9] = 4;
    const auto cmyk = decodeBytes(inks, "x");
    ASSERT_FALSE(cmyk.has_value());
    EXPECT_EQ(cmyk.error().value("format"), "JPEG (CMYK)");
}

} // namespace
} // namespace carpo::imaging
