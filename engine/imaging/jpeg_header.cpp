// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/byte_order.h"
#include "engine/imaging/container.h"

#include <algorithm>

namespace carpo::imaging {
namespace {

constexpr std::uint8_t kMarker = 0xFF;
constexpr std::uint8_t kStuffed = 0x00;
constexpr std::uint8_t kTemporary = 0x01;
constexpr std::uint8_t kRestart0 = 0xD0;
constexpr std::uint8_t kRestart7 = 0xD7;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint32_t kInks = 4;
// A progressive image needs a dozen; a small file with thousands of them keeps a decoder busy for minutes.
constexpr int kMaxScans = 100;

bool isRestart(std::uint8_t marker)
{
    return marker >= kRestart0 && marker <= kRestart7;
}

bool isStartOfFrame(std::uint8_t marker)
{
    // C4, C8 and CC in the same row are tables and an extension.
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Where the next marker's code stands, from `at` on, past stuffed bytes and restarts; size() where none is.
std::size_t nextMarker(Bytes bytes, std::size_t at)
{
    while (at + 1 < bytes.size()) {
        const auto found = std::find(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), kMarker);
        at = static_cast<std::size_t>(found - bytes.begin()) + 1;
        if (at < bytes.size() && bytes[at] != kMarker && bytes[at] != kStuffed && !isRestart(bytes[at]))
            return at;
    }
    return bytes.size();
}

void readFrame(Bytes bytes, std::size_t segment, std::uint8_t marker, Container& container)
{
    const auto precision = numberAt(bytes, segment + 2, 1, std::endian::big);
    container.height = numberAt(bytes, segment + 3, 2, std::endian::big);
    container.width = numberAt(bytes, segment + 5, 2, std::endian::big);
    // Baseline, extended and progressive Huffman, and the two with arithmetic coding.
    const bool known = marker <= 0xC2 || marker == 0xC9 || marker == 0xCA;
    if (!known || precision != 8)
        container.refusal = "JPEG (" + std::to_string(precision) + " bits or lossless)";
    // Which of its inks is which, and whether upside down, depends on the program that wrote it.
    const auto components = numberAt(bytes, segment + 7, 1, std::endian::big);
    container.isColour = components > 1;
    if (components == kInks)
        container.refusal = "JPEG (CMYK)";
}

} // namespace

Container readJpeg(Bytes bytes, std::int64_t /*maxPixels*/)
{
    Container container;
    int scans = 0;
    std::size_t at = nextMarker(bytes, 2);
    while (at < bytes.size()) {
        const std::uint8_t marker = bytes[at];
        if (marker == kEndOfImage) {
            container.complete = scans > 0;
            container.scans = scans;
            return container;
        }
        const std::size_t segment = at + 1;
        if (marker == kTemporary) {
            at = nextMarker(bytes, segment);
            continue;
        }
        const auto length = numberAt(bytes, segment, 2, std::endian::big);
        if (length < 2 || bytes.size() - segment < length)
            return container;
        if (isStartOfFrame(marker)) {
            // A decoder makes room for the first one: a small one behind it must not hide a huge one.
            if (container.width > 0)
                return container;
            readFrame(bytes, segment, marker, container);
        }
        if (marker == kStartOfScan && ++scans > kMaxScans)
            container.refusal = "JPEG (more than " + std::to_string(kMaxScans) + " scans)";
        at = nextMarker(bytes, segment + length);
    }
    return container;
}

} // namespace carpo::imaging
