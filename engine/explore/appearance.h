// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/explore/features.h"
#include "engine/explore/fingerprint.h"
#include "engine/explore/umap.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// Points in a space in which images that look alike lie near each other: the thumbnails' principal
/// components (at most 32), learned from this set. One point a thumbnail. Fails with Cancelled only. Blocks
/// (a second for 12,611).
[[nodiscard]] core::Result<Features> appearanceOf(std::span<const Thumbnail> thumbnails,
                                                  const std::stop_token& stop);

enum class MapKind
{
    Pca, ///< the two directions in which the images differ most
    Umap ///< look-alikes together, see umap()
};

/// A place for each thumbnail, look-alikes near each other. The same thumbnails and seed give the same map.
/// Fails with Cancelled only. Blocks (Umap: some 15 s for 12,611).
[[nodiscard]] core::Result<std::vector<MapPoint>> appearanceMap(std::span<const Thumbnail> thumbnails,
                                                                MapKind kind,
                                                                std::uint64_t seed,
                                                                const std::stop_token& stop,
                                                                const core::ProgressFn& report);

} // namespace carpo::explore
