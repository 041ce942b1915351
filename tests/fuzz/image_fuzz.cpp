// SPDX-License-Identifier: GPL-3.0-or-later
// An image of any bytes. A PNG is tried with right checksums too: no change would get past them otherwise.
#include "engine/imaging/decode.h"
#include "engine/imaging/gray_levels.h"
#include "engine/imaging/preprocess.h"
#include "tests/fuzz/check.h"

#include <vector>
#include <zlib.h>

namespace {

using namespace carpo;
using Bytes = std::vector<std::uint8_t>;

// Small, so that thousands are tried in a second.
constexpr imaging::DecodeLimits kLimits = {.maxPixels = 100'000};

void decodeAndUse(std::span<const std::uint8_t> bytes)
{
    const auto image = imaging::decodeBytes(bytes, "input", kLimits);
    if (!image) {
        fuzz::check(image.error().place == "input", "an image that cannot be decoded says which one");
        fuzz::check(image.error().code != core::ErrorCode::Internal, "every failure has its code");
        return;
    }
    const auto pixels = static_cast<std::size_t>(image->width()) * static_cast<std::size_t>(image->height());
    fuzz::check(pixels > 0 && pixels <= static_cast<std::size_t>(kLimits.maxPixels), "sides are in range");
    fuzz::check(image->pixels8().size() + image->pixels16().size() == pixels, "every pixel is there");
    const imaging::Image small = imaging::preprocess(*image, {.inputSize = 16});
    fuzz::check(small.width() == 16 && small.height() == 16, "what a network gets has its size");
    fuzz::check(imaging::borderMedian(*image) < 1 << imaging::bitsInUse(*image), "levels are in range");
}

std::uint32_t bigAt(const Bytes& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8U | bytes[at + i];
    return number;
}

/// ISO/IEC 15948: length, type, content, and the checksum of the two.
void mendChecksums(Bytes& png)
{
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kFrame = 12;
    for (std::size_t at = kSignature; png.size() - at >= kFrame;) {
        const std::size_t length = bigAt(png, at);
        if (length > png.size() - at - kFrame)
            return;
        const auto sum =
            static_cast<std::uint32_t>(crc32(0, png.data() + at + 4, static_cast<uInt>(length + 4)));
        for (std::size_t i = 0; i < 4; ++i)
            png[at + 8 + length + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
        at += kFrame + length;
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    decodeAndUse({data, size});
    if (imaging::sniff({data, size}) == imaging::Format::Png) {
        Bytes png(data, data + size);
        mendChecksums(png);
        decodeAndUse(png);
    }
    return 0;
}
