// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/byte_order.h"
#include "engine/imaging/container.h"

#include <zlib.h>

namespace carpo::imaging {
namespace {

constexpr std::size_t kSignature = 8;
constexpr std::size_t kChunkFrame = 12; // length, type and CRC
constexpr std::uint8_t kColourUsed = 2; // of the colour type: RGB or a palette
constexpr std::uint32_t kIhdr = 0x49484452;
constexpr std::uint32_t kIend = 0x49454E44;
constexpr std::uint32_t kZtxt = 0x7A545874;
constexpr std::uint32_t kItxt = 0x69545874;

std::uint32_t bigAt(Bytes bytes, std::size_t offset)
{
    return numberAt(bytes, offset, 4, std::endian::big);
}

/// Goes through the chunks up to IEND and calls `take(type, whole chunk)`; false where one is damaged.
template <typename Take>
bool forEachChunk(Bytes bytes, Take take)
{
    std::size_t at = kSignature;
    while (bytes.size() - at >= kChunkFrame) {
        const std::size_t length = bigAt(bytes, at);
        if (length > bytes.size() - at - kChunkFrame)
            return false;
        const auto crc = crc32(0, bytes.data() + at + 4, static_cast<uInt>(length + 4));
        if (crc != bigAt(bytes, at + 8 + length))
            return false;
        const std::uint32_t type = bigAt(bytes, at + 4);
        take(type, bytes.subspan(at, kChunkFrame + length));
        if (type == kIend)
            return true;
        at += kChunkFrame + length;
    }
    return false;
}

bool isCompressedText(std::uint32_t type)
{
    return type == kZtxt || type == kItxt;
}

std::vector<std::uint8_t> withoutCompressedTexts(Bytes bytes)
{
    std::vector<std::uint8_t> kept(bytes.begin(), bytes.begin() + kSignature);
    forEachChunk(bytes, [&kept](std::uint32_t type, Bytes chunk) {
        if (!isCompressedText(type))
            kept.insert(kept.end(), chunk.begin(), chunk.end());
    });
    return kept;
}

} // namespace

Container readPng(Bytes bytes, std::int64_t maxPixels)
{
    Container container;
    if (bytes.size() < kSignature + 8 + 13 || bigAt(bytes, kSignature + 4) != kIhdr)
        return container;
    container.width = bigAt(bytes, kSignature + 8);
    container.isColour = (bytes[kSignature + 17] & kColourUsed) != 0;
    container.height = bigAt(bytes, kSignature + 12);
    // The product of two such sides may not fit.
    if (container.width <= 0 || container.height > maxPixels / container.width)
        return container;
    bool holdsTexts = false;
    container.complete = forEachChunk(bytes, [&holdsTexts](std::uint32_t type, Bytes) {
        holdsTexts = holdsTexts || isCompressedText(type);
    });
    if (container.complete && holdsTexts)
        container.forDecoder = withoutCompressedTexts(bytes);
    return container;
}

} // namespace carpo::imaging
