// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace carpo::explore {

/// Names what an image shows, whatever file it is packed in: XXH3-128 of its width, height, depth and decoded
/// pixels. Equal for exact duplicates, and but for those for none.
struct PixelHash
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const PixelHash&) const = default;
};

/// Side of the thumbnail that stands for an image's appearance, pixels.
inline constexpr int kThumbnailSide = 32;
inline constexpr std::size_t kThumbnailPixels = std::size_t{kThumbnailSide} * kThumbnailSide;

/// The image drawn to a square (whatever its aspect ratio) by area averaging, row-major, its 1st percentile
/// at 0 and its 99th at 255: neither size, depth, brightness nor contrast of the file is left in it, polarity
/// and orientation are. All 128 where the image is of one gray.
using Thumbnail = std::array<std::uint8_t, kThumbnailPixels>;

/// What tells whether two images show the same.
struct Fingerprint
{
    PixelHash pixels;
    /// 64-bit perceptual hash of the thumbnail: the signs of its lowest 8 x 8 DCT coefficients against their
    /// mean (Zauner 2010, "Implementation and benchmarking of perceptual image hash functions", 3.2.1, as
    /// OpenCV has it). Compared by the number of bits that differ.
    std::uint64_t perceptual = 0;
    Thumbnail thumbnail = {};
};

} // namespace carpo::explore
