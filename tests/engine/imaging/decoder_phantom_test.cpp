// SPDX-License-Identifier: GPL-3.0-or-later
// Hands as DICOMs, made with packaged tools, against what DCMTK sees in them.
#include "engine/imaging/decode.h"
#include "engine/phantom/cohort.h"
#include "tests/support/dicom_files.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

namespace carpo::imaging {
namespace {

namespace fs = std::filesystem;
using support::DicomSpec;
using support::fileBytes;
using support::runTool;

class DecoderPhantom : public testing::Test
{
protected:
    /// A hand of the demonstration cohort, 8 bits.
    [[nodiscard]] cv::Mat hand() const
    {
        const fs::path cohort = m_folder / "cohort";
        if (!fs::exists(cohort)
            && !phantom::writeCohort(cohort, {.count = 1, .seed = 71, .height = 300}, {}, [](const auto&) {}))
            throw std::runtime_error("no cohort");
        for (const auto& entry : fs::directory_iterator(cohort / "boneage-training-dataset"))
            return cv::imread(entry.path().string(), cv::IMREAD_GRAYSCALE);
        throw std::runtime_error("no hand");
    }

    /// The hand as a DICOM whose codes run over all of its bits.
    [[nodiscard]] fs::path dicomOf(const cv::Mat& gray, DicomSpec spec, const std::string& name) const
    {
        spec.width = gray.cols;
        spec.height = gray.rows;
        const int levels = 1 << (spec.bitsStored - 8);
        std::vector<std::uint16_t> codes;
        for (int y = 0; y < gray.rows; ++y) {
            for (int x = 0; x < gray.cols; ++x) {
                const int value = gray.at<std::uint8_t>(y, x) * levels + (7 * x + 13 * y) % levels;
                codes.push_back(static_cast<std::uint16_t>(
                    spec.isSigned ? (value - (1 << (spec.bitsStored - 1))) & ((1 << spec.bitsStored) - 1)
                                  : value));
            }
        }
        support::writeDicom(m_folder / name, spec, codes);
        return m_folder / name;
    }

    /// What a program makes of it: the file is the last but one argument, its picture the last.
    [[nodiscard]] cv::Mat
    seenBy(std::vector<std::string> program, const fs::path& file, const std::string& name = "seen.png") const
    {
        const fs::path picture = m_folder / name;
        fs::remove(picture);
        program.push_back(file.string());
        program.push_back(picture.string());
        runTool(program);
        cv::Mat mat = cv::imread(picture.string(), cv::IMREAD_UNCHANGED);
        if (mat.empty())
            throw std::runtime_error("no picture of " + file.string());
        return mat;
    }

    /// The largest and the mean difference from what else was seen, both in shares of white.
    static std::pair<double, double> difference(const Image& image, const cv::Mat& other)
    {
        EXPECT_EQ(image.width(), other.cols);
        EXPECT_EQ(image.height(), other.rows);
        if (image.width() != other.cols || image.height() != other.rows)
            return {1, 1};
        const bool is8 = image.depth() == Image::Depth::Bits8;
        const double white = is8 ? 255 : (1 << image.whiteBits()) - 1;
        double largest = 0;
        double sum = 0;
        for (int y = 0; y < other.rows; ++y) {
            for (int x = 0; x < other.cols; ++x) {
                const auto place = static_cast<std::size_t>(y * other.cols + x);
                const double ours = is8 ? image.pixels8()[place] : image.pixels16()[place];
                const double theirs = other.depth() == CV_16U ? other.at<std::uint16_t>(y, x) / 65535.0
                                                              : other.at<std::uint8_t>(y, x) / 255.0;
                largest = std::max(largest, std::abs(ours / white - theirs));
                sum += std::abs(ours / white - theirs);
            }
        }
        return {largest, sum / static_cast<double>(other.total())};
    }

    support::TemporaryFolder m_folder;
};

TEST_F(DecoderPhantom, aHandOfEitherPolarityIsAsDcmtkSeesIt)
{
    const cv::Mat gray = hand();
    ASSERT_GT(cv::mean(gray)[0], 10);
    for (const char* const photometric : {"MONOCHROME2", "MONOCHROME1"}) {
        for (const bool isSigned : {false, true}) {
            SCOPED_TRACE(std::string(photometric) + (isSigned ? " signed" : ""));
            // The codes are the hand's or, where white is low, its negative's: the hand is seen either way.
            const bool isLow = std::string(photometric) == "MONOCHROME1";
            const cv::Mat stored = isLow ? cv::Mat(255 - gray) : gray;
            const fs::path file =
                dicomOf(stored, {.bitsStored = 12, .isSigned = isSigned, .photometric = photometric}, "h");
            const auto image = decodeFile(file);
            ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
            EXPECT_LT(difference(*image, seenBy({"dcm2pnm", "+on2", "-W"}, file)).first, 1.1 / 4095);
            EXPECT_LT(difference(*image, gray).first, 1.0 / 255 + 1.0 / 4095) << "a hand on black";
        }
    }
}

TEST_F(DecoderPhantom, aCaptureInColourIsTheSameHandAndSaysThatItIsInColour)
{
    const cv::Mat gray = hand();
    cv::Mat colour;
    cv::cvtColor(gray, colour, cv::COLOR_GRAY2BGR);
    cv::rectangle(colour, {0, 0, 40, 20}, {0, 0, 255}, cv::FILLED); // a red label, as captures have
    const std::string jpeg = m_folder / "capture.jpg";
    cv::imwrite(jpeg, colour, {cv::IMWRITE_JPEG_QUALITY, 95});
    const fs::path ybr = m_folder / "ybr.dcm"; // YBR_FULL_422, the JPEG as it is
    runTool({"img2dcm", jpeg, ybr.string()});
    const fs::path rgb = m_folder / "rgb.dcm";
    runTool({"dcmdjpeg", ybr.string(), rgb.string()});
    for (const fs::path& file : {ybr, rgb}) {
        const auto decoded = decodeWithFacts(fileBytes(file), file.string());
        ASSERT_TRUE(decoded.has_value()) << core::inEnglish(decoded.error());
        EXPECT_TRUE(decoded->isColour) << file;
        const cv::Mat seen = seenBy({"dcmj2pnm", "+on"}, file);
        cv::Mat luminance;
        cv::cvtColor(seen, luminance, cv::COLOR_BGR2GRAY);
        EXPECT_LT(difference(decoded->image, luminance).second, 0.004) << file;
    }
    const auto plain = decodeWithFacts(fileBytes(dicomOf(gray, {.bitsStored = 12}, "gray")), "gray");
    ASSERT_TRUE(plain.has_value());
    EXPECT_FALSE(plain->isColour);
}

} // namespace
} // namespace carpo::imaging
