// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/neighbours.h"

#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"

#include <algorithm>
#include <cmath>
#include <hnswlib/hnswlib.h>
#include <utility>

namespace carpo::explore {
namespace {

constexpr std::size_t kLinks = 16;         // of a point in the graph
constexpr std::size_t kBuildBreadth = 100; // candidates looked at when a point is linked
constexpr std::size_t kLeastBreadth = 64;  // and when one is looked for
constexpr std::size_t kPointsAtOnce = 64;

} // namespace

struct NeighbourIndex::Private
{
    explicit Private(const Features& all)
        : points(all)
        , space(all.dimension)
        , graph(&space, std::max<std::size_t>(all.size(), 1), kLinks, kBuildBreadth)
    {}

    void search(std::span<const float> query, std::size_t place, std::size_t count, Neighbours& found) const
    {
        auto nearest = graph.searchKnn(query.data(), count + 1); // the farthest on top
        std::vector<std::pair<float, std::size_t>> kept;
        for (; !nearest.empty(); nearest.pop()) {
            if (nearest.top().second != place)
                kept.emplace_back(nearest.top());
        }
        // Equal distances in the order of the rows, so that the answer does not hang on the graph.
        std::ranges::sort(kept);
        for (std::size_t i = 0; i < count; ++i) {
            // The graph may have found fewer: the last stands for what is missing.
            const auto& [squared, row] = kept.at(std::min(i, kept.size() - 1));
            found.rows[place * count + i] = static_cast<std::uint32_t>(row);
            found.distances[place * count + i] = std::sqrt(squared);
        }
    }

    const Features& points;
    hnswlib::L2Space space;
    mutable hnswlib::HierarchicalNSW<float> graph; // its search is const but for the breadth
};

NeighbourIndex::NeighbourIndex(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{}
NeighbourIndex::NeighbourIndex(NeighbourIndex&&) noexcept = default;
NeighbourIndex& NeighbourIndex::operator=(NeighbourIndex&&) noexcept = default;
NeighbourIndex::~NeighbourIndex() = default;

core::Result<NeighbourIndex>
NeighbourIndex::build(const Features& points, const std::stop_token& stop, const core::ProgressFn& report)
{
    auto d = std::make_unique<Private>(points);
    core::ProgressMeter meter(static_cast<std::int64_t>(points.size()), report);
    // One after the other: with several threads the graph, and what it misses, would differ from run to run.
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        d->graph.addPoint(points[i].data(), i);
        meter.advance();
    }
    meter.finish();
    return NeighbourIndex(std::move(d));
}

core::Result<Neighbours> NeighbourIndex::ofItself(std::size_t count, const std::stop_token& stop) const
{
    return of(m_d->points, count, stop);
}

core::Result<Neighbours>
NeighbourIndex::of(const Features& queries, std::size_t count, const std::stop_token& stop) const
{
    const std::size_t others = std::max<std::size_t>(m_d->points.size(), 1) - 1;
    Neighbours found;
    found.perPoint = std::min(count, others);
    found.rows.resize(queries.size() * found.perPoint);
    found.distances.resize(found.rows.size());
    if (found.perPoint == 0)
        return found;
    m_d->graph.setEf(std::max(kLeastBreadth, 2 * (found.perPoint + 1)));
    core::parallelFor((queries.size() + kPointsAtOnce - 1) / kPointsAtOnce, [&](std::size_t block) {
        const std::size_t end = std::min(queries.size(), (block + 1) * kPointsAtOnce);
        for (std::size_t i = block * kPointsAtOnce; i < end && !stop.stop_requested(); ++i)
            m_d->search(queries[i], i, found.perPoint, found);
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    return found;
}

} // namespace carpo::explore
