// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/explore/fingerprint.h"
#include "engine/explore/scan.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// Two rows of the data set that may show the same, the first perhaps mirrored.
struct CandidatePair
{
    std::size_t first = 0;
    std::size_t second = 0;
    bool mirrored = false;
    bool alike = false; ///< their thumbnails hardly differ
    auto operator<=>(const CandidatePair&) const = default;
};

/// Images below so many pixels on their shorter side hold no detail for a close look.
inline constexpr int kSmallImage = 192;

/// The pairs among `rows` that may be duplicates, in ascending order: neighbours by the spectra of their
/// thumbnails whose shapes agree and whose thumbnails agree better than with nearly all their other
/// neighbours. More is asked of small images, which nothing can be looked up in later. `thumbnails` has an
/// element for each of `rows`. Fails with Cancelled only. Blocks (some seconds for 12,611).
[[nodiscard]] core::Result<std::vector<CandidatePair>>
duplicateCandidates(const ScanTable& table,
                    std::span<const std::size_t> rows,
                    std::span<const Thumbnail> thumbnails,
                    const std::stop_token& stop);

} // namespace carpo::explore
