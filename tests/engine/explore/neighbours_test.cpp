// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/neighbours.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace carpo::explore {
namespace {

using ::testing::Each;
using ::testing::Gt;

Features randomPoints(std::size_t count, std::size_t dimension, std::uint64_t seed = 1)
{
    core::RandomStream random(seed, "points");
    Features points{.dimension = dimension, .values = std::vector<float>(count * dimension)};
    for (float& value : points.values)
        value = static_cast<float>(random.normal());
    return points;
}

double distance(std::span<const float> a, std::span<const float> b)
{
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += std::pow(static_cast<double>(a[i]) - static_cast<double>(b[i]), 2);
    return std::sqrt(squares);
}

/// By comparing all.
std::vector<std::size_t> nearestOf(const Features& points, std::size_t point, std::size_t count)
{
    std::vector<std::size_t> others(points.size());
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::erase(others, point);
    std::ranges::sort(others, {}, [&](std::size_t i) { return distance(points[point], points[i]); });
    others.resize(count);
    return others;
}

TEST(Neighbours, areNearlyAllThatComparingAllFinds)
{
    const Features points = randomPoints(1000, 16);
    const auto index = NeighbourIndex::build(points, {}, {});
    ASSERT_TRUE(index);
    const Neighbours found = index->ofItself(10, {}).value();
    ASSERT_EQ(found.perPoint, 10U);
    std::size_t hits = 0;
    for (std::size_t point = 0; point < points.size(); ++point) {
        const auto rows = found.rowsOf(point);
        EXPECT_TRUE(std::ranges::is_sorted(found.distancesOf(point)));
        EXPECT_EQ(std::ranges::count(rows, point), 0);
        EXPECT_NEAR(
            static_cast<double>(found.distancesOf(point)[3]), distance(points[point], points[rows[3]]), 1e-3);
        const std::vector<std::size_t> truth = nearestOf(points, point, 10);
        hits += static_cast<std::size_t>(
            std::ranges::count_if(truth, [&](std::size_t row) { return std::ranges::count(rows, row) > 0; }));
    }
    EXPECT_GE(hits, 9500U);
}

TEST(Neighbours, areTheSameEachTime)
{
    const Features points = randomPoints(500, 8);
    const Neighbours first = NeighbourIndex::build(points, {}, {}).value().ofItself(5, {}).value();
    const Neighbours second = NeighbourIndex::build(points, {}, {}).value().ofItself(5, {}).value();
    EXPECT_EQ(first.rows, second.rows);
    EXPECT_EQ(first.distances, second.distances);
}

TEST(Neighbours, areFewerWhereThereAreNotAsMany)
{
    const Features points = randomPoints(3, 4);
    const Neighbours found = NeighbourIndex::build(points, {}, {}).value().ofItself(10, {}).value();
    EXPECT_EQ(found.perPoint, 2U);
    EXPECT_EQ(found.rows.size(), 6U);
    EXPECT_THAT(found.distances, Each(Gt(0)));
    const Features one = randomPoints(1, 4);
    EXPECT_EQ(NeighbourIndex::build(one, {}, {}).value().ofItself(10, {}).value().perPoint, 0U);
}

TEST(Neighbours, canBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const Features points = randomPoints(50, 4);
    const auto cancelled = NeighbourIndex::build(points, stop.get_token(), {});
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, core::ErrorCode::Cancelled);
    const auto index = NeighbourIndex::build(points, {}, {});
    ASSERT_TRUE(index);
    EXPECT_FALSE(index->ofItself(3, stop.get_token()));
}

TEST(Neighbours, progressEndsAtTheNumberOfPoints)
{
    const Features points = randomPoints(200, 4);
    core::Progress last;
    ASSERT_TRUE(NeighbourIndex::build(points, {}, [&](const core::Progress& progress) { last = progress; }));
    EXPECT_EQ(last.done, 200);
    EXPECT_EQ(last.total, 200);
}

} // namespace
} // namespace carpo::explore
