// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/appearance.h"
#include "engine/explore/scan.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::explore {

/// "pca", "umap"
[[nodiscard]] std::string_view mapKindKey(MapKind kind);
[[nodiscard]] std::optional<MapKind> mapKindOf(std::string_view key);

/// What tells one state of a set's images from another: 16 hexadecimal digits of their ids and pixels. Blocks
/// for some milliseconds per 100,000 images.
[[nodiscard]] std::string imagesRevision(const dataset::Dataset& dataset, const ScanTable& scan);

/// The map of a set's images, with what it was made of: the same four make the same map.
struct AppearanceMap
{
    MapKind kind = MapKind::Umap;
    std::uint64_t seed = 1; ///< of Umap; 0 for Pca, which draws nothing
    std::string revision;   ///< imagesRevision() of what it shows
    std::vector<float> x;   ///< a place for each image of the set; NaN where it cannot be read
    std::vector<float> y;

    bool operator==(const AppearanceMap&) const = default;
};

using AppearanceMapPtr = std::shared_ptr<const AppearanceMap>;

/// The keys that a map's coordinates go by in Columns and in rules: "map.umap.1.<revision>.x" and ".y".
[[nodiscard]] std::array<std::string, 2> mapColumnKeys(const AppearanceMap& map);

/// What such a key says.
struct MapColumn
{
    MapKind kind = MapKind::Umap;
    std::uint64_t seed = 0;
};
/// Nothing for a key of another column.
[[nodiscard]] std::optional<MapColumn> mapColumnOf(std::string_view key);

/// The map of the images that could be read. `thumbnails`: one for each image of the set. Fails as
/// appearanceMap does. Blocks, as that.
[[nodiscard]] core::Result<AppearanceMap> makeAppearanceMap(const dataset::Dataset& dataset,
                                                            const ScanTable& scan,
                                                            std::span<const Thumbnail> thumbnails,
                                                            MapKind kind,
                                                            std::uint64_t seed,
                                                            const std::stop_token& stop,
                                                            const core::ProgressFn& report);

} // namespace carpo::explore
