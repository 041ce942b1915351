// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace carpo::reference {

/// `count` doubles in [0, 1) that the reference numbers were computed with: SplitMix64, started at key 2^32.
inline std::vector<double> numbers(std::uint64_t key, std::size_t count)
{
    std::vector<double> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t z = (i + (key << 32U) + 1) * 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        z = z ^ (z >> 31U);
        values.push_back(static_cast<double>(z >> 11U) * 0x1.0p-53);
    }
    return values;
}

} // namespace carpo::reference
