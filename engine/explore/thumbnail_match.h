// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/fingerprint.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace carpo::explore {

inline constexpr int kThumbnailPatch = 10; // side, pixels
inline constexpr int kThumbnailPlaces = kThumbnailSide + 1 - kThumbnailPatch;

/// A thumbnail made ready to be compared: 6 KB.
struct ThumbnailDetail
{
    /// What differs from its surroundings, at equal strength everywhere.
    std::array<float, kThumbnailPixels> detail = {};
    /// 1 / the norm of the patch at each place about its mean; 0 where it is even. [y][x]
    std::array<float, std::size_t{kThumbnailPlaces}* kThumbnailPlaces> scale = {};
    std::vector<std::pair<std::uint8_t, std::uint8_t>> patches; ///< their upper left corners, x and y
};

[[nodiscard]] ThumbnailDetail detailOf(const Thumbnail& thumbnail);

/// The thumbnail as a mirror shows it.
[[nodiscard]] Thumbnail mirrored(const Thumbnail& thumbnail);

/// How well two thumbnails agree, the mean of both directions of the comparison.
struct ThumbnailAgreement
{
    double correlation = 0; ///< median over the patches of the best that each reaches near its place
    double asOne = 0;       ///< share of the patches that are found again and moved as one
};

/// Looks for the patches of either in the other, some pixels around their place: quick, and no proof. A pair
/// of which most patches are nowhere is given up, and all of it is 0. Safe from any thread.
[[nodiscard]] ThumbnailAgreement agreementOf(const ThumbnailDetail& a, const ThumbnailDetail& b);

} // namespace carpo::explore
