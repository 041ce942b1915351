// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/explore/neighbours.h"

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// A place on a map; only nearness on it means something.
using MapPoint = std::array<float, 2>;

struct UmapOptions
{
    int epochs = 0; ///< 0: 500 up to 10,000 points, 200 above, as umap-learn has it
    std::uint64_t seed = 1;
};

/// Lays points out on a plane so that neighbours stay neighbours: UMAP (McInnes, Healy, Melville 2018,
/// arXiv:1802.03426) with min_dist 0.1, spread 1, five negative samples and a learning rate that falls from 1
/// to 0. `start` has a place for each point of `neighbours`, PCA's for instance; its scale does not matter.
/// The same input and seed give the same map. Fails with Cancelled only. Blocks (some 10 s for 12,611
/// points).
[[nodiscard]] core::Result<std::vector<MapPoint>> umap(const Neighbours& neighbours,
                                                       std::span<const MapPoint> start,
                                                       const UmapOptions& options,
                                                       const std::stop_token& stop,
                                                       const core::ProgressFn& report);

} // namespace carpo::explore
