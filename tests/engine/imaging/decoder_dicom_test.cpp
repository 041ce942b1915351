// SPDX-License-Identifier: GPL-3.0-or-later
// DICOMs of every codec and kind against what they were made of, and against DCMTK's eyes.
#include "engine/imaging/decode.h"
#include "tests/support/dicom_files.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace carpo::imaging {
namespace {

namespace fs = std::filesystem;
using support::DicomSpec;
using support::fileBytes;
using support::rampCodes;
using support::runTool;
using support::writeDicom;
using testing::Contains;

/// What DCMTK's dcm2pnm makes of it with those options, in 16 bits.
cv::Mat dcmtkPicture(const fs::path& file, const std::vector<std::string>& options)
{
    const fs::path picture = file.string() + ".png";
    std::vector<std::string> command = {"dcm2pnm", "+on2"};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(file.string());
    command.push_back(picture.string());
    runTool(command);
    const cv::Mat mat = cv::imread(picture.string(), cv::IMREAD_UNCHANGED);
    fs::remove(picture);
    if (mat.empty() || mat.type() != CV_16UC1)
        throw std::runtime_error("no 16-bit gray picture of " + file.string());
    return mat;
}

class DecoderDicom : public testing::Test
{
protected:
    [[nodiscard]] fs::path made(const DicomSpec& spec, const std::string& name = "a.dcm") const
    {
        writeDicom(m_folder / name, spec, rampCodes(spec));
        return m_folder / name;
    }

    /// Both in shares of white: the largest difference.
    static double difference(const Image& image, const cv::Mat& other)
    {
        EXPECT_EQ(image.width(), other.cols);
        EXPECT_EQ(image.height(), other.rows);
        if (image.width() != other.cols || image.height() != other.rows)
            return 1;
        const bool is8 = image.depth() == Image::Depth::Bits8;
        const double white = is8 ? 255 : (1 << image.whiteBits()) - 1;
        double largest = 0;
        for (int y = 0; y < other.rows; ++y) {
            for (int x = 0; x < other.cols; ++x) {
                const auto place = static_cast<std::size_t>(y * other.cols + x);
                const double ours = is8 ? image.pixels8()[place] : image.pixels16()[place];
                largest = std::max(largest, std::abs(ours / white - other.at<std::uint16_t>(y, x) / 65535.0));
            }
        }
        return largest;
    }

    /// With a window or table, DCMTK is told to use it.
    static void expectAsDcmtk(const fs::path& file, const std::vector<std::string>& options, double tolerance)
    {
        const auto image = decodeFile(file);
        ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
        EXPECT_LT(difference(*image, dcmtkPicture(file, options)), tolerance) << file;
    }

