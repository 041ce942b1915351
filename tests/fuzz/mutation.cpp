// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutation.h"

#include "engine/core/random.h"

#include <algorithm>
#include <array>

namespace carpo::fuzz {
namespace {

using core::RandomStream;

std::size_t placeIn(const ByteVector& bytes, RandomStream& random)
{
    // Half of the changes in the beginning, where headers are.
    constexpr std::size_t kHead = 256;
    return random.below(random.chance(0.5) ? std::min(bytes.size(), kHead) : bytes.size());
}

void changeByte(ByteVector& bytes, RandomStream& random)
{
    std::uint8_t& byte = bytes[placeIn(bytes, random)];
    if (random.chance(0.5))
        byte = static_cast<std::uint8_t>(byte ^ (1U << random.below(8)));
    else
        byte = static_cast<std::uint8_t>(random.below(256));
}

/// What lengths and counts are when they are wrong.
void changeLength(ByteVector& bytes, RandomStream& random)
{
    constexpr std::array<std::uint32_t, 10> kNumbers = {
        0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    const std::uint32_t number = random.chance(0.7) ? kNumbers[random.below(kNumbers.size())]
                                                    : static_cast<std::uint32_t>(random.below(1U << 20U));
    const std::size_t width = std::array<std::size_t, 3>{1, 2, 4}[random.below(3)];
    const std::size_t place = placeIn(bytes, random);
    const bool big = random.chance(0.5);
    for (std::size_t i = 0; i < width && place + i < bytes.size(); ++i)
        bytes[place + i] = static_cast<std::uint8_t>(number >> 8 * (big ? width - 1 - i : i));
}

/// A piece of `other` put in, or over what is there.
void splice(ByteVector& bytes, const ByteVector& other, RandomStream& random)
{
    if (other.empty())
        return;
    const std::size_t from = random.below(other.size());
    const std::size_t length = 1 + random.below(std::min<std::size_t>(other.size() - from, 512));
    const auto begin = other.begin() + static_cast<std::ptrdiff_t>(from);
    const ByteVector piece(begin, begin + static_cast<std::ptrdiff_t>(length));
    const std::size_t place = placeIn(bytes, random);
    if (random.chance(0.5))
        std::copy_n(piece.begin(),
                    std::min(piece.size(), bytes.size() - place),
                    bytes.begin() + static_cast<std::ptrdiff_t>(place));
    else
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place), piece.begin(), piece.end());
}

void cutOut(ByteVector& bytes, RandomStream& random)
{
    const std::size_t place = placeIn(bytes, random);
    const std::size_t length = 1 + random.below(std::min<std::size_t>(bytes.size() - place, 512));
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(place);
    bytes.erase(begin, begin + static_cast<std::ptrdiff_t>(length));
}

} // namespace

ByteVector mutated(std::span<const ByteVector> inputs, RandomStream& random)
{
    ByteVector bytes = inputs[random.below(inputs.size())];
    for (std::uint64_t left = 1 + random.below(6); left > 0; --left) {
        if (bytes.empty())
            return bytes;
        switch (random.below(8)) {
        case 0:
        case 1:
        case 2:
            changeByte(bytes, random);
            break;
        case 3:
        case 4:
            changeLength(bytes, random);
            break;
        case 5:
            splice(bytes, inputs[random.below(inputs.size())], random);
            break;
        case 6:
            cutOut(bytes, random);
            break;
        default:
            if (random.chance(0.3))
                bytes.resize(random.below(bytes.size()));
            break;
        }
    }
    return bytes;
}

} // namespace carpo::fuzz
