// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>

namespace carpo::imaging {

/// What opening an image may cost. The defaults stand here and nowhere else.
struct DecodeLimits
{
    std::int64_t maxPixels = 100'000'000; ///< width x height, held before a decoder sees the file; at least 1
    double maxSeconds = 20;               ///< in carpo-decode; above 0

    bool operator==(const DecodeLimits&) const = default;
};

/// The program's: whoever opens an image takes them where nobody says others. Safe from any thread.
[[nodiscard]] DecodeLimits decodeLimits();
/// Meant for a program's start and its settings. Safe from any thread.
void setDecodeLimits(const DecodeLimits& limits);

/// The largest file that is read for an image within the limits, bytes.
[[nodiscard]] std::int64_t maxFileBytes(const DecodeLimits& limits);

/// What carpo-decode may take of memory, bytes.
[[nodiscard]] std::uint64_t maxMemoryBytes(const DecodeLimits& limits);

/// Whether an image with that problem may open now: it was over limits that have been raised since, or it is
/// of a kind that an earlier version refused. What is found out once is else true until the file changes.
[[nodiscard]] bool mayOpenNow(const core::Problem& problem, const DecodeLimits& limits);

} // namespace carpo::imaging