    support::TemporaryFolder m_folder;
};

constexpr double kLevel12 = 1.0 / 4095;
constexpr double kLevel8 = 1.0 / 255;

TEST_F(DecoderDicom, storedValuesComeThroughEveryLosslessCodec)
{
    const DicomSpec spec;
    const auto codes = rampCodes(spec);
    const fs::path plain = made(spec);
    const std::vector<std::pair<std::string, std::vector<std::string>>> codecs = {
        {"rle", {"dcmcrle"}},
        {"jpeg_lossless", {"dcmcjpeg", "+el"}},
        {"jpeg_lossless_sv1", {"dcmcjpeg", "+e1"}},
        {"jpeg_ls", {"gdcmconv", "--jpegls"}},
        {"jpeg_2000", {"gdcmconv", "--j2k"}},
        {"deflated", {"dcmconv", "+td"}},
        {"implicit", {"dcmconv", "+ti"}},
        {"big_endian", {"dcmconv", "+tb"}},
    };
    const auto expectCodes = [&codes](const fs::path& file) {
        const auto image = decodeFile(file);
        ASSERT_TRUE(image.has_value()) << file << ": " << core::inEnglish(image.error());
        EXPECT_EQ(image->whiteBits(), 12) << file;
        EXPECT_TRUE(std::ranges::equal(image->pixels16(), codes)) << file;
    };
    expectCodes(plain);
    for (const auto& [name, tool] : codecs) {
        const fs::path file = m_folder / name;
        std::vector<std::string> command = tool;
        command.push_back(plain.string());
        command.push_back(file.string());
        runTool(command);
        expectCodes(file);
    }
}

TEST_F(DecoderDicom, jpegBaselineIsCloseAndEightBit)
{
    const DicomSpec spec{.bitsAllocated = 8, .bitsStored = 8};
    const fs::path plain = made(spec);
    const fs::path jpeg = m_folder / "jpeg";
    runTool({"dcmcjpeg", "+eb", plain.string(), jpeg.string()});
    const auto original = decodeFile(plain);
    const auto image = decodeFile(jpeg);
    ASSERT_TRUE(original && image);
    EXPECT_EQ(image->depth(), Image::Depth::Bits8);
    EXPECT_TRUE(std::ranges::equal(original->pixels8(), rampCodes(spec), {}, {}, [](std::uint16_t code) {
        return static_cast<std::uint8_t>(code);
    }));
    for (std::size_t i = 0; i < image->pixels8().size(); ++i)
        EXPECT_NEAR(image->pixels8()[i], original->pixels8()[i], 6);
}

TEST_F(DecoderDicom, depthsSignsAndPolaritiesAreAsDcmtkSeesThem)
{
    for (const char* const photometric : {"MONOCHROME2", "MONOCHROME1"}) {
        for (const int bits : {8, 10, 12, 14, 16}) {
            for (const bool isSigned : {false, true}) {
                const DicomSpec spec{.bitsAllocated = bits == 8 ? 8 : 16,
                                     .bitsStored = bits,
                                     .isSigned = isSigned,
                                     .photometric = photometric};
                SCOPED_TRACE(std::string(photometric) + ' ' + std::to_string(bits)
                             + (isSigned ? " signed" : ""));
                // DCMTK spreads 2^n levels over 2^16 and rounds down: less than a level apart.
                expectAsDcmtk(made(spec), {"-W"}, 1.0 / ((1 << bits) - 1) + 1e-5);
            }
        }
    }
}

TEST_F(DecoderDicom, rescaleAndWindowAreAsDcmtkSeesThem)
{
    for (const char* const photometric : {"MONOCHROME2", "MONOCHROME1"}) {
        for (const bool isSigned : {false, true}) {
            const DicomSpec spec{.isSigned = isSigned,
                                 .photometric = photometric,
                                 .lines = {"(0028,1050) DS [700.5\\50]",
                                           "(0028,1051) DS [1500\\20]",
                                           "(0028,1052) DS [-600]",
                                           "(0028,1053) DS [0.75]"}};
            expectAsDcmtk(made(spec), {"+Wi", "1"}, 2.0 / 1500);
        }
    }
    const DicomSpec eight{
        .bitsAllocated = 8, .bitsStored = 8, .lines = {"(0028,1050) DS [100]", "(0028,1051) DS [60]"}};
    expectAsDcmtk(made(eight), {"+Wi", "1"}, 0.51 * kLevel8 + 1.0 / 60);
    const DicomSpec sigmoid{
        .lines = {"(0028,1050) DS [2000]", "(0028,1051) DS [900]", "(0028,1056) CS [SIGMOID]"}};
    expectAsDcmtk(made(sigmoid), {"+Wi", "1"}, 0.003);
}

/// A table of 12 bits that is steep at first.
std::vector<std::string>
tableLines(const std::string& sequence, const std::string& descriptor, int entries, int white)
{
    std::string values;
    for (int i = 0; i < entries; ++i)
        values += (i == 0 ? "" : "\\") + std::to_string(std::lround(std::sqrt(i / (entries - 1.0)) * white));
    return {sequence + " SQ",
            "(fffe,e000) na",
            "(0028,3002) US " + descriptor,
            "(0028,3006) US " + values,
            "(fffe,e00d) na",
            "(fffe,e0dd) na"};
}

TEST_F(DecoderDicom, tablesAreAsDcmtkSeesThem)
{
    const DicomSpec voi{.bitsStored = 10, .lines = tableLines("(0028,3010)", "800\\100\\12", 800, 4095)};
    expectAsDcmtk(made(voi), {"+Wl", "1"}, kLevel12);
    auto lines = tableLines("(0028,3000)", "1024\\0\\16", 1024, 65535);
    lines.insert(lines.end() - 2, "(0028,3004) LO [US]");
    const DicomSpec modality{.bitsStored = 10, .lines = lines};
    expectAsDcmtk(made(modality), {"-W"}, 1.0 / 30000);
    // Where both are there the table counts.
    DicomSpec both = voi;
    both.lines.insert(both.lines.end(), {"(0028,1050) DS [10]", "(0028,1051) DS [10]"});
    expectAsDcmtk(made(both), {"+Wl", "1"}, kLevel12);
}

TEST_F(DecoderDicom, colourBecomesLuminance)
{
    const DicomSpec spec{
        .width = 4, .height = 2, .bitsAllocated = 8, .bitsStored = 8, .photometric = "RGB", .samples = 3};
    std::vector<std::uint16_t> codes;
    for (int i = 0; i < 8; ++i)
        codes.insert(codes.end(),
                     {static_cast<std::uint16_t>(i < 4 ? 255 : 0), 128, static_cast<std::uint16_t>(i * 30)});
    writeDicom(m_folder / "rgb", spec, codes);
    const auto image = decodeFile(m_folder / "rgb");
    ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
    for (std::size_t i = 0; i < 8; ++i) {
        const double expected = 0.299 * codes[3 * i] + 0.587 * codes[3 * i + 1] + 0.114 * codes[3 * i + 2];
        EXPECT_NEAR(image->pixels8()[i], expected, 0.51);
    }
}

TEST_F(DecoderDicom, colourThatWasCompressedIsTheSameGray)
{
    const DicomSpec spec{
        .width = 32, .height = 32, .bitsAllocated = 8, .bitsStored = 8, .photometric = "RGB", .samples = 3};
    std::vector<std::uint16_t> codes;
    for (int i = 0; i < 32 * 32; ++i) {
        const bool left = i % 32 < 16;
        codes.insert(
            codes.end(),
            {static_cast<std::uint16_t>(left ? 220 : 20), 90, static_cast<std::uint16_t>(left ? 10 : 240)});
    }
    const fs::path plain = m_folder / "rgb";
    writeDicom(plain, spec, codes);
    const std::vector<std::vector<std::string>> tools = {{"dcmcjpeg", "+eb"},
                                                         {"dcmcjpeg", "+e1"},
                                                         {"dcmcrle"},
                                                         {"gdcmconv", "--j2k"},
                                                         {"gdcmconv", "--jpegls"}};
    const auto original = decodeFile(plain);
    ASSERT_TRUE(original.has_value());
    for (std::vector<std::string> command : tools) {
        const fs::path file = m_folder / "compressed";
        const std::string name = command.front() + ' ' + command.back();
        command.insert(command.end(), {plain.string(), file.string()});
        runTool(command);
        const auto image = decodeFile(file);
        ASSERT_TRUE(image.has_value()) << name << core::inEnglish(image.error());
        // Away from the edge, where a lossy codec rings.
        EXPECT_NEAR(image->pixels8()[5], original->pixels8()[5], 3) << name;
        EXPECT_NEAR(image->pixels8()[27], original->pixels8()[27], 3) << name;
    }
}

TEST_F(DecoderDicom, whatItSaysOfThePatient)
{
    const DicomSpec spec{.lines = {"(0010,0040) CS [F]",
                                   "(0010,1010) AS [132M]",
                                   "(0018,0015) CS [HAND]",
                                   "(0018,1164) DS [0.2\\0.25]",
                                   "(0020,0060) CS [L]"}};
    const fs::path file = made(spec, "lies.png");
    const auto decoded = decodeWithFacts(fileBytes(file), "x");
    ASSERT_TRUE(decoded.has_value()) << core::inEnglish(decoded.error());
    ASSERT_TRUE(decoded->facts.has_value());
    EXPECT_EQ(decoded->facts->sex, DicomFacts::Sex::Female);
    EXPECT_EQ(decoded->facts->ageMonths, 132);
    EXPECT_EQ(decoded->facts->bodyPart, "HAND");
    EXPECT_EQ(decoded->facts->laterality, "L");
    EXPECT_EQ(decoded->facts->rowSpacing, 0.2);
    EXPECT_EQ(decoded->facts->columnSpacing, 0.25);
    EXPECT_TRUE(decoded->facts->isAnything());
}

TEST_F(DecoderDicom, ageFromDatesAndUnknownSex)
{
    const DicomSpec spec{.lines = {"(0008,0020) DA [20200701]",
                                   "(0010,0030) DA [20100701]",
                                   "(0010,0040) CS [O]",
                                   "(0028,0030) DS [0.1\\0.1]"}};
    const auto decoded = decodeWithFacts(fileBytes(made(spec)), "x");
    ASSERT_TRUE(decoded && decoded->facts);
    EXPECT_NEAR(decoded->facts->ageMonths, 120, 0.1);
    EXPECT_EQ(decoded->facts->sex, DicomFacts::Sex::Unknown);
    EXPECT_EQ(decoded->facts->rowSpacing, 0.1);
}

TEST_F(DecoderDicom, attributesAsText)
{
    DicomSpec spec{.lines = tableLines("(0028,3010)", "2\\0\\12", 2, 4095)};
    spec.lines.emplace_back("(0010,0040) CS [F]");
    spec.lines.emplace_back("(0010,0010) PN [Jos\xE9]"); // Latin-1
    const auto attributes = readAttributes(made(spec));
    ASSERT_TRUE(attributes.has_value()) << core::inEnglish(attributes.error());
    EXPECT_THAT(*attributes, Contains(DicomAttribute{"(0010,0040)", "CS", "Patient's Sex", "F"}));
    EXPECT_THAT(*attributes, Contains(DicomAttribute{"(0010,0010)", "PN", "Patient's Name", "Jos\xC3\xA9"}));
    EXPECT_THAT(*attributes, Contains(DicomAttribute{"(0028,0010)", "US", "Rows", "47"}));
    EXPECT_THAT(*attributes, Contains(testing::Field(&DicomAttribute::tag, "(0028,3010)[1].(0028,3002)")));
    const auto none = readAttributes(m_folder / "missing");
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error().code, core::ErrorCode::FileNotFound);
}

} // namespace
} // namespace carpo::imaging
