// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "engine/imaging/preprocess.h"
#include "engine/phantom/defective_radiograph.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/nuisance.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <vector>

// What the outline tells, on phantoms whose truth is known.

namespace carpo::explore {
namespace {

using phantom::Anomaly;

constexpr int kImages = 20;
constexpr int kHandHeight = 256;

float valueOf(const MeasuredImage& image, std::string_view key)
{
    return image.measures.at(measureIndex(key));
}

phantom::Child childOf(core::RandomStream& random)
{
    return {.male = random.chance(0.5),
            .skeletalMonths = random.uniform(20, 220),
            .tempoMonths = 0,
            .individual = random.next()};
}

/// That many radiographs with the anomaly (None: ordinary ones, frames, light films and all), measured.
std::vector<MeasuredImage>
measured(Anomaly anomaly, double grossness, const std::function<void(phantom::Appearance&)>& change = {})
{
    std::vector<MeasuredImage> images;
    for (int i = 0; i < kImages; ++i) {
        core::RandomStream random(31, "hand shapes", static_cast<std::uint64_t>(i));
        const phantom::Child child = childOf(random);
        phantom::Appearance appearance = phantom::randomAppearance(random, kHandHeight);
        if (change)
            change(appearance);
        images.push_back(measure(phantom::renderDefective(anomaly, grossness, child, appearance, random)));
    }
    return images;
}

std::ptrdiff_t countIf(const std::vector<MeasuredImage>& images,
                       std::string_view key,
                       const std::function<bool(float)>& holds)
{
    return std::ranges::count_if(images, [&](const auto& image) { return holds(valueOf(image, key)); });
}

TEST(HandShape, ordinaryRadiographsHaveOneUprightHandOnADarkGround)
{
    const auto images = measured(Anomaly::None, 0);
    EXPECT_EQ(countIf(images, "hands", [](float n) { return n == 1; }), kImages);
    EXPECT_EQ(countIf(images, "light_background", [](float light) { return light == 0; }), kImages);
    EXPECT_EQ(countIf(images, "upside_down", [](float down) { return down < 0.25F; }), kImages);
    EXPECT_GE(countIf(images, "cropped", [](float cut) { return cut == 0; }), kImages - 1);
    EXPECT_GE(countIf(images, "foreground_share", [](float share) { return share > 0.05F && share < 0.45F; }),
              kImages - 1);
}

TEST(HandShape, theAngleFollowsTheHand)
{
    for (const double degrees : {-150.0, -60.0, 0.0, 30.0, 100.0, 180.0}) {
        int close = 0;
        for (const MeasuredImage& image :
             measured(Anomaly::None, 0, [degrees](phantom::Appearance& appearance) {
                 appearance.degrees = degrees;
                 appearance.frame.kind = phantom::Frame::Kind::None;
             })) {
            const double away = static_cast<double>(valueOf(image, "hand_angle")) - degrees;
            close += std::abs(away - 360 * std::round(away / 360)) < 20 ? 1 : 0;
        }
        EXPECT_GE(close, kImages - 2) << degrees;
    }
}

TEST(HandShape, aTiltedFrameDoesNotTurnTheHand)
{
    int close = 0;
    for (const MeasuredImage& image : measured(Anomaly::None, 0, [](phantom::Appearance& appearance) {
             appearance.degrees = 12;
             appearance.frame = {.kind = phantom::Frame::Kind::Light, .degrees = 12, .level = 220};
             appearance.fill = 0.7;
         }))
        close += std::abs(valueOf(image, "hand_angle") - 12) < 15 ? 1 : 0;
    EXPECT_GE(close, kImages - 2);
}

TEST(HandShape, onAGrainyCassetteItIsTheHandThatIsSeen)
{
    // Too uneven to be cut off as a flat gray; lighter than the field in one half of the pictures.
    int right = 0;
    for (int i = 0; i < kImages; ++i) {
        core::RandomStream random(33, "cassettes", static_cast<std::uint64_t>(i));
        const phantom::Child child = childOf(random);
        phantom::Appearance appearance = phantom::randomAppearance(random, kHandHeight);
        appearance.frame.kind = phantom::Frame::Kind::None;
        appearance.degrees = 0;
        const imaging::Image hand = phantom::renderHand(child, appearance);
        constexpr int kAround = 40;
        imaging::Image image(hand.width() + 2 * kAround, hand.height() + 2 * kAround);
        const double level = i % 2 == 0 ? 150 : 90;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const int inX = x - kAround;
                const int inY = y - kAround;
                const bool within = inX >= 0 && inX < hand.width() && inY >= 0 && inY < hand.height();
                image.pixels8()[static_cast<std::size_t>(y * image.width() + x)] =
                    within ? hand.pixels8()[static_cast<std::size_t>(inY * hand.width() + inX)]
                           : static_cast<std::uint8_t>(std::clamp(random.normal(level, 25), 0.0, 255.0));
            }
        }
        const MeasuredImage seen = measure(image);
        right += valueOf(seen, "light_background") == 0 && valueOf(seen, "hands") == 1
                         && valueOf(seen, "upside_down") < 0.25F && valueOf(seen, "foreground_share") < 0.45F
                     ? 1
                     : 0;
    }
    EXPECT_GE(right, kImages - 4);
}

