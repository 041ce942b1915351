// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/appearance_map.h"

#include <charconv>
#include <iomanip>
#include <limits>
#include <sstream>
#include <utility>
#include <xxhash.h>

namespace carpo::explore {
namespace {

constexpr std::string_view kPrefix = "map.";

} // namespace

std::string_view mapKindKey(MapKind kind)
{
    return kind == MapKind::Pca ? "pca" : "umap";
}

std::optional<MapKind> mapKindOf(std::string_view key)
{
    for (const MapKind kind : {MapKind::Pca, MapKind::Umap}) {
        if (mapKindKey(kind) == key)
            return kind;
    }
    return std::nullopt;
}

std::string imagesRevision(const dataset::Dataset& dataset, const ScanTable& scan)
{
    // Each hash goes into the next as its seed, so that order and number count too.
    XXH64_hash_t hash = dataset.size();
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const std::array pixels = {scan.pixelHashes[i].high, scan.pixelHashes[i].low};
        hash = XXH3_64bits_withSeed(dataset.ids[i].data(), dataset.ids[i].size(), hash);
        hash = XXH3_64bits_withSeed(pixels.data(), sizeof pixels, hash);
    }
    std::ostringstream digits;
    digits << std::hex << std::setw(16) << std::setfill('0') << hash;
    return digits.str();
}

std::array<std::string, 2> mapColumnKeys(const AppearanceMap& map)
{
    const std::string key = std::string(kPrefix).append(mapKindKey(map.kind)) + '.' + std::to_string(map.seed)
                            + '.' + map.revision;
    return {key + ".x", key + ".y"};
}

std::optional<MapColumn> mapColumnOf(std::string_view key)
{
    if (!key.starts_with(kPrefix))
        return std::nullopt;
    key.remove_prefix(kPrefix.size());
    const std::size_t dot = key.find('.');
    const std::optional<MapKind> kind = mapKindOf(key.substr(0, dot));
    if (!kind || dot == std::string_view::npos)
        return std::nullopt;
    MapColumn column{.kind = *kind};
    const std::string_view rest = key.substr(dot + 1);
    if (std::from_chars(rest.data(), rest.data() + rest.size(), column.seed).ec != std::errc())
        return std::nullopt;
    return column;
}

core::Result<AppearanceMap> makeAppearanceMap(const dataset::Dataset& dataset,
                                              const ScanTable& scan,
                                              std::span<const Thumbnail> thumbnails,
                                              MapKind kind,
                                              std::uint64_t seed,
                                              const std::stop_token& stop,
                                              const core::ProgressFn& report)
{
    std::vector<std::size_t> rows;
    std::vector<Thumbnail> readable;
    for (std::size_t i = 0; i < thumbnails.size(); ++i) {
        if (!scan.decoded[i])
            continue;
        rows.push_back(i);
        readable.push_back(thumbnails[i]);
    }
    const auto places = appearanceMap(readable, kind, seed, stop, report);
    if (!places)
        return tl::unexpected(places.error());
    constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();
    AppearanceMap map{.kind = kind,
                      .seed = kind == MapKind::Pca ? 0 : seed,
                      .revision = imagesRevision(dataset, scan),
                      .x = std::vector<float>(thumbnails.size(), kNowhere),
                      .y = std::vector<float>(thumbnails.size(), kNowhere)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        map.x[rows[i]] = (*places)[i][0];
        map.y[rows[i]] = (*places)[i][1];
    }
    return map;
}

} // namespace carpo::explore
