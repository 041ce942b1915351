// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/pattern.h"

#include "engine/phantom/placement.h"
#include "engine/phantom/texture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace carpo::phantom {
namespace {

/// How much of the pattern there is at a point, 0 to 1. The picture reaches from -1 to 1 on both axes.
using Field = std::function<double(Point)>;

/// Which way is out of a shape, and how far, at a point of its own: 1 is its size.
using Distance = double (*)(Point);

Point turned(Point at, double degrees)
{
    const Point axis = towards(degrees);
    return {at.x * axis.y - at.y * axis.x, at.x * axis.x + at.y * axis.y};
}

double disc(Point at)
{
    return length(at) - 1;
}

double ring(Point at)
{
    return std::abs(length(at) - 0.8) - 0.2;
}

double triangle(Point at)
{
    double furthest = -HUGE_VAL;
    for (const double side : {60.0, 180.0, 300.0}) {
        const Point out = towards(side);
        furthest = std::max(furthest, at.x * out.x + at.y * out.y);
    }
    return furthest - 0.5;
}

double square(Point at)
{
    return std::max(std::abs(at.x), std::abs(at.y)) - 0.8;
}

double cross(Point at)
{
    const double x = std::abs(at.x);
    const double y = std::abs(at.y);
    return std::min(std::max(x - 1, y - 0.25), std::max(x - 0.25, y - 1));
}

/// One to four of a shape, anywhere.
template <Distance Outside>
Field shapes(core::RandomStream& random, double pixel)
{
    struct Placed
    {
        Point centre;
        double size;
        double degrees;
    };
    std::vector<Placed> placed(1 + random.below(4));
    for (Placed& one : placed) {
        one.centre = {random.uniform(-0.7, 0.7), random.uniform(-0.7, 0.7)};
        one.size = random.uniform(0.15, 0.5);
        one.degrees = random.uniform(0, 360);
    }
    const double edge = pixel * random.uniform(0.5, 2);
    return [placed, edge](Point at) {
        double outside = HUGE_VAL;
        for (const Placed& one : placed) {
            const Point own = (1 / one.size) * turned(at - one.centre, one.degrees);
            outside = std::min(outside, one.size * Outside(own));
        }
        return std::clamp(0.5 - outside / (2 * edge), 0.0, 1.0);
    };
}

/// A wave from 0 to 1, more or less square.
double wave(double turns, double sharpness)
{
    return std::clamp(0.5 + sharpness * std::sin(2 * std::numbers::pi * turns), 0.0, 1.0);
}

/// As wide as 1/16 to 1/4 of the picture, all sizes alike.
double drawnPeriod(core::RandomStream& random)
{
    return 0.125 * std::pow(4, random.uniform());
}

/// Bands across the direction, give or take 12 degrees; also across its mirror image where it is slanted.
template <int Degrees>
Field stripes(core::RandomStream& random, double /*pixel*/)
{
    const double side = random.chance(0.5) ? 1 : -1;
    const Point across = towards(side * Degrees + random.uniform(-12, 12));
    const double period = drawnPeriod(random);
    const double start = random.uniform();
    const double sharpness = random.uniform(0.5, 3);
    return [=](Point at) { return wave((at.x * across.x + at.y * across.y) / period + start, sharpness); };
}

Field checkers(core::RandomStream& random, double /*pixel*/)
{
    const double degrees = random.uniform(0, 90);
    const double period = 1.5 * drawnPeriod(random);
    const Point start = {random.uniform(), random.uniform()};
    const double sharpness = random.uniform(1, 3);
    return [=](Point at) {
        const Point own = turned(at, degrees);
        const double x = std::sin(2 * std::numbers::pi * (own.x / period + start.x));
        const double y = std::sin(2 * std::numbers::pi * (own.y / period + start.y));
        return std::clamp(0.5 + sharpness * x * y, 0.0, 1.0);
    };
}

/// Rings in rings.
Field ripples(core::RandomStream& random, double /*pixel*/)
{
    const Point centre = {random.uniform(-0.8, 0.8), random.uniform(-0.8, 0.8)};
    const double period = drawnPeriod(random);
    const double start = random.uniform();
    const double sharpness = random.uniform(0.5, 3);
    return [=](Point at) { return wave(length(at - centre) / period + start, sharpness); };
}

/// Grains of two to five hundredths of the picture, longer in one direction than in the other.
Field grains(core::RandomStream& random, double /*pixel*/)
{
    const double degrees = random.uniform(0, 180);
    const double fine = random.uniform(20, 50);
    const double along = fine * random.uniform(0.5, 1);
    const Point start = {random.uniform(0, 1000), random.uniform(0, 1000)};
    return [=](Point at) {
        const Point own = turned(at, degrees);
        return std::clamp(0.5 + 0.3 * grain(start.x + fine * own.x, start.y + along * own.y), 0.0, 1.0);
    };
}

/// Soft spots of all sizes that run into each other.
Field blobs(core::RandomStream& random, double /*pixel*/)
{
    struct Blob
    {
        Point centre;
        double size;
    };
    std::vector<Blob> spots(8 + random.below(12));
    for (Blob& blob : spots)
        blob = {{random.uniform(-1.1, 1.1), random.uniform(-1.1, 1.1)}, random.uniform(0.06, 0.25)};
    return [spots](Point at) {
        double sum = 0;
        for (const Blob& blob : spots) {
            const double far = length(at - blob.centre) / blob.size;
            sum += std::exp(-0.5 * far * far);
        }
        return std::min(1.0, sum);
    };
}

using Maker = Field (*)(core::RandomStream&, double);

constexpr std::array kKinds = {std::string_view("blobs"),
                               std::string_view("checkers"),
                               std::string_view("crosses"),
                               std::string_view("discs"),
                               std::string_view("grains"),
                               std::string_view("rings"),
                               std::string_view("ripples"),
                               std::string_view("squares"),
                               std::string_view("stripes_level"),
                               std::string_view("stripes_slanted"),
                               std::string_view("stripes_upright"),
                               std::string_view("triangles")};
constexpr std::array<Maker, kKinds.size()> kMakers = {blobs,
                                                      checkers,
                                                      shapes<cross>,
                                                      shapes<disc>,
                                                      grains,
                                                      shapes<ring>,
                                                      ripples,
                                                      shapes<square>,
                                                      stripes<0>,
                                                      stripes<45>,
                                                      stripes<90>,
                                                      shapes<triangle>};

} // namespace

std::span<const std::string_view> patternKinds()
{
    return kKinds;
}

imaging::Image renderPattern(std::size_t kind, int side, core::RandomStream& random)
{
    const double pixel = 2.0 / side;
    const Field field = kMakers.at(kind)(random, pixel);
    const double sign = random.chance(0.5) ? 1 : -1;
    const double contrast = sign * random.uniform(50, 180);
    const double middle = random.uniform(90, 165);
    const Point uphill = towards(random.uniform(0, 360));
    const Point slope = random.uniform(0, 30) * uphill;
    const double noise = random.uniform(1, 14);
    imaging::Image image(side, side);
    const auto pixels = image.pixels8();
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const Point at = {(x + 0.5) * pixel - 1, 1 - (y + 0.5) * pixel};
            const double gray = middle + contrast * (field(at) - 0.5) + slope.x * at.x + slope.y * at.y
                                + random.normal(0, noise);
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side)
                   + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(std::lround(std::clamp(gray, 0.0, 255.0)));
        }
    }
    return image;
}

} // namespace carpo::phantom
