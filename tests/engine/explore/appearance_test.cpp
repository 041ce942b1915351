// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/appearance.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace carpo::explore {
namespace {

using ::testing::IsEmpty;

constexpr std::size_t kGroups = 3;
constexpr std::size_t kOfEach = 60;

/// Three pictures, each many times with grain of its own.
std::vector<Thumbnail> threeGroups()
{
    core::RandomStream random(5, "thumbnails");
    std::vector<Thumbnail> all;
    for (std::size_t group = 0; group < kGroups; ++group) {
        Thumbnail picture;
        for (std::uint8_t& pixel : picture)
            pixel = static_cast<std::uint8_t>(60 + random.below(120));
        for (std::size_t i = 0; i < kOfEach; ++i) {
            Thumbnail grainy = picture;
            for (std::uint8_t& pixel : grainy)
                pixel = static_cast<std::uint8_t>(std::clamp(pixel + random.normal(0, 12), 0.0, 255.0));
            all.push_back(grainy);
        }
    }
    return all;
}

double apart(MapPoint a, MapPoint b)
{
    return std::hypot(static_cast<double>(a[0]) - static_cast<double>(b[0]),
                      static_cast<double>(a[1]) - static_cast<double>(b[1]));
}

/// The share of the points whose ten nearest on the map are all of their own group.
double keptTogether(std::span<const MapPoint> map)
{
    double together = 0;
    for (std::size_t point = 0; point < map.size(); ++point) {
        std::vector<std::size_t> others(map.size());
        std::iota(others.begin(), others.end(), std::size_t{0});
        std::erase(others, point);
        std::ranges::sort(others, {}, [&](std::size_t i) { return apart(map[point], map[i]); });
        others.resize(10);
        together += std::ranges::all_of(others, [&](std::size_t i) { return i / kOfEach == point / kOfEach; })
                        ? 1
                        : 0;
    }
    return together / static_cast<double>(map.size());
}

std::vector<MapPoint> mapOf(std::span<const Thumbnail> thumbnails, MapKind kind, std::uint64_t seed = 1)
{
    return appearanceMap(thumbnails, kind, seed, {}, {}).value();
}

TEST(Appearance, theFirstComponentIsWhatDiffersMost)
{
    // Brightness of the left half is spread widely, that of the right half narrowly: two components.
    core::RandomStream random(6, "halves");
    std::vector<Thumbnail> thumbnails(300);
    std::vector<double> lefts;
    for (Thumbnail& thumbnail : thumbnails) {
        const double left = std::clamp(128 + random.normal(0, 30), 0.0, 255.0);
        const double right = std::clamp(128 + random.normal(0, 8), 0.0, 255.0);
        lefts.push_back(std::round(left));
        for (std::size_t i = 0; i < kThumbnailPixels; ++i)
            thumbnail[i] = static_cast<std::uint8_t>(std::round(i % 32 < 16 ? left : right));
    }
    const Features features = appearanceOf(thumbnails, {}).value();
    ASSERT_EQ(features.size(), thumbnails.size());
    ASSERT_GE(features.dimension, 2U);
    // Along it 512 pixels of a 255th each move together.
    const double scale =
        std::abs(static_cast<double>(features[0][0] - features[1][0])) / std::abs(lefts[0] - lefts[1]);
    EXPECT_NEAR(scale, std::sqrt(512.0) / 255, 0.002);
    for (std::size_t axis = 2; axis < features.dimension; ++axis)
        EXPECT_NEAR(static_cast<double>(features[0][axis]), 0, 0.05);
}

TEST(AppearanceMap, bothKindsKeepLookAlikesTogether)
{
    const std::vector<Thumbnail> thumbnails = threeGroups();
    for (const MapKind kind : {MapKind::Pca, MapKind::Umap}) {
        const std::vector<MapPoint> map = mapOf(thumbnails, kind);
        ASSERT_EQ(map.size(), thumbnails.size());
        for (const MapPoint& point : map)
            EXPECT_TRUE(std::isfinite(point[0]) && std::isfinite(point[1]));
        EXPECT_EQ(keptTogether(map), 1.0);
    }
}

TEST(AppearanceMap, isTheSameForTheSameSeed)
{
    const std::vector<Thumbnail> thumbnails = threeGroups();
    EXPECT_EQ(mapOf(thumbnails, MapKind::Umap, 3), mapOf(thumbnails, MapKind::Umap, 3));
    EXPECT_NE(mapOf(thumbnails, MapKind::Umap, 3), mapOf(thumbnails, MapKind::Umap, 4));
    EXPECT_EQ(mapOf(thumbnails, MapKind::Pca, 3), mapOf(thumbnails, MapKind::Pca, 4));
}

TEST(AppearanceMap, ofTinySetsHasAPlaceForEach)
{
    const std::vector<Thumbnail> thumbnails = threeGroups();
    EXPECT_THAT(mapOf({}, MapKind::Umap), IsEmpty());
    for (std::size_t count = 1; count < 6; ++count) {
        EXPECT_EQ(mapOf(std::span(thumbnails).first(count), MapKind::Umap).size(), count);
        EXPECT_EQ(mapOf(std::span(thumbnails).first(count), MapKind::Pca).size(), count);
    }
    const std::vector<Thumbnail> equal(20);
    for (const MapPoint& point : mapOf(equal, MapKind::Umap))
        EXPECT_TRUE(std::isfinite(point[0]) && std::isfinite(point[1]));
}

TEST(AppearanceMap, tellsHowFarItIsAndCanBeCancelled)
{
    const std::vector<Thumbnail> thumbnails = threeGroups();
    std::stop_source stop;
    core::Progress last;
    const auto cancelled =
        appearanceMap(thumbnails, MapKind::Umap, 1, stop.get_token(), [&](const auto& progress) {
            last = progress;
            stop.request_stop();
        });
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, core::ErrorCode::Cancelled);
    EXPECT_GT(last.total, 0);
    EXPECT_LT(last.done, last.total);

    ASSERT_TRUE(
        appearanceMap(thumbnails, MapKind::Umap, 1, {}, [&](const auto& progress) { last = progress; }));
    EXPECT_EQ(last.done, last.total);
}

} // namespace
} // namespace carpo::explore
