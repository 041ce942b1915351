// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/bmp_runs.h"
#include "engine/imaging/byte_order.h"
#include "engine/imaging/container.h"

#include <cstdlib>

namespace carpo::imaging {
namespace {

constexpr std::size_t kFileHeader = 14;
constexpr std::uint32_t kCoreHeader = 12; // OS/2
constexpr std::uint32_t kInfoHeader = 40;
constexpr std::uint32_t kUncompressed = 0;
constexpr std::uint32_t kRuns8 = 1;
constexpr std::uint32_t kRuns4 = 2;
constexpr std::uint32_t kBitFields = 3;
constexpr std::uint32_t kMaxColours = 256;
constexpr std::uint32_t kTrueColour = 16; // bits; fewer have a palette, mostly of grays

std::uint32_t littleAt(Bytes bytes, std::size_t offset, std::size_t count)
{
    return numberAt(bytes, offset, count, std::endian::little);
}

void setLittle(std::vector<std::uint8_t>& bytes, std::size_t offset, std::size_t count, std::uint32_t value)
{
    for (std::size_t i = 0; i < count; ++i)
        bytes[offset + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

std::uint32_t rowBytesOf(std::int64_t width, std::uint32_t bits)
{
    return static_cast<std::uint32_t>((width * bits + 31) / 32 * 4);
}

/// The same picture with a byte a pixel, which the decoder is to see; empty where its runs do not fit.
std::vector<std::uint8_t>
withoutRuns(Bytes bytes, const Container& container, std::uint32_t header, std::uint32_t bits)
{
    const std::uint32_t pixelsAt = littleAt(bytes, 10, 4);
    // From below to above, as its rows must lie.
    const bool isUpward = static_cast<std::int32_t>(littleAt(bytes, 22, 4)) > 0;
    if (!isUpward || pixelsAt < kFileHeader + header || pixelsAt > bytes.size())
        return {};
    const RunsOf picture{.width = static_cast<std::size_t>(container.width),
                         .height = static_cast<std::size_t>(container.height),
                         .rowBytes = rowBytesOf(container.width, 8),
                         .bits = bits};
    const auto pixels = unpackedRuns(bytes.subspan(pixelsAt), picture);
    if (!pixels)
        return {};
    std::vector<std::uint8_t> plain(bytes.begin(), bytes.begin() + pixelsAt);
    setLittle(plain, 28, 2, 8);
    setLittle(plain, 30, 4, kUncompressed);
    if (littleAt(bytes, 46, 4) == 0)
        setLittle(plain, 46, 4, 1U << bits); // its palette is as long as before
    plain.insert(plain.end(), pixels->begin(), pixels->end());
    return plain;
}

} // namespace

Container readBmp(Bytes bytes, std::int64_t maxPixels)
{
    Container container;
    const std::uint32_t header = littleAt(bytes, kFileHeader, 4);
    if (header < kCoreHeader || bytes.size() < kFileHeader + header)
        return container;
    std::uint32_t bits = 0;
    std::uint32_t compression = kUncompressed;
    if (header == kCoreHeader) {
        container.width = littleAt(bytes, 18, 2);
        container.height = littleAt(bytes, 20, 2);
        bits = littleAt(bytes, 24, 2);
    } else {
        // A negative height says that the first row is the top one.
        container.width = static_cast<std::int32_t>(littleAt(bytes, 18, 4));
        container.height = std::abs(std::int64_t{static_cast<std::int32_t>(littleAt(bytes, 22, 4))});
        bits = littleAt(bytes, 28, 2);
        compression = littleAt(bytes, 30, 4);
    }
    container.isColour = bits >= kTrueColour;
    const bool isRuns = header >= kInfoHeader
                        && ((compression == kRuns8 && bits == 8) || (compression == kRuns4 && bits == 4));
    if (!isRuns && compression != kUncompressed && compression != kBitFields)
        container.refusal =
            "BMP (" + std::to_string(bits) + " bits, compression " + std::to_string(compression) + ")";
    const bool badPalette = header > kCoreHeader && littleAt(bytes, 46, 4) > kMaxColours;
    if (badPalette || container.width <= 0 || bits == 0 || bits > 32
        || container.width * container.height > maxPixels)
        return container;
    if (isRuns) {
        container.forDecoder = withoutRuns(bytes, container, header, bits);
        container.complete = !container.forDecoder.empty();
        return container;
    }
    const std::int64_t pixelsAt = littleAt(bytes, 10, 4);
    container.complete = pixelsAt + rowBytesOf(container.width, bits) * container.height
                         <= static_cast<std::int64_t>(bytes.size());
    return container;
}

} // namespace carpo::imaging
