// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/foreign_object.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace carpo::phantom {
namespace {

constexpr double kMetal = 45; // mm of cortical bone that a few millimetres of steel stand for

// Draws metal shapes given in hand millimetres.
class Metal
{
public:
    Metal(Raster& bone, const Placement& placement)
        : m_map(bone.height, bone.width, CV_32F, cv::Scalar(0))
        , m_target(bone.height, bone.width, CV_32F, bone.values.data())
        , m_placement(placement)
    {}

    void line(Point from, Point to, double width)
    {
        cv::line(m_map, pixel(from), pixel(to), cv::Scalar(kMetal), thickness(width), cv::LINE_AA);
    }

    void disc(Point at, double radius, double strength = kMetal)
    {
        cv::circle(m_map,
                   pixel(at),
                   std::max(1, static_cast<int>(radius * m_placement.scale)),
                   cv::Scalar(strength),
                   cv::FILLED,
                   cv::LINE_AA);
    }

    // A hoop around a limb seen almost from the side.
    void hoop(Point at, Point along, double radius, double width, double tilt)
    {
        const Point across = {along.y, -along.x};
        Point last;
        for (int step = 0; step <= 48; ++step) {
            const double angle = 2 * std::numbers::pi * step / 48;
            const Point next =
                at + radius * std::cos(angle) * across + radius * tilt * std::sin(angle) * along;
            if (step > 0)
                line(last, next, width);
            last = next;
        }
    }

    void finish() { m_target += m_map; }

private:
    [[nodiscard]] cv::Point pixel(Point at) const
    {
        const Point in = m_placement.toPicture(at);
        return {static_cast<int>(std::lround(in.x)), static_cast<int>(std::lround(in.y))};
    }

    [[nodiscard]] int thickness(double width) const
    {
        return std::max(1, static_cast<int>(std::lround(width * m_placement.scale)));
    }

    cv::Mat m_map;
    cv::Mat m_target;
    Placement m_placement;
};

Point unit(Point a)
{
    return (1 / std::max(1e-9, length(a))) * a;
}

void addSmall(Metal& metal, const Skeleton& skeleton, core::RandomStream& random)
{
    const std::size_t ray = 1 + random.below(4);
    const std::vector<Point>& joints = skeleton.rays[ray];
    const Point along = unit(joints[2] - joints[1]);
    const Point middle = joints[1] + random.uniform(0.4, 0.6) * (joints[2] - joints[1]);
    switch (random.below(3)) {
    case 0:
        metal.hoop(middle, along, 9.5, 2.2, random.uniform(0.08, 0.25));
        break;
    case 1: // a pin through a finger
        metal.line(joints[3] - 8.0 * along, joints[3] + 12.0 * along, 1.2);
        break;
    default: // a button or an electrode beside the wrist
        metal.disc(skeleton.wrist + Point{random.uniform(-20, 20), random.uniform(-25, 0)}, 4.5);
        break;
    }
}

void addPlate(Metal& metal, const Skeleton& skeleton)
{
    const Point along = unit(skeleton.wrist - skeleton.elbow);
    const Point top = skeleton.wrist + Point{9, -14};
    const Point bottom = top - 48.0 * along;
    metal.line(top, bottom, 6);
    for (int screw = 0; screw < 5; ++screw) {
        const Point at = top - (4.0 + 10.0 * screw) * along;
        metal.line(at - Point{7, 0}, at + Point{7, 0}, 2.2);
    }
}

void addWire(Metal& metal, const Skeleton& skeleton, core::RandomStream& random)
{
    Point at = skeleton.wrist + Point{-70, random.uniform(-10, 60)};
    double direction = 90;
    for (int step = 0; step < 40; ++step) {
        direction += random.normal(0, 9);
        const Point next = at + 4.0 * towards(direction);
        metal.line(at, next, 1.8);
        at = next;
    }
    metal.disc(at, 5);
}

} // namespace

void addForeignObject(Raster& bone,
                      const Placement& placement,
                      const Skeleton& skeleton,
                      bool large,
                      core::RandomStream& random)
{
    Metal metal(bone, placement);
    if (!large) {
        addSmall(metal, skeleton, random);
    } else {
        const Point along = unit(skeleton.wrist - skeleton.elbow);
        switch (random.below(3)) {
        case 0:
            metal.hoop(skeleton.wrist - 14.0 * along, along, 31, 4, random.uniform(0.15, 0.35));
            metal.hoop(skeleton.wrist - 20.0 * along, along, 31, 2.5, random.uniform(0.1, 0.3));
            break;
        case 1:
            addPlate(metal, skeleton);
            break;
        default:
            addWire(metal, skeleton, random);
            break;
        }
    }
    metal.finish();
}

} // namespace carpo::phantom
