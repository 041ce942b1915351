// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/defective_radiograph.h"

#include "engine/phantom/exposure.h"
#include "engine/phantom/foreign_object.h"
#include "engine/phantom/furniture.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/not_a_hand.h"
#include "engine/phantom/soft_tissue.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace carpo::phantom {
namespace {

constexpr double kGross = 0.5; // from here on an anomaly takes its gross form

double between(double low, double high, double share)
{
    return low + (high - low) * share;
}

imaging::Image inverted(const Child& child, Appearance appearance, double grossness)
{
    // The subtle form keeps a dark surround, so that the picture as a whole is not bright.
    Frame frame = appearance.frame;
    if (grossness < kGross && frame.kind == Frame::Kind::None) {
        frame.kind = Frame::Kind::Dark;
        frame.level = 3;
        appearance.fill *= 0.8;
    }
    appearance.frame.kind = Frame::Kind::None;
    imaging::Image image = renderHand(child, appearance);
    for (std::uint8_t& pixel : image.pixels8())
        pixel = static_cast<std::uint8_t>(255 - pixel);
    drawFrame(image, grossness < kGross ? frame : Frame(), appearance.noise);
    return image;
}

void add(Raster& to, const Raster& from)
{
    for (std::size_t i = 0; i < to.values.size(); ++i)
        to.values[i] += from.values[i];
}

void mirror(Raster& map)
{
    for (int y = 0; y < map.height; ++y)
        std::reverse(map.row(y), map.row(y) + map.width);
}

// Both hands side by side: the right one is the mirrored left of a twin.
imaging::Image bothHands(const Child& child, Appearance appearance, core::RandomStream& random)
{
    appearance.width = static_cast<int>(std::lround(appearance.height * random.uniform(0.95, 1.4)));
    Appearance half = appearance;
    half.width = appearance.width / 2;
    half.fill = random.uniform(0.85, 0.98);
    half.degrees = random.normal(0, 5);
    Child other = child;
    other.individual = random.next();
    HandMaps right = handMaps(other, half);
    mirror(right.soft);
    mirror(right.bone);
    const HandMaps left = handMaps(child, half);
    HandMaps both{Raster(appearance.width, appearance.height), Raster(appearance.width, appearance.height)};
    for (int y = 0; y < appearance.height; ++y) {
        const auto copy = [&](const Raster& from, Raster& to, int at) {
            std::copy(from.row(y), from.row(y) + from.width, to.row(y) + at);
        };
        copy(left.soft, both.soft, appearance.width - half.width);
        copy(left.bone, both.bone, appearance.width - half.width);
        copy(right.soft, both.soft, 0);
        copy(right.bone, both.bone, 0);
    }
    return expose(both, appearance);
}

// Someone holds the child: fingers reach in from one side.
imaging::Image strangersFingers(const Child& child, const Appearance& appearance, core::RandomStream& random)
{
    HandMaps maps = handMaps(child, appearance);
    Child adult;
    adult.male = random.chance(0.5);
    adult.skeletalMonths = 236;
    adult.individual = random.next();
    Posture posture;
    posture.spread = 0.4;
    const Skeleton skeleton = buildSkeleton(adult, posture);
    const bool fromLeft = random.chance(0.5);
    const double radians = (fromLeft ? 1 : -1) * random.uniform(65, 110) * std::numbers::pi / 180;
    Placement placement;
    placement.cosine = std::cos(radians);
    placement.sine = std::sin(radians);
    placement.scale = appearance.height / random.uniform(190.0, 240.0);
    const double outside = placement.scale * random.uniform(95, 130);
    placement.originX = fromLeft ? -outside : appearance.width + outside;
    placement.originY = appearance.height * random.uniform(0.55, 0.9);
    add(maps.soft, softTissueOf(appearance, placement, skeleton));
    addSkeleton(maps.bone, placement, skeleton);
    return expose(maps, appearance);
}

imaging::Image withForeignObject(const Child& child,
                                 const Appearance& appearance,
                                 double grossness,
                                 core::RandomStream& random)
{
    const Skeleton skeleton = buildSkeleton(child, appearance.posture);
    const Placement placement = placed(skeleton, appearance);
    HandMaps maps = handMaps(child, appearance);
    addForeignObject(maps.bone, placement, skeleton, grossness >= kGross, random);
    return expose(maps, appearance);
}

imaging::Image exposed(const Child& child, Appearance appearance, bool tooMuch, double grossness)
{
    if (tooMuch) {
        appearance.window.black = 0;
        appearance.window.white = between(165, 80, grossness);
        appearance.window.gamma = between(2.4, 5, grossness);
    } else {
        appearance.window.black = between(85, 165, grossness);
        appearance.window.white = between(215, 225, grossness);
        appearance.window.gamma = between(0.9, 0.7, grossness);
        appearance.beam.photons = between(500, 60, grossness);
        appearance.beam.scatter = 0.25;
    }
    return renderHand(child, appearance);
}

imaging::Image
stretched(const Child& child, const Appearance& appearance, double grossness, core::RandomStream& random)
{
    const imaging::Image image = renderHand(child, appearance);
    const double factor = between(1.3, 2.3, grossness);
    const double wide = random.chance(0.5) ? factor : 1 / factor;
    imaging::Image result(std::max(8, static_cast<int>(std::lround(image.width() * wide))), image.height());
    const cv::Mat source(image.height(),
                         image.width(),
                         CV_8U,
                         const_cast<std::uint8_t*>(image.pixels8().data())); // read only
    cv::Mat target(result.height(), result.width(), CV_8U, result.pixels8().data());
    cv::resize(source, target, target.size(), 0, 0, wide < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

imaging::Image
cropped(const Child& child, Appearance appearance, double grossness, core::RandomStream& random)
{
    appearance.frame.kind = Frame::Kind::None;
    appearance.fill = between(1.22, 2.3, grossness);
    appearance.x = random.chance(0.5) ? random.uniform(0, 0.15) : random.uniform(0.85, 1);
    appearance.y = random.chance(0.6) ? random.uniform(0.85, 1) : random.uniform(0, 0.15);
    return renderHand(child, appearance);
}

imaging::Image blank(Appearance appearance, double grossness, core::RandomStream& random)
{
    if (grossness >= kGross) {
        imaging::Image image(appearance.width, appearance.height);
        const std::uint64_t kind = random.below(3);
        const int level = kind == 0 ? 0 : kind == 1 ? 255 : static_cast<int>(random.below(256));
        std::fill(image.pixels8().begin(), image.pixels8().end(), static_cast<std::uint8_t>(level));
        return image;
    }
    // Exposed without a hand: the field, its noise and the marker.
    const Raster nothing(appearance.width, appearance.height);
    Raster beam = nothing;
    addMarkers(beam, nothing, appearance.markers);
    imaging::Image image =
        windowed(detected(beam, appearance.beam, appearance.noise), 1.2, appearance.window);
    drawFrame(image, appearance.frame, appearance.noise);
    return image;
}

// As it comes out of other programs.
imaging::Image reworked(const imaging::Image& image, double grossness, core::RandomStream& random)
{
    constexpr double kWhite = 255;
    const double much = between(0.3, 1, grossness);
    const auto changed = [&](double by) { return 1 + much * random.uniform(-by, by); };
    const cv::Mat source(image.height(),
                         image.width(),
                         CV_8U,
                         const_cast<std::uint8_t*>(image.pixels8().data())); // read only
    const double scale = changed(0.3);
    const double gain = changed(0.15);
    const double gamma = changed(0.15);
    cv::Mat copy;
    cv::resize(source, copy, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    if (random.chance(0.25))
        cv::flip(copy, copy, 1);
    cv::Mat curve(1, 256, CV_8U);
    for (int level = 0; level < curve.cols; ++level)
        curve.at<std::uint8_t>(level) =
            cv::saturate_cast<std::uint8_t>(kWhite * gain * std::pow(level / kWhite, gamma));
    cv::LUT(copy, curve, copy);
    std::vector<std::uint8_t> jpeg;
    cv::imencode(".jpg", copy, jpeg, {cv::IMWRITE_JPEG_QUALITY, static_cast<int>(between(95, 60, much))});
    copy = cv::imdecode(jpeg, cv::IMREAD_GRAYSCALE);
    imaging::Image result(copy.cols, copy.rows);
    std::copy_n(copy.ptr(), copy.total(), result.pixels8().begin());
    return result;
}

} // namespace

imaging::Image renderDefective(Anomaly kind,
                               double grossness,
                               const Child& child,
                               const Appearance& appearance,
                               core::RandomStream& random)
{
    Appearance changed = appearance;
    switch (kind) {
    case Anomaly::Inverted:
        return inverted(child, appearance, grossness);
    case Anomaly::TwoHands:
        return grossness >= kGross ? bothHands(child, appearance, random)
                                   : strangersFingers(child, appearance, random);
    case Anomaly::ForeignObject:
        return withForeignObject(child, appearance, grossness, random);
    case Anomaly::Underexposed:
    case Anomaly::Overexposed:
        return exposed(child, appearance, kind == Anomaly::Overexposed, grossness);
    case Anomaly::WrongAspect:
        return stretched(child, appearance, grossness, random);
    case Anomaly::Cropped:
        return cropped(child, appearance, grossness, random);
    case Anomaly::UpsideDown:
        changed.degrees +=
            grossness >= kGross ? 180.0 : (random.chance(0.5) ? 1 : -1) * random.uniform(95, 140);
        return renderHand(child, changed);
    case Anomaly::Blank:
        return blank(appearance, grossness, random);
    case Anomaly::NotAHand:
        return notAHand(appearance, grossness, random);
    case Anomaly::NearDuplicate:
        return reworked(renderHand(child, appearance), grossness, random);
    default: // nothing wrong with the picture itself
        return renderHand(child, appearance);
    }
}

} // namespace carpo::phantom
