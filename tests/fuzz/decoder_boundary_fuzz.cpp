// SPDX-License-Identifier: GPL-3.0-or-later
// What crosses the boundary to carpo-decode, both ways. The first byte says which way: 'R' an answer about
// pixels, 'A' the text of attributes, 'D' a DICOM's attributes behind a sound meta header, else a whole file.
// The helper may crash on a file; this process may not, and the next file opens.
#include "engine/imaging/decode.h"
#include "engine/imaging/decode_protocol.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace carpo::imaging;
using carpo::core::ErrorCode;

// Small, so that hundreds are tried in a second.
constexpr DecodeLimits kLimits = {.maxPixels = 100'000, .maxSeconds = 10};

void require(bool kept, const char* promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

void readReply(std::string_view message)
{
    const auto reply = replyIn(message, {.limits = kLimits});
    if (!reply || reply->error)
        return;
    require(reply->width > 0 && reply->height > 0, "a picture has sides");
    require(std::int64_t{reply->width} * reply->height <= kLimits.maxPixels, "the limit holds");
    require(reply->whiteBits == 0 || (reply->whiteBits >= 8 && reply->whiteBits <= 16), "white is a level");
    if (reply->facts)
        require(reply->facts->bodyPart.size() <= DicomFacts::kMaxText, "texts are short");
}

void decode(std::span<const std::uint8_t> file)
{
    const auto image = decodeWithFacts(file, "input", kLimits);
    if (!image) {
        require(image.error().place == "input", "an image that cannot be decoded says which one");
        require(image.error().code != ErrorCode::Internal, "every failure has its code");
        require(image.error().code != ErrorCode::DecoderUnavailable, "the helper is there");
        return;
    }
    const auto pixels =
        static_cast<std::size_t>(image->image.width()) * static_cast<std::size_t>(image->image.height());
    require(pixels > 0 && pixels <= static_cast<std::size_t>(kLimits.maxPixels), "sides are in range");
    require(image->image.pixels8().size() + image->image.pixels16().size() == pixels, "every pixel is there");
}

/// DICOM PS3.10 7.1: preamble, and a meta header that says explicit little endian.
std::vector<std::uint8_t> withMetaHeader(std::span<const std::uint8_t> attributes)
{
    constexpr std::string_view kSyntax("\x02\0\x10\0UI\x14\0"
                                       "1.2.840.10008.1.2.1\0",
                                       28);
    constexpr std::string_view kLength("\x02\0\0\0UL\x04\0\x1C\0\0\0", 12);
    std::vector<std::uint8_t> file(128);
    for (const std::string_view part : {std::string_view("DICM"), kLength, kSyntax})
        file.insert(file.end(), part.begin(), part.end());
    file.insert(file.end(), attributes.begin(), attributes.end());
    return file;
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::span<const std::uint8_t> rest(data + 1, size - 1);
    const std::string_view text(reinterpret_cast<const char*>(rest.data()), rest.size());
    switch (data[0]) {
    case 'R':
        readReply(text);
        break;
    case 'A':
        (void)attributesIn(text);
        (void)requestIn(text);
        break;
    case 'D':
        decode(withMetaHeader(rest));
        break;
    default:
        decode({data, size});
        break;
    }
    return 0;
}
