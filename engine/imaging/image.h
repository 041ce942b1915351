// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carpo::imaging {

/// A gray image that owns its pixels: row-major, no padding, 8 or 16 bits a pixel (0 black).
class Image
{
public:
    enum class Depth
    {
        Bits8,
        Bits16
    };

    /// An image of no pixels.
    Image() = default;

    /// All pixels zero. `width` and `height` in pixels, at least 0.
    Image(int width, int height, Depth depth = Depth::Bits8);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] Depth depth() const { return m_depth; }
    [[nodiscard]] bool isEmpty() const { return m_width == 0 || m_height == 0; }
    /// How many bits white has in a 16-bit image, 8..16, where the file says so; else 0, and the pixels tell
    /// (gray_levels.h).
    [[nodiscard]] int whiteBits() const { return m_whiteBits; }
    void setWhiteBits(int bits) { m_whiteBits = bits; }
    /// 255 or 65535.
    [[nodiscard]] int maximum() const { return m_depth == Depth::Bits8 ? 255 : 65535; }

    /// All pixels. Only for the image's own depth: the other span is empty.
    [[nodiscard]] std::span<const std::uint8_t> pixels8() const { return m_pixels8; }
    [[nodiscard]] std::span<std::uint8_t> pixels8() { return m_pixels8; }
    [[nodiscard]] std::span<const std::uint16_t> pixels16() const { return m_pixels16; }
    [[nodiscard]] std::span<std::uint16_t> pixels16() { return m_pixels16; }

private:
    int m_width = 0;
    int m_height = 0;
    Depth m_depth = Depth::Bits8;
    int m_whiteBits = 0;
    std::vector<std::uint8_t> m_pixels8;
    std::vector<std::uint16_t> m_pixels16;
};

} // namespace carpo::imaging
