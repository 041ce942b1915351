// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/parallel_for.h"

#include <algorithm>
#include <cstddef>

namespace carpo::explore {

/// Rows that a core takes at once: what is read of a column fits its nearest cache.
inline constexpr std::size_t kChunkRows = 16384;

[[nodiscard]] constexpr std::size_t chunksOf(std::size_t rows)
{
    return (rows + kChunkRows - 1) / kChunkRows;
}

/// Calls `body(chunk, first, last)` for the chunks of `rows` rows, on all cores where there is more than one.
template <typename Body>
void forChunks(std::size_t rows, const Body& body)
{
    core::parallelFor(chunksOf(rows), [rows, &body](std::size_t chunk) {
        body(chunk, chunk * kChunkRows, std::min(rows, (chunk + 1) * kChunkRows));
    });
}

} // namespace carpo::explore