TEST(HandShape, fingersThatTheBorderCutsAreStillTheFingers)
{
    // The upper border runs through the fingertips; the wrist ends within the picture.
    int upright = 0;
    for (const MeasuredImage& image : measured(Anomaly::None, 0, [](phantom::Appearance& appearance) {
             appearance.degrees = 0;
             appearance.frame.kind = phantom::Frame::Kind::None;
             appearance.fill = 1.1;
             appearance.y = 0.1;
         }))
        upright += valueOf(image, "upside_down") < 0.25F ? 1 : 0;
    EXPECT_GE(upright, kImages - 1);
}

TEST(HandShape, invertedOnesHaveALightGround)
{
    for (const double grossness : {0.2, 0.8})
        EXPECT_GE(countIf(measured(Anomaly::Inverted, grossness),
                          "light_background",
                          [](float light) { return light == 1; }),
                  kImages - 1)
            << grossness;
}

TEST(HandShape, upsideDownOnesPointDown)
{
    for (const double grossness : {0.2, 0.8})
        EXPECT_GE(countIf(measured(Anomaly::UpsideDown, grossness),
                          "upside_down",
                          [](float down) { return down > 0.4F; }),
                  kImages - 1)
            << grossness;
}

TEST(HandShape, bothHandsAreTwo)
{
    EXPECT_GE(countIf(measured(Anomaly::TwoHands, 0.8), "hands", [](float n) { return n == 2; }),
              kImages - 4);
}

TEST(HandShape, croppedOnesAreCut)
{
    EXPECT_GE(countIf(measured(Anomaly::Cropped, 0.8), "cropped", [](float cut) { return cut > 0.02F; }),
              kImages * 7 / 10);
}

TEST(HandShape, emptyOnesHoldNoHand)
{
    const auto images = measured(Anomaly::Blank, 0.8);
    EXPECT_EQ(countIf(images, "hands", [](float n) { return n == 0; }), kImages);
    EXPECT_EQ(countIf(images, "foreground_share", [](float share) { return share == 0; }), kImages);
}

TEST(HandShape, whiteObjectsAreTheLettersAndTheMetal)
{
    const auto without = [](phantom::Appearance& appearance) {
        appearance.markers.clear();
        appearance.frame.kind = phantom::Frame::Kind::None;
    };
    const auto with = [](phantom::Appearance& appearance) {
        appearance.markers = {{.lines = {"L", "ABC"}, .size = 0.06}};
        appearance.frame.kind = phantom::Frame::Kind::None;
    };
    const auto none = measured(Anomaly::None, 0, without);
    const auto letters = measured(Anomaly::None, 0, with);
    int more = 0;
    for (std::size_t i = 0; i < none.size(); ++i)
        more += valueOf(letters[i], "saturated_objects") > valueOf(none[i], "saturated_objects") ? 1 : 0;
    EXPECT_GE(more, kImages * 8 / 10);
}

/// With `bits` in use of 16.
imaging::Image deepened(const imaging::Image& image, int bits)
{
    imaging::Image deep(image.width(), image.height(), imaging::Image::Depth::Bits16);
    const int white = (1 << bits) - 1;
    for (std::size_t i = 0; i < deep.pixels16().size(); ++i)
        deep.pixels16()[i] = static_cast<std::uint16_t>(image.pixels8()[i] * white / 255);
    return deep;
}

TEST(HandShape, isTheSameOnMiniaturesAndAtEveryDepth)
{
    int alike = 0;
    for (int i = 0; i < kImages; ++i) {
        core::RandomStream random(32, "sizes", static_cast<std::uint64_t>(i));
        const phantom::Child child = childOf(random);
        phantom::Appearance appearance = phantom::randomAppearance(random, 1000);
        appearance.window = {.black = 8, .white = 255, .gamma = 1.2}; // white is in use at every depth
        const imaging::Image image = phantom::renderHand(child, appearance);
        const MeasuredImage large = measure(image);
        for (const int bits : {12, 16}) {
            const MeasuredImage deep = measure(deepened(image, bits));
            EXPECT_NEAR(valueOf(deep, "hand_angle"), valueOf(large, "hand_angle"), 2);
            EXPECT_NEAR(valueOf(deep, "foreground_share"), valueOf(large, "foreground_share"), 0.01);
            EXPECT_NEAR(valueOf(deep, "sharpness"), valueOf(large, "sharpness"), 1e-3);
        }
        const MeasuredImage small = measure(imaging::thumbnail(image, 100));
        const bool angle = std::abs(valueOf(small, "hand_angle") - valueOf(large, "hand_angle")) < 10;
        const bool share =
            std::abs(valueOf(small, "foreground_share") - valueOf(large, "foreground_share")) < 0.05F;
        const bool one = valueOf(small, "hands") == 1 && valueOf(small, "light_background") == 0;
        alike += angle && share && one ? 1 : 0;
    }
    EXPECT_GE(alike, kImages - 2);
}

TEST(HandShape, fewerPhotonsAreNoisier)
{
    const auto exposedTo = [](double photons) {
        return measured(Anomaly::None, 0, [photons](phantom::Appearance& appearance) {
            appearance.beam.photons = photons;
        });
    };
    const auto many = exposedTo(40'000);
    const auto few = exposedTo(500);
    for (std::size_t i = 0; i < many.size(); ++i)
        EXPECT_GT(valueOf(few[i], "noise"), valueOf(many[i], "noise"));
}

} // namespace
} // namespace carpo::explore
