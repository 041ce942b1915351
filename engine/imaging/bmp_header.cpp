// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/byte_order.h"
#include "engine/imaging/container.h"

#include <cstdlib>

namespace carpo::imaging {
namespace {

constexpr std::size_t kFileHeader = 14;
constexpr std::uint32_t kCoreHeader = 12; // OS/2
constexpr std::uint32_t kUncompressed = 0;
constexpr std::uint32_t kBitFields = 3;
constexpr std::uint32_t kMaxColours = 256;
constexpr std::uint32_t kTrueColour = 16; // bits; fewer have a palette, mostly of grays

std::uint32_t littleAt(Bytes bytes, std::size_t offset, std::size_t count)
{
    return numberAt(bytes, offset, count, std::endian::little);
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
    if (compression != kUncompressed && compression != kBitFields)
        container.refusal = "BMP (compressed)";
    const bool badPalette = header > kCoreHeader && littleAt(bytes, 46, 4) > kMaxColours;
    if (badPalette || container.width <= 0 || bits == 0 || bits > 32
        || container.width * container.height > maxPixels)
        return container;
    const std::int64_t rowBytes = (container.width * bits + 31) / 32 * 4;
    const std::int64_t pixelsAt = littleAt(bytes, 10, 4);
    container.complete = pixelsAt + rowBytes * container.height <= static_cast<std::int64_t>(bytes.size());
    return container;
}

} // namespace carpo::imaging
