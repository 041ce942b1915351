// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace carpo::imaging {

/// An unsigned number of `count` bytes (1 to 8) at `offset`; 0 where the bytes end before it does.
[[nodiscard]] inline std::uint64_t
longNumberAt(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t count, std::endian order)
{
    if (offset > bytes.size() || bytes.size() - offset < count)
        return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = order == std::endian::big ? i : count - 1 - i;
        value = (value << 8U) | bytes[offset + at];
    }
    return value;
}

/// The same of up to 4 bytes.
[[nodiscard]] inline std::uint32_t
numberAt(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t count, std::endian order)
{
    return static_cast<std::uint32_t>(longNumberAt(bytes, offset, count, order));
}

} // namespace carpo::imaging
