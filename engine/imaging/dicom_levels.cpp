// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/dicom_levels.h"

#include <algorithm>
#include <cmath>

namespace carpo::imaging {
namespace {

constexpr int kByteBits = 8;
constexpr int kWordBits = 16;

/// What each code is shown as, and the level that is white.
struct Shown
{
    std::vector<std::uint16_t> levels; // by code
    int bits = kWordBits;
};

std::int64_t valueOf(std::size_t code, const Presentation& how)
{
    const auto value = static_cast<std::int64_t>(code);
    const std::int64_t codes = std::int64_t{1} << how.bitsStored;
    return how.isSigned && value >= codes / 2 ? value - codes : value;
}

std::uint16_t lookUp(const LevelTable& table, std::int64_t input)
{
    const auto last = static_cast<std::int64_t>(table.values.size()) - 1;
    const std::int64_t place = std::clamp<std::int64_t>(input - table.first, 0, last);
    return std::min(table.values[static_cast<std::size_t>(place)],
                    static_cast<std::uint16_t>((1U << static_cast<unsigned>(table.bits)) - 1));
}

/// In the modality's unit; a double for the sake of the window.
double modalityValue(std::size_t code, const Presentation& how)
{
    const std::int64_t stored = valueOf(code, how);
    if (how.modality)
        return lookUp(*how.modality, stored);
    return static_cast<double>(stored) * how.slope + how.intercept;
}

/// 0 black to 1 white.
double windowed(double value, const LevelWindow& window)
{
    switch (window.shape) {
    case LevelWindow::Shape::Sigmoid:
        return 1 / (1 + std::exp(-4 * (value - window.centre) / window.width));
    case LevelWindow::Shape::LinearExact:
        return std::clamp((value - window.centre) / window.width + 0.5, 0.0, 1.0);
    case LevelWindow::Shape::Linear:
        break;
    }
    const double half = (window.width - 1) / 2;
    if (value <= window.centre - 0.5 - half)
        return 0;
    if (value > window.centre - 0.5 + half)
        return 1;
    return std::clamp((value - (window.centre - 0.5)) / (window.width - 1) + 0.5, 0.0, 1.0);
}

int bitsThatHold(std::span<const std::uint16_t> stored, std::uint32_t offset, std::uint32_t mask)
{
    std::uint32_t brightest = 0;
    for (const std::uint16_t code : stored)
        brightest = std::max(brightest, (code + offset) & mask);
    int bits = kByteBits;
    while (brightest >> static_cast<unsigned>(bits) != 0)
        bits += 2;
    return bits;
}

/// The codes' order and no more: a rescale changes the unit, not what is black and white.
Shown asStored(std::span<const std::uint16_t> stored, std::size_t codes, const Presentation& how)
{
    Shown shown{.levels = std::vector<std::uint16_t>(codes), .bits = std::max(how.bitsStored, kByteBits)};
    // Signed values begin below zero: half of the codes.
    const std::size_t offset = how.isSigned ? codes / 2 : 0;
    const bool falls = how.slope < 0;
    if (how.bitsStored == kWordBits && !falls)
        shown.bits =
            bitsThatHold(stored, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(codes - 1));
    // Fewer than eight bits are spread over a byte.
    const std::size_t spread = how.bitsStored < kByteBits ? 255 / (codes - 1) : 1;
    for (std::size_t code = 0; code < codes; ++code) {
        const std::size_t rank = (code + offset) & (codes - 1);
        shown.levels[code] = static_cast<std::uint16_t>((falls ? codes - 1 - rank : rank) * spread);
    }
    return shown;
}

Shown shownCodes(std::span<const std::uint16_t> stored, const Presentation& how)
{
    const std::size_t codes = std::size_t{1} << static_cast<unsigned>(how.bitsStored);
    if (!how.voi && !how.window && !how.modality)
        return asStored(stored, codes, how);
    Shown shown{.levels = std::vector<std::uint16_t>(codes)};
    if (how.voi)
        shown.bits = how.voi->bits;
    else if (how.window)
        shown.bits = how.bitsStored <= kByteBits ? kByteBits : kWordBits;
    else
        shown.bits = how.modality->bits;
    const double white = (1U << static_cast<unsigned>(shown.bits)) - 1;
    for (std::size_t code = 0; code < codes; ++code) {
        const double value = modalityValue(code, how);
        if (how.voi)
            shown.levels[code] = lookUp(*how.voi, std::llround(value));
        else if (how.window)
            shown.levels[code] =
                static_cast<std::uint16_t>(std::lround(windowed(value, *how.window) * white));
        else
            shown.levels[code] = static_cast<std::uint16_t>(value);
    }
    return shown;
}

} // namespace

Image presented(std::span<const std::uint16_t> stored, int width, int height, const Presentation& how)
{
    Shown shown = shownCodes(stored, how);
    const auto mask = static_cast<std::uint16_t>(shown.levels.size() - 1);
    if (how.whiteIsLow) {
        const auto white = static_cast<std::uint16_t>((1U << static_cast<unsigned>(shown.bits)) - 1);
        for (std::uint16_t& level : shown.levels)
            level = static_cast<std::uint16_t>(white - std::min(level, white));
    }
    if (shown.bits <= kByteBits) {
        Image image(width, height);
        std::ranges::transform(stored, image.pixels8().begin(), [&](std::uint16_t code) {
            return static_cast<std::uint8_t>(shown.levels[code & mask]);
        });
        return image;
    }
    Image image(width, height, Image::Depth::Bits16);
    std::ranges::transform(
        stored, image.pixels16().begin(), [&](std::uint16_t code) { return shown.levels[code & mask]; });
    image.setWhiteBits(shown.bits);
    return image;
}

} // namespace carpo::imaging
