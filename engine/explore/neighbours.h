// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/explore/features.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// For each of some points the nearest of a set, nearest first.
struct Neighbours
{
    std::size_t perPoint = 0;
    std::vector<std::uint32_t> rows; ///< places in the set, perPoint for each point
    std::vector<float> distances;    ///< Euclidean, beside rows

    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::size_t point) const
    {
        return std::span(rows).subspan(point * perPoint, perPoint);
    }
    [[nodiscard]] std::span<const float> distancesOf(std::size_t point) const
    {
        return std::span(distances).subspan(point * perPoint, perPoint);
    }
};

/// A set of points in which near ones are found without comparing all: a hierarchical navigable small-world
/// graph (Malkov and Yashunin, IEEE TPAMI 2020;42:824), so a few in a hundred neighbours may be missed. The
/// same points give the same answers.
class NeighbourIndex
{
public:
    /// `points` must outlive the index. Fails with Cancelled only. Blocks (100 us a point).
    [[nodiscard]] static core::Result<NeighbourIndex>
    build(const Features& points, const std::stop_token& stop, const core::ProgressFn& report);

    NeighbourIndex(NeighbourIndex&&) noexcept;
    NeighbourIndex& operator=(NeighbourIndex&&) noexcept;
    NeighbourIndex(const NeighbourIndex&) = delete;
    NeighbourIndex& operator=(const NeighbourIndex&) = delete;
    ~NeighbourIndex();

    /// The `count` nearest of each of the index's own points, itself left out; fewer where there are not as
    /// many. On all cores. Fails with Cancelled only. Blocks.
    [[nodiscard]] core::Result<Neighbours> ofItself(std::size_t count, const std::stop_token& stop) const;

    /// The `count` nearest to each of other points, the point at the same place left out. On all cores. Fails
    /// with Cancelled only. Blocks.
    [[nodiscard]] core::Result<Neighbours>
    of(const Features& queries, std::size_t count, const std::stop_token& stop) const;

private:
    struct Private;
    explicit NeighbourIndex(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace carpo::explore
