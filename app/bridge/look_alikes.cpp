// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/look_alikes.h"

#include "engine/explore/appearance.h"
#include "engine/explore/neighbours.h"

#include <algorithm>

namespace carpo::bridge {
namespace {

explore::Features chosen(const explore::Features& all, std::span<const std::size_t> rows)
{
    explore::Features some{.dimension = all.dimension, .values = {}};
    some.values.reserve(rows.size() * all.dimension);
    for (const std::size_t row : rows)
        some.values.insert(some.values.end(), all[row].begin(), all[row].end());
    return some;
}

} // namespace

core::Result<std::vector<std::vector<std::size_t>>> lookAlikes(std::span<const explore::Thumbnail> thumbnails,
                                                               std::span<const std::size_t> images,
                                                               const explore::RowMask& candidates,
                                                               std::size_t count,
                                                               const std::stop_token& stop)
{
    std::vector<std::vector<std::size_t>> found(images.size());
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i] != 0)
            rows.push_back(i);
    }
    if (rows.empty() || images.empty())
        return found;
    const auto appearance = explore::appearanceOf(thumbnails, stop);
    if (!appearance)
        return tl::unexpected(appearance.error());
    const explore::Features points = chosen(*appearance, rows);
    const auto index = explore::NeighbourIndex::build(points, stop, {});
    if (!index)
        return tl::unexpected(index.error());
    // Two more: the image itself may be a candidate, and the index leaves out the point at the same place.
    const auto near = index->of(chosen(*appearance, images), count + 2, stop);
    if (!near)
        return tl::unexpected(near.error());
    for (std::size_t i = 0; i < images.size(); ++i) {
        for (const std::uint32_t place : near->rowsOf(i)) {
            const std::size_t row = rows[place];
            if (row != images[i] && found[i].size() < count && std::ranges::count(found[i], row) == 0)
                found[i].push_back(row);
        }
    }
    return found;
}

} // namespace carpo::bridge
