// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/umap.h"

#include "engine/core/progress_meter.h"
#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace carpo::explore {
namespace {

// The curve 1 / (1 + a d^2b) that comes nearest to "1 up to min_dist, then exp(-(d - min_dist) / spread)" for
// a min_dist of 0.1 and a spread of 1; umap-learn's find_ab_params(1.0, 0.1).
constexpr float kA = 1.576943460F;
constexpr float kB = 0.895060878F;

constexpr int kNegatives = 5;
constexpr float kLongestStep = 4;
constexpr float kStartExtent = 10; // of the larger coordinate

/// How near two points are, 0 to 1.
struct Edge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    float weight = 0;
};

/// The width at which the weights of a point's neighbours sum to log2 of their number (algorithm 3 of the
/// paper), found by halving. `nearest`: the distance of the nearest that is not the point itself.
float widthOf(std::span<const float> distances, float nearest)
{
    const double wanted = std::log2(static_cast<double>(distances.size()));
    double low = 0;
    double high = 0; // 0: none known yet
    double width = 1;
    for (int step = 0; step < 64; ++step) {
        double sum = 0;
        for (const float distance : distances)
            sum += std::exp(-std::max(0.0, static_cast<double>(distance - nearest)) / width);
        if (std::abs(sum - wanted) < 1e-5)
            break;
        if (sum > wanted)
            high = width;
        else
            low = width;
        width = high > 0 ? (low + high) / 2 : 2 * width;
    }
    return static_cast<float>(width);
}

/// From each point to its neighbours, in the order of the points.
std::vector<Edge> directedEdges(const Neighbours& neighbours)
{
    constexpr float kLeastShareOfMean = 1e-3F; // of the width, where all neighbours are equally near
    std::vector<Edge> edges;
    edges.reserve(neighbours.rows.size());
    const std::size_t points = neighbours.rows.size() / neighbours.perPoint;
    for (std::size_t point = 0; point < points; ++point) {
        const auto distances = neighbours.distancesOf(point);
        const auto rows = neighbours.rowsOf(point);
        const auto away = std::ranges::find_if(distances, [](float distance) { return distance > 0; });
        const float nearest = away == distances.end() ? 0 : *away;
        const float mean =
            std::accumulate(distances.begin(), distances.end(), 0.0F) / static_cast<float>(distances.size());
        const float width = std::max({widthOf(distances, nearest), kLeastShareOfMean * mean, 1e-12F});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const float beyond = std::max(0.0F, distances[i] - nearest);
            edges.push_back({static_cast<std::uint32_t>(point), rows[i], std::exp(-beyond / width)});
        }
    }
    return edges;
}

/// Both directions of a pair joined by the probabilistic t-conorm, a + b - ab; each pair once, from < to.
std::vector<Edge> symmetricEdges(std::vector<Edge> edges)
{
    for (Edge& edge : edges) {
        if (edge.from > edge.to)
            std::swap(edge.from, edge.to);
    }
    std::ranges::stable_sort(edges, [](const Edge& a, const Edge& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    std::vector<Edge> joined;
    for (const Edge& edge : edges) {
        if (edge.from == edge.to)
            continue;
        if (!joined.empty() && joined.back().from == edge.from && joined.back().to == edge.to) {
            float& weight = joined.back().weight;
            weight = weight + edge.weight - weight * edge.weight;
        } else {
            joined.push_back(edge);
        }
    }
    return joined;
}

std::vector<MapPoint> scaledStart(std::span<const MapPoint> start)
{
    std::vector<MapPoint> map(start.begin(), start.end());
    float extent = 0;
    for (const MapPoint& point : map)
        extent = std::max({extent, std::abs(point[0]), std::abs(point[1])});
    for (MapPoint& point : map) {
        for (float& coordinate : point)
            coordinate *= extent > 0 ? kStartExtent / extent : 0;
    }
    return map;
}

/// Moves the points by stochastic gradient descent: each edge is drawn as often as its weight says, and pulls
/// its ends together while points drawn at random push them away.
class Layout
{
public:
    Layout(std::vector<MapPoint> map, std::vector<Edge> edges, int epochs, std::uint64_t seed)
        : m_map(std::move(map))
        , m_edges(std::move(edges))
        , m_epochs(epochs)
        , m_random(seed, "explore.umap")
        , m_drawn(m_edges.size(), 0)
    {
        for (const Edge& edge : m_edges)
            m_heaviest = std::max(m_heaviest, edge.weight);
    }

    void runEpoch(int epoch)
    {
        m_rate = 1 - static_cast<float>(epoch) / static_cast<float>(m_epochs);
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            // The heaviest edge is drawn in every epoch, one of half its weight in every second.
            const float due = static_cast<float>(epoch + 1) * m_edges[i].weight / m_heaviest;
            if (due < m_drawn[i] + 1)
                continue;
            m_drawn[i] += 1;
            pull(m_edges[i].from, m_edges[i].to);
            push(m_edges[i].from);
            push(m_edges[i].to);
        }
    }

    [[nodiscard]] std::vector<MapPoint> take() { return std::move(m_map); }

private:
    void pull(std::size_t from, std::size_t to)
    {
        const float squared = squaredDistance(from, to);
        if (squared <= 0)
            return;
        const float power = std::pow(squared, kB);
        const float factor = -2 * kA * kB * (power / squared) / (1 + kA * power);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const float step = m_rate * clipped(factor * (m_map[from][axis] - m_map[to][axis]));
            m_map[from][axis] += step;
            m_map[to][axis] -= step;
        }
    }

    void push(std::size_t point)
    {
        for (int i = 0; i < kNegatives; ++i) {
            const auto other = static_cast<std::size_t>(m_random.below(m_map.size()));
            const float squared = squaredDistance(point, other);
            if (other == point || squared <= 0)
                continue;
            const float power = std::pow(squared, kB);
            const float factor = 2 * kB / ((0.001F + squared) * (1 + kA * power));
            for (std::size_t axis = 0; axis < 2; ++axis)
                m_map[point][axis] += m_rate * clipped(factor * (m_map[point][axis] - m_map[other][axis]));
        }
    }

    [[nodiscard]] float squaredDistance(std::size_t a, std::size_t b) const
    {
        const float x = m_map[a][0] - m_map[b][0];
        const float y = m_map[a][1] - m_map[b][1];
        return x * x + y * y;
    }

    static float clipped(float step) { return std::clamp(step, -kLongestStep, kLongestStep); }

    std::vector<MapPoint> m_map;
    std::vector<Edge> m_edges;
    int m_epochs;
    core::RandomStream m_random;
    std::vector<float> m_drawn; // how often each edge was, so far
    float m_heaviest = 0;
    float m_rate = 1;
};

} // namespace

core::Result<std::vector<MapPoint>> umap(const Neighbours& neighbours,
                                         std::span<const MapPoint> start,
                                         const UmapOptions& options,
                                         const std::stop_token& stop,
                                         const core::ProgressFn& report)
{
    constexpr std::size_t kManyPoints = 10'000;
    if (neighbours.perPoint == 0)
        return std::vector<MapPoint>(start.begin(), start.end());
    const int epochs = options.epochs > 0 ? options.epochs : start.size() <= kManyPoints ? 500 : 200;
    core::ProgressMeter meter(epochs, report);
    Layout layout(scaledStart(start), symmetricEdges(directedEdges(neighbours)), epochs, options.seed);
    for (int epoch = 0; epoch < epochs; ++epoch) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        layout.runEpoch(epoch);
        meter.advance();
    }
    meter.finish();
    return layout.take();
}

} // namespace carpo::explore
