// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "tests/engine/explore/phantom_set.h"

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

// What the levels of the hand and of what lies beside it tell: on drawn pictures whose numbers are known, and
// on phantoms.

namespace carpo::explore {
namespace {

using imaging::Image;
using phantom::Anomaly;

constexpr int kSide = 200;

/// An upright ellipse on black with a round-ended bone in it, a third as wide, edged by a faint line.
struct Drawing
{
    int soft = 60;
    int bone = 180;
    double across = 30; ///< half axes
    double along = 80;
};

int levelAt(const Drawing& drawing, double x, double y)
{
    constexpr int kEdge = 20;
    constexpr double kEdgeFrom = 3; // pixels from the bone
    constexpr double kEdgeTo = 6;
    if (std::hypot(x / drawing.across, y / drawing.along) >= 1)
        return 0;
    const double beyond = std::max(0.0, std::abs(y) - 0.6 * drawing.along);
    const double fromBone = std::hypot(x, beyond) - drawing.across / 3;
    if (fromBone < 0)
        return drawing.bone;
    return drawing.soft + (fromBone > kEdgeFrom && fromBone < kEdgeTo ? kEdge : 0);
}

Image drawn(const Drawing& drawing)
{
    Image image(kSide, kSide);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x)
            image.pixels8()[static_cast<std::size_t>(y * kSide + x)] =
                static_cast<std::uint8_t>(levelAt(drawing, x - kSide / 2, y - kSide / 2));
    }
    // As no radiograph is sharp to the pixel.
    cv::Mat pixels(kSide, kSide, CV_8U, image.pixels8().data());
    cv::GaussianBlur(pixels, pixels, {}, 1.5);
    return image;
}

void drawRectangle(Image& image, const cv::Rect& where, int level)
{
    cv::Mat pixels(image.height(), image.width(), CV_8U, image.pixels8().data());
    pixels(where) = level;
}

float valueOf(const Image& image, std::string_view key)
{
    return measure(image).measures.at(measureIndex(key));
}

/// With a round end on either side.
void drawFinger(Image& image, cv::Point from, cv::Point to)
{
    constexpr int kThick = 14;
    cv::Mat pixels(image.height(), image.width(), CV_8U, image.pixels8().data());
    cv::line(pixels, from, to, 90, kThick);
}

TEST(HandLevels, softTissueIsTheShareOfBone)
{
    EXPECT_NEAR(valueOf(drawn({.soft = 60, .bone = 180}), "soft_tissue"), 60.0 / 180, 0.03);
    EXPECT_NEAR(valueOf(drawn({.soft = 30, .bone = 200}), "soft_tissue"), 30.0 / 200, 0.03);
}

TEST(HandLevels, softTissueIsTheSameForAnyBrightnessAndContrast)
{
    Image image = drawn({.soft = 60, .bone = 180});
    for (std::uint8_t& pixel : image.pixels8())
        pixel = static_cast<std::uint8_t>(40 + pixel / 2);
    EXPECT_NEAR(valueOf(image, "soft_tissue"), 60.0 / 180, 0.03);
}

TEST(HandLevels, handWidthIsTheRatioOfTheAxes)
{
    // Of an ellipse the standard deviations along the axes go as the axes.
    EXPECT_NEAR(valueOf(drawn({.across = 30, .along = 80}), "hand_width"), 30.0 / 80, 0.03);
    EXPECT_NEAR(valueOf(drawn({.across = 60, .along = 80}), "hand_width"), 60.0 / 80, 0.03);
}

TEST(HandLevels, aWhiteSpotOnTheHandStandsOut)
{
    Image plain = drawn({});
    drawRectangle(plain, {kSide / 2 - 32, 60, 17, 80}, 0); // no hand is convex
    Image metal = plain;
    drawRectangle(metal, {kSide / 2 - 4, 120, 8, 5}, 255);
    Image beside = plain;
    drawRectangle(beside, {10, 120, 8, 5}, 255); // a letter, away from the hand
    EXPECT_GT(valueOf(metal, "white_spot"), 2 * valueOf(plain, "white_spot"));
    EXPECT_LT(valueOf(beside, "white_spot"), 1.2 * valueOf(plain, "white_spot"));
}

TEST(HandLevels, whatTouchesTheHandIsNotOnIt)
{
    Image plain = drawn({.along = 120}); // out of the picture at both ends
    drawRectangle(plain, {kSide / 2 - 32, 60, 17, 80}, 0);
    Image letter = plain; // on a plate
    drawRectangle(letter, {kSide / 2 + 29, 85, 30, 30}, 25);
    drawRectangle(letter, {kSide / 2 + 33, 95, 8, 5}, 255);
    Image edge = plain; // of the field, across the wrist
    drawRectangle(edge, {kSide / 2 - 30, kSide - 1, 60, 1}, 255);
    EXPECT_LT(valueOf(letter, "white_spot"), 1.3 * valueOf(plain, "white_spot"));
    EXPECT_LT(valueOf(edge, "white_spot"), 1.3 * valueOf(plain, "white_spot"));
}

