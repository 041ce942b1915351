// SPDX-License-Identifier: GPL-3.0-or-later
// Cut and changed files, by the thousand: never a crash, never half an image.
#include "engine/core/random.h"
#include "engine/imaging/decode.h"
#include "tests/engine/imaging/raw_png.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <string>

namespace carpo::imaging {
namespace {

cv::Mat noise(int width, int height, int type)
{
    core::RandomStream random(9, "noise");
    cv::Mat mat(height, width, type);
    for (std::size_t i = 0; i < mat.total() * mat.elemSize(); ++i)
        mat.data[i] = static_cast<std::uint8_t>(random.below(256));
    return mat;
}

struct Sample
{
    std::string name;
    ByteVector bytes;
};

std::vector<Sample> samples()
{
    std::vector<Sample> all = {{"raw.png", noisePng(60, 40, 1)}};
    const auto add = [&all](const std::string& name, int type, const std::vector<int>& options = {}) {
        Sample sample{name, {}};
        EXPECT_TRUE(cv::imencode(name.substr(name.rfind('.')), noise(61, 43, type), sample.bytes, options));
        all.push_back(std::move(sample));
    };
    add("16.png", CV_16UC1);
    add("colour.png", CV_8UC3);
    add("gray.jpg", CV_8UC1);
    add("progressive.jpg", CV_8UC3, {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    add("restarts.jpg", CV_8UC1, {cv::IMWRITE_JPEG_RST_INTERVAL, 4});
    add("lzw.tiff", CV_8UC1);
    add("16.tiff", CV_16UC1);
    add("plain.tiff", CV_8UC1, {cv::IMWRITE_TIFF_COMPRESSION, 1});
    add("gray.bmp", CV_8UC1);
    add("colour.bmp", CV_8UC3);
    return all;
}

TEST(Damage, whatIsCutShortIsNeverAnImage)
{
    for (const Sample& sample : samples()) {
        ASSERT_TRUE(decodeBytes(sample.bytes, sample.name).has_value()) << sample.name;
        const std::size_t step = std::max<std::size_t>(1, sample.bytes.size() / 300);
        for (std::size_t size = 0; size < sample.bytes.size(); size += step) {
            const ByteVector cut(sample.bytes.begin(),
                                 sample.bytes.begin() + static_cast<std::ptrdiff_t>(size));
            EXPECT_FALSE(decodeBytes(cut, sample.name).has_value()) << sample.name << " cut at " << size;
        }
        ByteVector last = sample.bytes;
        last.pop_back();
        EXPECT_FALSE(decodeBytes(last, sample.name).has_value()) << sample.name << " without its last byte";
    }
}

TEST(Damage, aTruncatedPngIsDamaged)
{
    const ByteVector bytes = noisePng(60, 40, 2);
    for (const std::size_t part : {2U, 3U, 10U}) {
        const ByteVector cut(bytes.begin(), bytes.end() - static_cast<std::ptrdiff_t>(bytes.size() / part));
        const auto image = decodeBytes(cut, "x");
        ASSERT_FALSE(image.has_value());
        EXPECT_EQ(image.error().code, core::ErrorCode::ImageDamaged);
    }
}

TEST(Damage, aPngWhoseChunksAreRightButWhosePixelsAreFewIsDamaged)
{
    RawPng png{.width = 60, .height = 40, .rows = {}};
    png.rows.assign(61 * 20, 0); // half of the rows, in a chunk with the right checksum
    const auto image = decodeBytes(bytesOf(png), "x");
    ASSERT_FALSE(image.has_value());
    EXPECT_EQ(image.error().code, core::ErrorCode::ImageDamaged);
}

TEST(Damage, aPngWithAnyByteChangedIsNoImage)
{
    const ByteVector bytes = noisePng(20, 15, 3);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        ByteVector changed = bytes;
        changed[at] ^= 0x10U;
        EXPECT_FALSE(decodeBytes(changed, "x").has_value()) << at;
    }
}

TEST(Damage, aZeroedTailIsNoImage)
{
    // What a copy that was broken off leaves on some file systems: the right size, zeros at the end.
    for (const Sample& sample : samples()) {
        if (sample.name.ends_with(".bmp") || sample.name == "plain.tiff")
            continue; // without compression zeros are pixels like others
        ByteVector zeroed = sample.bytes;
        std::fill(
            zeroed.begin() + static_cast<std::ptrdiff_t>(zeroed.size() / 2), zeroed.end(), std::uint8_t{0});
        EXPECT_FALSE(decodeBytes(zeroed, sample.name).has_value()) << sample.name;
    }
}

TEST(Damage, randomChangesNeverCrash)
{
    core::RandomStream random(1, "changes");
    const auto all = samples();
    int decoded = 0;
    constexpr int kRounds = 3000;
    for (int round = 0; round < kRounds; ++round) {
        const Sample& sample = all[random.below(all.size())];
        ByteVector bytes = sample.bytes;
        const auto changes = 1 + random.below(8);
        for (std::uint64_t i = 0; i < changes; ++i) {
            // Half of them in the header, where they do most.
            const auto reach = random.chance(0.5) ? std::min<std::size_t>(bytes.size(), 200) : bytes.size();
            bytes[random.below(reach)] = static_cast<std::uint8_t>(random.below(256));
        }
        if (random.chance(0.3))
            bytes.resize(random.below(bytes.size()));
        const auto image = decodeBytes(bytes, sample.name);
        if (!image)
            continue;
        ++decoded;
        ASSERT_FALSE(image->isEmpty());
        const auto pixels =
            static_cast<std::size_t>(image->width()) * static_cast<std::size_t>(image->height());
        ASSERT_EQ(image->pixels8().size() + image->pixels16().size(), pixels);
    }
    EXPECT_LT(decoded, kRounds / 2);
}

} // namespace
} // namespace carpo::imaging
