// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace carpo::imaging {

using ByteVector = std::vector<std::uint8_t>;

/// A PNG put together by the letter of the standard, so that no decoder is tested against its own encoder.
struct RawPng
{
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    std::uint8_t bitDepth = 8;
    std::uint8_t colourType = 0; ///< 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha
    ByteVector rows = {};        ///< every row with its filter byte in front
    ByteVector palette = {};     ///< three bytes a colour
    std::vector<std::pair<std::string, ByteVector>> others = {}; ///< type and content of more chunks
};

[[nodiscard]] ByteVector bytesOf(const RawPng& png);

/// As zlib packs them.
[[nodiscard]] ByteVector packed(const ByteVector& bytes);

/// A gray one of 8 bits whose pixels no compression makes small.
[[nodiscard]] ByteVector noisePng(int width, int height, std::uint64_t seed);

} // namespace carpo::imaging
