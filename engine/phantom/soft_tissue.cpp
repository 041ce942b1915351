// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/soft_tissue.h"

#include "engine/phantom/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace carpo::phantom {
namespace {

// A limb with round ends: radius and half thickness change evenly from one end to the other.
struct Limb
{
    Point from;
    Point to;
    double radiusFrom;
    double radiusTo;
    double depthFrom;
    double depthTo;
};

// Fourth power of the thickness: limbs are joined by the fourth root of their sum, a maximum without a seam.
void addLimb(Raster& map, const Placement& placement, const Limb& limb)
{
    const Point axis = limb.to - limb.from;
    const double squared = std::max(1e-6, axis.x * axis.x + axis.y * axis.y);
    const double reach = std::max(limb.radiusFrom, limb.radiusTo);
    addAround(map, placement, limb.from, limb.to, reach, [&](Point at) {
        const Point rel = at - limb.from;
        const double t = std::clamp((rel.x * axis.x + rel.y * axis.y) / squared, 0.0, 1.0);
        const double radius = limb.radiusFrom + (limb.radiusTo - limb.radiusFrom) * t;
        const double dx = rel.x - t * axis.x;
        const double dy = rel.y - t * axis.y;
        const double share = (dx * dx + dy * dy) / (radius * radius);
        if (share >= 1)
            return 0.0;
        const double depth = 2 * (limb.depthFrom + (limb.depthTo - limb.depthFrom) * t);
        const double thickness = depth * depth * (1 - share);
        return thickness * thickness;
    });
}

void addFingers(std::vector<Limb>& limbs, const Skeleton& skeleton, double k)
{
    // Half-widths at the knuckle, the joints and the tip, for each ray.
    constexpr std::array<std::array<double, 5>, 5> kRadii = {{{14, 11.5, 10.8, 8.6, 0},
                                                              {12, 10.4, 9.2, 8.2, 6.8},
                                                              {12, 10.6, 9.4, 8.4, 7},
                                                              {11.5, 10, 8.9, 8, 6.6},
                                                              {11, 9, 7.9, 7, 5.9}}};
    for (std::size_t ray = 0; ray < skeleton.rays.size(); ++ray) {
        const std::vector<Point>& joints = skeleton.rays[ray];
        for (std::size_t i = 0; i + 1 < joints.size(); ++i) {
            const double from = k * kRadii[ray][i];
            const double to = k * kRadii[ray][i + 1];
            const double deeper = i == 0 ? 0.95 : 0.82;
            limbs.push_back({joints[i], joints[i + 1], from, to, deeper * from, 0.82 * to});
        }
    }
}

void addPalm(std::vector<Limb>& limbs, const Skeleton& skeleton, double k)
{
    const auto& rays = skeleton.rays;
    const auto between = [](Point a, Point b, double t) { return a + t * (b - a); };
    // Flesh between neighbouring metacarpals, up to the webs.
    for (std::size_t ray = 1; ray < 4; ++ray) {
        const Point low = between(rays[ray][0], rays[ray + 1][0], 0.5);
        const Point high = between(
            between(rays[ray][1], rays[ray][2], 0.3), between(rays[ray + 1][1], rays[ray + 1][2], 0.3), 0.5);
        limbs.push_back({low, high, 14 * k, 9 * k, 13, 5.5});
    }
    // The ball of the thumb; a fan of skin and muscle from thumb to index, thinner towards its rim.
    limbs.push_back({{12, 0}, between(rays[0][0], rays[0][1], 0.8), 17 * k, 13 * k, 14, 9});
    for (int step = 0; step < 5; ++step) {
        const double t = 0.25 * step;
        limbs.push_back({between(rays[0][0], rays[0][1], 0.2 + 0.7 * t),
                         between(rays[1][0], rays[1][1], 0.35 + 0.5 * t),
                         (16 - 6 * t) * k,
                         (14 - 4 * t) * k,
                         10 - 4.5 * t,
                         10 - 3.5 * t});
    }
    limbs.push_back({{-17, -6}, between(rays[4][0], rays[4][1], 0.85), 14 * k, 12 * k, 14, 10});
    limbs.push_back({{-8, -8}, {6, -6}, 23 * k, 23 * k, 14, 14});
}

void addForearm(std::vector<Limb>& limbs, const Skeleton& skeleton, double k)
{
    const Point middle = skeleton.wrist + 0.28 * (skeleton.elbow - skeleton.wrist);
    limbs.push_back({{-1, -4}, skeleton.wrist, 26 * k, 27 * k, 14, 15});
    limbs.push_back({skeleton.wrist, middle, 27 * k, 27 * k, 15, 16});
    limbs.push_back({middle, skeleton.elbow, 27 * k, 37 * k, 16, 21});
}

} // namespace

Raster softTissueOf(const Appearance& appearance, const Placement& placement, const Skeleton& skeleton)
{
    const int width = appearance.width;
    const int height = appearance.height;
    // Children's hands are plumper; half the resolution is enough for anything so smooth.
    const double k = appearance.plumpness * (1 + 0.22 * skeleton.childhood);
    std::vector<Limb> limbs;
    addFingers(limbs, skeleton, k);
    addPalm(limbs, skeleton, k);
    addForearm(limbs, skeleton, k);

    Placement coarse = placement;
    coarse.scale /= 2;
    coarse.originX = (placement.originX - 0.5) / 2;
    coarse.originY = (placement.originY - 0.5) / 2;
    Raster half((width + 1) / 2, (height + 1) / 2);
    for (const Limb& limb : limbs)
        addLimb(half, coarse, limb);
    for (int y = 0; y < half.height; ++y) {
        float* const row = half.row(y);
        for (int x = 0; x < half.width; ++x) {
            if (row[x] <= 0)
                continue;
            const Point at = coarse.toHand(x, y);
            const double muscle = 1 + 0.025 * grain(at.x / 5, at.y / 7) + 0.012 * grain(at.x / 1.6, at.y / 2);
            row[x] = static_cast<float>(std::sqrt(std::sqrt(row[x])) * muscle);
        }
    }
    Raster full(width, height);
    const cv::Mat source(half.height, half.width, CV_32F, half.values.data());
    cv::Mat grown(2 * half.height, 2 * half.width, CV_32F);
    cv::resize(source, grown, grown.size(), 0, 0, cv::INTER_LINEAR);
    cv::Mat target(height, width, CV_32F, full.values.data());
    grown(cv::Rect(0, 0, width, height)).copyTo(target);
    return full;
}

} // namespace carpo::phantom
