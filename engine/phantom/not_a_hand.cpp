// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/not_a_hand.h"

#include "engine/phantom/exposure.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/long_bone.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace carpo::phantom {
namespace {

// Both pictures below are drawn in a frame of 200 units' height, origin in the middle, y upwards.
Placement frameOf(const Appearance& appearance)
{
    Placement placement;
    const double radians = 0.5 * appearance.degrees * 0.017453292519943295;
    placement.cosine = std::cos(radians);
    placement.sine = std::sin(radians);
    placement.scale = appearance.height / 200.0;
    placement.originX = 0.5 * appearance.width;
    placement.originY = 0.5 * appearance.height;
    return placement;
}

HandMaps emptyMaps(const Appearance& appearance)
{
    return {Raster(appearance.width, appearance.height), Raster(appearance.width, appearance.height)};
}

LongBoneGrowth grown(Point base, double direction, double length, double shaft)
{
    LongBoneGrowth growth;
    growth.base = base;
    growth.direction = direction;
    growth.length = length;
    growth.shaft = shaft;
    growth.centre = {1, 1, 0.3, 1};
    return growth;
}

HandMaps knee(const Appearance& appearance, core::RandomStream& random)
{
    LongBoneForm femur;
    femur.profile = {1, 1, 1, 1, 1, 1.02, 1.15, 1.45, 1.95, 2.25, 2.1};
    femur.distal = {.bow = -4, .middle = -7};
    femur.plateDistal = true;
    femur.plate = 17;
    LongBoneForm tibia;
    tibia.profile = {2.05, 2.15, 1.95, 1.5, 1.15, 1, 1, 1, 1, 1, 1};
    tibia.proximal = {.bow = -1, .middle = 3.5};
    tibia.plate = 12;
    const double bend = random.normal(0, 5);
    const std::array<LongBone, 3> bones = {
        LongBone(femur, grown(Point{0, 4} + 140.0 * towards(bend), 180 + bend, 138, 14)),
        LongBone(tibia, grown({0, 0}, 180, 140, 14)),
        LongBone(tibia, grown({-27, -12}, 180, 130, 5))};
    HandMaps maps = emptyMaps(appearance);
    const Placement placement = frameOf(appearance);
    for (const LongBone& bone : bones)
        addAround(maps.bone, placement, bone.base(), bone.tip(), bone.reach(), [&bone](Point at) {
            return bone.mineral(at);
        });
    addAround(maps.soft, placement, {0, 140}, {0, -140}, 60, [](Point at) {
        const double halfWidth = 50 + 0.08 * at.y;
        const double share = (at.x + 4) / halfWidth;
        return share * share < 1 ? 90 * std::sqrt(1 - share * share) : 0.0;
    });
    return maps;
}

double ellipse(Point at, Point centre, double a, double b)
{
    const double x = (at.x - centre.x) / a;
    const double y = (at.y - centre.y) / b;
    return std::sqrt(std::max(0.0, 1 - x * x - y * y));
}

HandMaps chest(const Appearance& appearance, core::RandomStream& random)
{
    HandMaps maps = emptyMaps(appearance);
    const Placement placement = frameOf(appearance);
    const double heart = random.uniform(22, 32);
    addAround(maps.soft, placement, {0, 0}, {0, 0}, 200, [heart](Point at) {
        double tissue =
            60 * std::sqrt(ellipse(at, {0, -30}, 95, 150)) + 25 * ellipse(at, {14, -22}, heart, 34);
        tissue += 45 * ellipse(at, {0, -110}, 100, 62);
        tissue -=
            38 * std::sqrt(ellipse(at, {-38, 5}, 29, 68)) + 38 * std::sqrt(ellipse(at, {38, 5}, 27, 68));
        return std::max(0.0, tissue);
    });
    addAround(maps.bone, placement, {0, 0}, {0, 0}, 200, [](Point at) {
        const double side = std::abs(at.x);
        double mineral = side < 9 ? 10 + 3 * std::cos(at.y * 0.55) : 0; // spine
        const double along = at.y + 0.004 * side * side + 0.28 * side;
        const double rib = std::cos(along * 0.42);
        if (side < 78 && side > 9 && at.y > -70 && at.y < 75 && rib > 0.55)
            mineral += 4.5 * std::sqrt(rib - 0.55) * (1 + 0.7 * side / 78);
        if (std::abs(at.y - 66 - 0.12 * side) < 4 && side < 72)
            mineral += 7; // collar bones
        return mineral;
    });
    return maps;
}

HandMaps testObject(const Appearance& appearance)
{
    HandMaps maps = emptyMaps(appearance);
    addAround(maps.bone, frameOf(appearance), {0, 0}, {0, 0}, 100, [](Point at) {
        if (std::abs(at.x) > 62 || std::abs(at.y) > 85)
            return 0.0;
        if (at.y > 45) // step wedge
            return 4.0 * (1 + std::floor((at.x + 62) / 15.5));
        if (at.y > 5) // line pairs
            return std::sin(at.x * (0.6 + 0.012 * (at.x + 62))) > 0 ? 16.0 : 2.0;
        const double x = std::fmod(at.x + 62, 20.7) - 10.3;
        const double y = std::fmod(at.y + 85, 22.5) - 11.2;
        return 3.0 + (x * x + y * y < 0.01 * (at.x + 72) * (at.x + 72) * 0.5 + 4 ? 12.0 : 0.0); // discs
    });
    return maps;
}

} // namespace

imaging::Image notAHand(const Appearance& appearance, double grossness, core::RandomStream& random)
{
    if (grossness >= 0.5)
        return expose(testObject(appearance), appearance);
    return expose(random.chance(0.5) ? knee(appearance, random) : chest(appearance, random), appearance);
}

} // namespace carpo::phantom
