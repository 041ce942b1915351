// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carpo::imaging {

/// Sides of a bitmap and how its palette's places are packed: 8 bits each (BI_RLE8) or 4 (BI_RLE4).
struct RunsOf
{
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t rowBytes = 0; ///< of the answer; at least `width`
    std::uint32_t bits = 8;
};

/// Unpacks the runs of a Windows bitmap into a byte a pixel, the lower row first; what the runs skip is 0.
/// Nothing where they leave the picture, or end without a mark before its last pixel. Must not block.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> unpackedRuns(std::span<const std::uint8_t> runs,
                                                                    const RunsOf& picture);

} // namespace carpo::imaging
