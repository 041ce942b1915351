// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/prepare.h"

#include "engine/explore/hand_shape.h"
#include "engine/explore/image_pass.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace carpo::explore {
namespace {

// To be raised whenever handShape finds another polarity or another hand in the same image.
constexpr int kVersion = 1;

std::string digits(double value)
{
    std::array<char, 32> text = {};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

/// From one share of a side to another one, in whole pixels.
struct Stretch
{
    int first;
    int count;
};

Stretch stretchOf(double from, double length, double margin, int side)
{
    const double first = std::clamp((from - margin * length) * side, 0.0, static_cast<double>(side));
    const double last = std::clamp((from + (1 + margin) * length) * side, first, static_cast<double>(side));
    const int begin = std::min(static_cast<int>(std::floor(first)), side - 1);
    return {.first = begin, .count = std::max(1, static_cast<int>(std::ceil(last)) - begin)};
}

} // namespace

std::string Preparation::key() const
{
    std::string text = pixels.key();
    if (fixPolarity)
        text += "-positive" + std::to_string(kVersion);
    if (cropToHand)
        text += "-hand" + std::to_string(kVersion) + "-margin" + digits(handMargin);
    return text;
}

std::string Preparation::description() const
{
    std::string text;
    if (fixPolarity)
        text += "An image whose background is lighter than the hand is inverted. ";
    if (cropToHand)
        text += "What lies around the hand is cut off but for " + digits(100 * handMargin)
                + " % of its width and height; where no hand is found, nothing is cut. ";
    return text + pixels.description();
}

Framed framed(const imaging::Image& image, const Preparation& preparation)
{
    Framed result;
    HandShape shape;
    if (preparation.fixPolarity || preparation.cropToHand)
        shape = handShape(passOver(image).reduced);
    result.turned = preparation.fixPolarity && shape.lightBackground;
    result.image = result.turned ? imaging::negative(image) : image;
    if (!preparation.cropToHand || shape.box.empty())
        return result;
    const Stretch across = stretchOf(shape.box.x, shape.box.width, preparation.handMargin, image.width());
    const Stretch down = stretchOf(shape.box.y, shape.box.height, preparation.handMargin, image.height());
    result.image = imaging::cutOut(result.image, across.first, down.first, across.count, down.count);
    result.kept = static_cast<double>(across.count) / image.width() * down.count / image.height();
    return result;
}

imaging::Image prepare(const imaging::Image& image, const Preparation& preparation)
{
    if (!preparation.fixPolarity && !preparation.cropToHand)
        return imaging::preprocess(image, preparation.pixels); // without a copy
    return imaging::preprocess(framed(image, preparation).image, preparation.pixels);
}

} // namespace carpo::explore