TEST(HandLevels, lettersInAFieldAreOnNoHand)
{
    // A field of six corners, with letters in it, and nothing else that could be a hand.
    Image image(kSide, kSide);
    cv::Mat pixels(kSide, kSide, CV_8U, image.pixels8().data());
    const std::vector<cv::Point> corners = {
        {60, 30}, {150, 40}, {170, 110}, {140, 170}, {70, 160}, {40, 100}};
    cv::fillConvexPoly(pixels, corners, 80);
    drawRectangle(image, {100, 90, 8, 5}, 255);
    EXPECT_EQ(valueOf(image, "hands"), 1);
    EXPECT_EQ(valueOf(image, "white_spot"), 0);
    EXPECT_EQ(valueOf(image, "hand_angle"), 0);
}

TEST(HandLevels, otherPartsAreThoseThatGoOnBeyondTheBorder)
{
    Image image = drawn({});
    EXPECT_EQ(valueOf(image, "other_parts"), 0);
    Image finger = image;
    drawRectangle(finger, {0, 60, 30, 14}, 90);
    EXPECT_NEAR(valueOf(finger, "other_parts"), 30.0 * 14 / (kSide * kSide), 0.003);
    Image rim = image;
    drawRectangle(rim, {0, 20, 12, 150}, 90); // of a film
    EXPECT_EQ(valueOf(rim, "other_parts"), 0);
    EXPECT_EQ(valueOf(rim, "hands"), 1);
    Image within = image;
    drawRectangle(within, {20, 60, 30, 14}, 90);
    EXPECT_EQ(valueOf(within, "other_parts"), 0) << "does not reach the border";
    Image letter = image;
    drawRectangle(letter, {0, 60, 30, 14}, 255);
    EXPECT_EQ(valueOf(letter, "other_parts"), 0) << "whiter than bone";
}

TEST(HandLevels, otherPartsMayOverlapTheHand)
{
    Image plain = drawn({.along = 120});                 // out of the picture at both ends
    drawRectangle(plain, {kSide / 2 - 14, 0, 8, 90}, 0); // between fingers
    drawRectangle(plain, {kSide / 2 + 6, 0, 8, 90}, 0);
    EXPECT_EQ(valueOf(plain, "other_parts"), 0);
    Image fingers = plain;
    drawRectangle(fingers, {kSide / 2, 140, kSide / 2, 14}, 90);
    drawRectangle(fingers, {kSide / 2, 160, kSide / 2, 14}, 90);
    const double beside = kSide / 2 - 30; // of the length, at most
    EXPECT_NEAR(valueOf(fingers, "other_parts"), 2 * 14 * beside / (kSide * kSide), 0.01);
    Image round = plain;
    drawFinger(round, {kSide / 2, 147}, {kSide - 20, 147});
    EXPECT_EQ(valueOf(round, "other_parts"), 0) << "ends within the picture";
}

TEST(HandLevels, otherPartsMayBeCutByTheEdgeOfAField)
{
    // The field's edge is as black as its background: only what it cuts shows where it is.
    constexpr int kEdge = 12;
    Image beside = drawn({});
    drawFinger(beside, {0, 60}, {30, 60});
    drawRectangle(beside, {0, 0, kEdge, kSide}, 0);
    EXPECT_NEAR(valueOf(beside, "other_parts"), 25.0 * 14 / (kSide * kSide), 0.004);
    Image whole = drawn({});
    drawFinger(whole, {20, 60}, {40, 60});
    EXPECT_EQ(valueOf(whole, "other_parts"), 0) << "not cut at either end";

    Image over = drawn({.along = 120});
    drawRectangle(over, {kSide / 2 - 14, 0, 8, 90}, 0);
    drawRectangle(over, {kSide / 2 + 6, 0, 8, 90}, 0);
    drawFinger(over, {0, 147}, {kSide / 2, 147});
    drawRectangle(over, {0, 0, kEdge, kSide}, 0);
    EXPECT_NEAR(valueOf(over, "other_parts"), 14.0 * (kSide / 2 - 30 - kEdge) / (kSide * kSide), 0.008);
}

TEST(HandLevels, emptyPicturesHaveNone)
{
    for (const char* key : {"soft_tissue", "white_spot", "hand_width", "other_parts"})
        EXPECT_EQ(valueOf(Image(64, 64), key), 0) << key;
}

/// How many of twenty phantoms with the anomaly lie outside of what the same number without it span.
int standingOut(Anomaly anomaly, std::string_view key, bool above)
{
    constexpr std::uint64_t kImages = 20;
    std::vector<float> ordinary;
    for (std::uint64_t i = 0; i < kImages; ++i)
        ordinary.push_back(valueOf(phantomOf(i, 256), key));
    const auto [least, most] = std::ranges::minmax(ordinary);
    int count = 0;
    for (std::uint64_t i = 0; i < kImages; ++i) {
        const float value = valueOf(phantomOf(100 + i, 256, anomaly), key);
        count += (above ? value > most : value < least) ? 1 : 0;
    }
    return count;
}

TEST(HandLevels, exposureShowsInTheSoftTissue)
{
    EXPECT_GE(standingOut(Anomaly::Overexposed, "soft_tissue", false), 17);
    EXPECT_GE(standingOut(Anomaly::Underexposed, "soft_tissue", true), 17);
}

TEST(HandLevels, metalShowsAsAWhiteSpot)
{
    // A ring is a pixel wide at this size.
    EXPECT_GE(standingOut(Anomaly::ForeignObject, "white_spot", true), 10);
}

TEST(HandLevels, aSecondHandIsAnotherPart)
{
    EXPECT_GE(standingOut(Anomaly::TwoHands, "other_parts", true), 16);
}

} // namespace
} // namespace carpo::explore
