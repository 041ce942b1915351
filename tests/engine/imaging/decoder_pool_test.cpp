// SPDX-License-Identifier: GPL-3.0-or-later
// Helpers that are missing, crash, overstay, talk nonsense or are ended from outside.
#include "engine/imaging/decoder_pool.h"

#include "engine/imaging/decode.h"
#include "tests/support/dicom_files.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

namespace carpo::imaging {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using support::fileBytes;
using support::rampCodes;
using support::writeDicom;
using Clock = std::chrono::steady_clock;
using Bytes = std::vector<std::uint8_t>;

class Decoder : public testing::Test
{
protected:
    /// A program in the helper's place that does that.
    [[nodiscard]] fs::path script(const std::string& body) const
    {
        const fs::path file = m_folder / "helper";
        std::ofstream(file) << "#!/bin/sh\n" << body << '\n';
        fs::permissions(file, fs::perms::owner_all);
        return file;
    }

    [[nodiscard]] Bytes dicom() const
    {
        writeDicom(m_folder / "a", {}, rampCodes({}));
        return fileBytes(m_folder / "a");
    }

    [[nodiscard]] ErrorCode failureWith(const std::string& body, const DecodeLimits& limits = {}) const
    {
        DecoderPool pool(script(body), 1);
        const auto image = pool.decode(Bytes(10), limits, {});
        EXPECT_FALSE(image.has_value());
        return image ? ErrorCode::Internal : image.error().code;
    }

    support::TemporaryFolder m_folder;
};

std::ptrdiff_t openDescriptors()
{
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

TEST_F(Decoder, theHelperLiesBesideTheTests)
{
    EXPECT_TRUE(fs::equivalent(decoderProgram(), CARPO_DECODER));
}

TEST_F(Decoder, aHelperThatIsMissingIsAProblemOfEachImage)
{
    DecoderPool nowhere({}, 1);
    DecoderPool gone(m_folder / "none", 1);
    for (DecoderPool* const pool : {&nowhere, &gone}) {
        for (int i = 0; i < 3; ++i) {
            const auto image = pool->decode(Bytes(10), {}, {});
            ASSERT_FALSE(image.has_value());
            EXPECT_EQ(image.error().code, ErrorCode::DecoderUnavailable);
        }
    }
}

TEST_F(Decoder, oneThatCrashesOrTalksNonsense)
{
    EXPECT_EQ(failureWith("kill -ABRT $$"), ErrorCode::DecoderCrashed);
    EXPECT_EQ(failureWith("kill -SEGV $$"), ErrorCode::DecoderCrashed);
    EXPECT_EQ(failureWith("kill -KILL $$"), ErrorCode::DecoderUnavailable);
    EXPECT_EQ(failureWith("exit 3"), ErrorCode::DecoderUnavailable);
    EXPECT_EQ(failureWith("printf nonsense >&3; exec sleep 60"), ErrorCode::Internal);
    EXPECT_EQ(failureWith(R"(printf '{"width":2,"height":2,"deep":0,"white_bits":0}' >&3; exec sleep 60)"),
              ErrorCode::Internal)
        << "no pixels where it says there are";
}

TEST_F(Decoder, oneThatOverstaysIsEndedAtTheLimit)
{
    const auto start = Clock::now();
    EXPECT_EQ(failureWith("exec sleep 60", {.maxSeconds = 0.3}), ErrorCode::DecodingTooLong);
    EXPECT_GE(secondsSince(start), 0.3);
    EXPECT_LT(secondsSince(start), 10);
}

TEST_F(Decoder, cancellingEndsItAndWhoeverWaitsForIt)
{
    DecoderPool pool(script("exec sleep 60"), 1);
    std::stop_source stop;
    std::vector<ErrorCode> codes(2);
    {
        std::vector<std::jthread> callers;
        for (ErrorCode& code : codes)
            callers.emplace_back([&pool, &code, token = stop.get_token()] {
                const auto image = pool.decode(Bytes(10), {}, token);
                code = image ? ErrorCode::Internal : image.error().code;
            });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        stop.request_stop();
    }
    EXPECT_THAT(codes, testing::Each(ErrorCode::Cancelled));
}

TEST_F(Decoder, manyThreadsShareAFewHelpers)
{
    const Bytes file = dicom();
    DecoderPool pool(decoderProgram(), 2);
    std::atomic<int> opened = 0;
    {
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 6; ++caller)
            callers.emplace_back([&] {
                for (int i = 0; i < 5; ++i)
                    opened += pool.decode(file, {}, {}).has_value() ? 1 : 0;
            });
    }
    EXPECT_EQ(opened, 30);
}

TEST_F(Decoder, whatTheyLeaveBehindIsNothing)
{
    const Bytes file = dicom();
    (void)failureWith("kill -ABRT $$");
    const auto before = openDescriptors();
    for (int i = 0; i < 10; ++i) {
        (void)failureWith("kill -ABRT $$");
        DecoderPool pool(decoderProgram(), 1);
        EXPECT_TRUE(pool.decode(file, {}, {}).has_value());
    }
    EXPECT_EQ(openDescriptors(), before);
}

TEST_F(Decoder, largeImagesComeFromTheHelperUnchanged)
{
    // Above the 16 megapixels that are opened here.
    cv::Mat large(4100, 4000, CV_16UC1);
    for (int y = 0; y < large.rows; ++y) {
        for (int x = 0; x < large.cols; ++x)
            large.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(x * 16 + y % 7);
    }
    Bytes png;
    cv::imencode(".png", large, png, {cv::IMWRITE_PNG_COMPRESSION, 1});
    const auto image = decodeBytes(png, "x");
    ASSERT_TRUE(image.has_value()) << core::inEnglish(image.error());
    ASSERT_EQ(image->width(), large.cols);
    EXPECT_TRUE(std::equal(image->pixels16().begin(), image->pixels16().end(), large.begin<std::uint16_t>()));
    const auto small = decodeBytes(png, "x", {.maxPixels = 16'000'000});
    ASSERT_FALSE(small.has_value());
    EXPECT_EQ(small.error().code, ErrorCode::ImageTooLarge);
}

TEST_F(Decoder, limitsSayWhatMayOpenNow)
{
    const core::Problem large{ErrorCode::ImageTooLarge, "x", {{"limit", "16000000"}}};
    EXPECT_TRUE(mayOpenNow(large, {}));
    EXPECT_FALSE(mayOpenNow(large, {.maxPixels = 16'000'000}));
    const core::Problem slow{ErrorCode::DecodingTooLong, "x", {{"limit", "20"}}};
    EXPECT_FALSE(mayOpenNow(slow, {.maxSeconds = 20}));
    EXPECT_TRUE(mayOpenNow(slow, {.maxSeconds = 20.5}));
    EXPECT_TRUE(mayOpenNow({ErrorCode::UnsupportedImage, "x", {{"format", "DICOM"}}}, {}));
    EXPECT_TRUE(mayOpenNow({ErrorCode::UnsupportedImage, "x", {{"format", "BigTIFF"}}}, {}));
    EXPECT_FALSE(mayOpenNow({ErrorCode::UnsupportedImage, "x", {{"format", "DICOM (2 frames)"}}}, {}));
    EXPECT_FALSE(mayOpenNow({ErrorCode::ImageDamaged, "x", {}}, {}));
}

} // namespace
} // namespace carpo::imaging
