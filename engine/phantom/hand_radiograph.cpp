// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/hand_radiograph.h"

#include "engine/phantom/exposure.h"
#include "engine/phantom/furniture.h"
#include "engine/phantom/soft_tissue.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::phantom {
namespace {

struct Box
{
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;

    void include(Point at, double margin)
    {
        left = std::min(left, at.x - margin);
        right = std::max(right, at.x + margin);
        top = std::min(top, at.y - margin);
        bottom = std::max(bottom, at.y + margin);
    }
};

} // namespace

Placement placed(const Skeleton& skeleton, const Appearance& appearance)
{
    Placement placement;
    const double radians = appearance.degrees * std::numbers::pi / 180;
    placement.cosine = std::cos(radians);
    placement.sine = std::sin(radians);
    Box box;
    for (const auto& ray : skeleton.rays)
        for (const Point joint : ray)
            box.include(placement.toPicture(joint), 12);
    box.include(placement.toPicture(skeleton.wrist), 29);
    // A hand's breadth of forearm belongs to the picture.
    const Point forearm = skeleton.wrist + 0.2 * (skeleton.elbow - skeleton.wrist);
    box.include(placement.toPicture(forearm), 24);

    const double width = box.right - box.left;
    const double height = box.bottom - box.top;
    placement.scale = appearance.fill * std::min(appearance.width / width, appearance.height / height);
    const double roomX = appearance.width - width * placement.scale;
    const double roomY = appearance.height - height * placement.scale;
    placement.originX = roomX * appearance.x - box.left * placement.scale;
    placement.originY = roomY * appearance.y - box.top * placement.scale;
    return placement;
}

HandMaps handMaps(const Child& child, const Appearance& appearance)
{
    const Skeleton skeleton = buildSkeleton(child, appearance.posture);
    const Placement placement = placed(skeleton, appearance);
    HandMaps maps;
    maps.soft = softTissueOf(appearance, placement, skeleton);
    maps.bone = Raster(appearance.width, appearance.height);
    addSkeleton(maps.bone, placement, skeleton);
    return maps;
}

imaging::Image expose(const HandMaps& maps, const Appearance& appearance)
{
    Raster beam = attenuation(maps.soft, maps.bone, appearance.beam);
    const double top = densest(beam);
    addMarkers(beam, maps.soft, appearance.markers);
    imaging::Image image =
        windowed(detected(beam, appearance.beam, appearance.noise), top, appearance.window);
    drawFrame(image, appearance.frame, appearance.noise);
    return image;
}

imaging::Image renderHand(const Child& child, const Appearance& appearance)
{
    return expose(handMaps(child, appearance), appearance);
}

} // namespace carpo::phantom
