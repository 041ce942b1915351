// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/umap.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace carpo::explore {
namespace {

constexpr std::size_t kPoints = 400;
constexpr std::size_t kDimension = 10;
constexpr std::size_t kNear = 10;

/// A band that is rolled up twice in three dimensions, with grain in seven more: no plane shows its order.
Features rolledBand()
{
    core::RandomStream random(8, "band");
    Features features{.dimension = kDimension, .values = {}};
    for (std::size_t i = 0; i < kPoints; ++i) {
        const double along = random.uniform(1.5, 4.5) * std::numbers::pi;
        const std::array<double, 3> place = {
            along * std::cos(along), random.uniform(0, 20), along * std::sin(along)};
        for (std::size_t axis = 0; axis < kDimension; ++axis)
            features.values.push_back(
                static_cast<float>((axis < 3 ? place.at(axis) : 0) + random.normal(0, 0.1)));
    }
    return features;
}

template <typename Point>
std::vector<std::size_t> byDistance(std::size_t from, const Point& pointOf)
{
    std::vector<std::size_t> others(kPoints);
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::erase(others, from);
    std::ranges::sort(others, {}, [&](std::size_t other) {
        double squares = 0;
        for (std::size_t axis = 0; axis < pointOf(from).size(); ++axis)
            squares += std::pow(
                static_cast<double>(pointOf(from)[axis]) - static_cast<double>(pointOf(other)[axis]), 2);
        return squares;
    });
    return others;
}

/// How few points that are near on the map are far in truth, 0 to 1 (Venna and Kaski, ICANN 2001).
double trustworthiness(const Features& features, std::span<const MapPoint> map)
{
    double penalty = 0;
    for (std::size_t point = 0; point < kPoints; ++point) {
        const auto truth = byDistance(point, [&](std::size_t i) { return features[i]; });
        const auto shown = byDistance(point, [&](std::size_t i) -> const MapPoint& { return map[i]; });
        for (std::size_t i = 0; i < kNear; ++i) {
            const auto rank = static_cast<std::size_t>(std::ranges::find(truth, shown[i]) - truth.begin());
            penalty += rank >= kNear ? static_cast<double>(rank + 1 - kNear) : 0;
        }
    }
    constexpr auto kN = static_cast<double>(kPoints);
    constexpr auto kK = static_cast<double>(kNear);
    return 1 - 2 / (kN * kK * (2 * kN - 3 * kK - 1)) * penalty;
}

std::vector<MapPoint> firstAndThird(const Features& features)
{
    std::vector<MapPoint> start(features.size());
    for (std::size_t i = 0; i < start.size(); ++i)
        start[i] = {features[i][0], features[i][2]};
    return start;
}

std::vector<MapPoint> mapOf(const Features& features, std::uint64_t seed)
{
    const auto index = NeighbourIndex::build(features, {}, {});
    const auto neighbours = index->ofItself(15, {});
    return umap(*neighbours, firstAndThird(features), {.seed = seed}, {}, {}).value();
}

TEST(Umap, neighboursOnTheMapAreNeighboursInTruth)
{
    // Of 2,000 phantoms the map has 0.980 for 15 neighbours, scikit-learn's t-SNE 0.985, principal components
    // 0.866 (tests/bench/appearance_map.py).
    const Features features = rolledBand();
    const double onThePlane = trustworthiness(features, firstAndThird(features));
    for (const std::uint64_t seed : {1U, 2U}) {
        const double onTheMap = trustworthiness(features, mapOf(features, seed));
        EXPECT_GT(onTheMap, 0.97) << seed;
        EXPECT_GT(onTheMap, onThePlane) << seed;
    }
}

TEST(Umap, theSameSeedGivesTheSameMap)
{
    const Features features = rolledBand();
    EXPECT_EQ(mapOf(features, 5), mapOf(features, 5));
    EXPECT_NE(mapOf(features, 5), mapOf(features, 6));
}

} // namespace
} // namespace carpo::explore
