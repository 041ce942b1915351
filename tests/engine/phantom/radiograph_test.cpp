// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/defective_radiograph.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/skeleton.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace carpo::phantom {
namespace {

Child girl(double months)
{
    return {.male = false, .skeletalMonths = months, .tempoMonths = 0, .individual = 8};
}

Appearance sized(int width, int height)
{
    Appearance appearance;
    appearance.width = width;
    appearance.height = height;
    return appearance;
}

double total(const Raster& map)
{
    return std::accumulate(map.values.begin(), map.values.end(), 0.0);
}

double mineralAt(const Skeleton& skeleton, Point at)
{
    double mineral = 0;
    for (const LongBone& bone : skeleton.longBones)
        mineral += bone.mineral(at);
    for (const RoundBone& bone : skeleton.roundBones)
        mineral += bone.mineral(at);
    return mineral;
}

bool same(const imaging::Image& a, const imaging::Image& b)
{
    return std::ranges::equal(a.pixels8(), b.pixels8());
}

TEST(Radiograph, SameChildSameAppearanceSamePixels)
{
    const Appearance appearance = sized(100, 128);
    const imaging::Image image = renderHand(girl(100), appearance);
    EXPECT_EQ(image.width(), 100);
    EXPECT_EQ(image.height(), 128);
    EXPECT_TRUE(same(image, renderHand(girl(100), appearance)));
    EXPECT_FALSE(same(image, renderHand(girl(130), appearance)));
}

TEST(Radiograph, CarpalBonesAppearInTheirOrder)
{
    // No scatter of single bones is wide enough to blur these.
    EXPECT_EQ(buildSkeleton(girl(0.1), {}).roundBones.size(), 0U);
    EXPECT_EQ(buildSkeleton(girl(15), {}).roundBones.size(), 2U);
    EXPECT_EQ(buildSkeleton(girl(75), {}).roundBones.size(), 7U);
    EXPECT_EQ(buildSkeleton(girl(170), {}).roundBones.size(), 9U);
}

TEST(Radiograph, MineralGrowsWithAge)
{
    const Appearance appearance = sized(140, 180);
    double before = 0;
    for (const double months : {3.0, 30.0, 60.0, 90.0, 120.0, 150.0, 190.0}) {
        const HandMaps maps = handMaps(girl(months), appearance);
        // Against the soft tissue: the picture's scale follows the hand.
        const double share = total(maps.bone) / total(maps.soft);
        EXPECT_GT(share, before) << months;
        before = share;
    }
}

// Along the middle of the third finger's first phalanx, from its joint inwards.
double plateMineral(double months)
{
    const Skeleton skeleton = buildSkeleton(girl(months), {});
    const Point knuckle = skeleton.rays[2][1];
    const Point along = (1 / length(skeleton.rays[2][2] - knuckle)) * (skeleton.rays[2][2] - knuckle);
    double least = 1e9;
    for (double mm = 3; mm < 9; mm += 0.1)
        least = std::min(least, mineralAt(skeleton, knuckle + mm * along));
    return least;
}

TEST(Radiograph, TheGrowthPlateIsDarkUntilItCloses)
{
    EXPECT_LT(plateMineral(100), 0.01);
    EXPECT_LT(plateMineral(140), 0.01);
    EXPECT_GT(plateMineral(195), 0.5);
}

TEST(Radiograph, CortexIsBrighterThanMarrow)
{
    const Skeleton skeleton = buildSkeleton(girl(140), {});
    const Point base = skeleton.rays[2][0];
    const Point tip = skeleton.rays[2][1];
    const Point middle = base + 0.5 * (tip - base);
    const Point across = (1 / length(tip - base)) * Point{tip.y - base.y, base.x - tip.x};
    double brightest = 0;
    for (double mm = 2; mm < 5; mm += 0.1)
        brightest = std::max(brightest, mineralAt(skeleton, middle + mm * across));
    EXPECT_GT(brightest, 1.1 * mineralAt(skeleton, middle));
    EXPECT_EQ(mineralAt(skeleton, middle + 8.0 * across), 0);
}

TEST(Radiograph, BonesAndSoftTissueStandOut)
{
    const Appearance appearance = sized(196, 256);
    const HandMaps maps = handMaps(girl(140), appearance);
    const imaging::Image image = expose(maps, appearance);
    double bone = 0, soft = 0, air = 0;
    double bones = 0, softs = 0, airs = 0;
    for (std::size_t i = 0; i < maps.soft.values.size(); ++i) {
        const double value = image.pixels8()[i];
        if (maps.bone.values[i] > 3) {
            bone += value;
            ++bones;
        } else if (maps.bone.values[i] == 0 && maps.soft.values[i] > 8) {
            soft += value;
            ++softs;
        } else if (maps.soft.values[i] == 0) {
            air += value;
            ++airs;
        }
    }
    EXPECT_GT(bone / bones, soft / softs + 25);
    EXPECT_GT(soft / softs, air / airs + 15);
    EXPECT_LT(air / airs, 20);
}

TEST(Radiograph, EveryDefectChangesThePicture)
{
    const Appearance appearance = sized(98, 128);
    const imaging::Image plain = renderHand(girl(140), appearance);
    for (const Anomaly kind : imageAnomalies())
        for (const double grossness : {0.1, 0.9}) {
            core::RandomStream random(3, "test");
            const imaging::Image image = renderDefective(kind, grossness, girl(140), appearance, random);
            EXPECT_EQ(image.height(), 128);
            EXPECT_FALSE(same(image, plain)) << anomalyKey(kind) << " " << grossness;
        }
    core::RandomStream random(3, "test");
    EXPECT_TRUE(same(renderDefective(Anomaly::None, 0, girl(140), appearance, random), plain));
}

} // namespace
} // namespace carpo::phantom
