// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/hand_shape.h"

#include "engine/explore/exposed_field.h"
#include "engine/explore/outline.h"
#include "engine/explore/white_objects.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kRing = 0.04;        // of the shorter side: where the background is looked for
constexpr double kWithin = 0.1;       // of the shorter side: where no frame is left
constexpr double kFullLine = 0.7;     // a border line that is brighter along this share is none of the hand's
constexpr double kMostTrimmed = 0.05; // of a side
constexpr double kSmallestLobe = 0.02; // of the field
constexpr double kHandSized = 0.4;     // of the largest part, in area and in thickness
constexpr int kMostFields = 3;         // one within the other, the whole picture counted

std::uint8_t percentileOf(std::vector<std::uint8_t>& levels, double share)
{
    const auto at = static_cast<std::size_t>(share * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(at), levels.end());
    return levels[at];
}

std::vector<std::uint8_t> pixelsOf(const cv::Mat& gray, const cv::Mat& mask)
{
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < gray.rows; ++y) {
        for (int x = 0; x < gray.cols; ++x) {
            if (mask.empty() || mask.at<std::uint8_t>(y, x) != 0)
                pixels.push_back(gray.at<std::uint8_t>(y, x));
        }
    }
    return pixels;
}

/// Whether a level is nearer to the light end of the levels than to the dark one; reorders them.
bool isLightAmong(std::vector<std::uint8_t>& levels, int level)
{
    return level - percentileOf(levels, 0.05) > percentileOf(levels, 0.95) - level;
}

/// The most frequent gray, a few levels taken together, among this share of the pixels, the darkest.
int mostFrequent(const cv::Mat& gray, double ofDarkest)
{
    constexpr int kTogether = 4; // levels to either side
    std::array<int, 256> counts = {};
    for (int y = 0; y < gray.rows; ++y) {
        for (int x = 0; x < gray.cols; ++x)
            ++counts[gray.at<std::uint8_t>(y, x)];
    }
    int background = 0;
    int most = 0;
    int below = 0;
    for (int level = 0; level < 256 && below < ofDarkest * static_cast<double>(gray.total()); ++level) {
        int together = 0;
        for (int near = std::max(0, level - kTogether); near <= std::min(255, level + kTogether); ++near)
            together += counts[static_cast<std::size_t>(near)];
        if (together > most) {
            most = together;
            background = level;
        }
        below += counts[static_cast<std::size_t>(level)];
    }
    return background;
}

/// Whether the background is nearer to the light end of the levels than to the dark one. Both the field's rim
/// and the most frequent gray within must say so: of a frame that was not cut off only the rim does.
bool isLightAround(const cv::Mat& gray)
{
    const int smaller = std::min(gray.cols, gray.rows);
    const int width = std::max(1, static_cast<int>(kRing * smaller));
    cv::Mat ring(gray.size(), CV_8U, 255);
    if (smaller > 2 * width)
        ring({width, width, gray.cols - 2 * width, gray.rows - 2 * width}) = 0;
    std::vector<std::uint8_t> all = pixelsOf(gray, {});
    std::vector<std::uint8_t> around = pixelsOf(gray, ring);
    if (!isLightAmong(all, percentileOf(around, 0.5)))
        return false;
    const int away = static_cast<int>(kWithin * smaller);
    const cv::Mat within = gray({away, away, gray.cols - 2 * away, gray.rows - 2 * away});
    std::vector<std::uint8_t> inside = pixelsOf(within, {});
    return isLightAmong(inside, mostFrequent(within, 1));
}

/// What is denser than the background; what is darker, as a frame can be, goes with the background.
cv::Mat objectIn(const cv::Mat& gray)
{
    static const cv::Mat kRoots = [] {
        cv::Mat table(1, 256, CV_8U);
        for (int level = 0; level < 256; ++level)
            table.at<std::uint8_t>(0, level) = cv::saturate_cast<std::uint8_t>(std::sqrt(level * 255.0));
        return table;
    }();
    cv::Mat smooth;
    cv::GaussianBlur(gray, smooth, {0, 0}, 1);
    // Among the darker half: what is exposed may fill the picture.
    const int background = mostFrequent(smooth, 0.5);
    smooth.convertTo(smooth, CV_8U, 255.0 / (256 - background), -255.0 * background / (256 - background));
    cv::LUT(smooth, kRoots, smooth);
    cv::Mat object;
    cv::threshold(smooth, object, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(object, object, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8U));
    return object;
}

/// The mask without the bright lines that scanners leave along the picture's edges.
cv::Rect withoutEdgeLines(const cv::Mat& object)
{
    cv::Rect inner(0, 0, object.cols, object.rows);
    const int mostRows = static_cast<int>(kMostTrimmed * object.rows);
    const int mostColumns = static_cast<int>(kMostTrimmed * object.cols);
    const auto isLine = [&object](const cv::Rect& line) {
        return cv::countNonZero(object(line)) > kFullLine * line.area();
    };
    for (int i = 0; i < mostRows && isLine({inner.x, inner.y, inner.width, 1}); ++i, --inner.height)
        ++inner.y;
    for (int i = 0; i < mostRows && isLine({inner.x, inner.y + inner.height - 1, inner.width, 1}); ++i)
        --inner.height;
    for (int i = 0; i < mostColumns && isLine({inner.x, inner.y, 1, inner.height}); ++i, --inner.width)
        ++inner.x;
    for (int i = 0; i < mostColumns && isLine({inner.x + inner.width - 1, inner.y, 1, inner.height}); ++i)
        --inner.width;
    return inner;
}

/// The parts of the object that can be hands, the largest first.
std::vector<cv::Mat> largeParts(const cv::Mat& object)
{
    cv::Mat labels;
    cv::Mat facts;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(object, labels, facts, middles);
    std::vector<std::pair<int, int>> parts; // area, label
    for (int label = 1; label < count; ++label) {
        const int area = facts.at<int>(label, cv::CC_STAT_AREA);
        if (area >= kSmallestLobe * static_cast<double>(object.total()))
            parts.emplace_back(area, label);
    }
    std::ranges::sort(parts, std::greater());
    const auto isFrame = [&labels](const auto& part) { return liesAlongBorder(labels == part.second); };
    if (parts.size() > 1 && !std::ranges::all_of(parts, isFrame))
        std::erase_if(parts, isFrame);
    cv::Mat thickness;
    if (parts.size() > 1)
        cv::distanceTransform(object, thickness, cv::DIST_L2, cv::DIST_MASK_3);
    std::vector<cv::Mat> masks;
    double thickest = 0;
    for (const auto& [area, label] : parts) {
        const cv::Mat mask = labels == label;
        double thick = 0;
        if (parts.size() > 1)
            cv::minMaxLoc(thickness, nullptr, &thick, nullptr, nullptr, mask);
        if (masks.empty())
            thickest = thick;
        // A frame's line is as large as a hand, but thin.
        if (area >= kHandSized * parts.front().first && thick >= kHandSized * thickest)
            masks.push_back(mask);
    }
    return masks;
}

/// What is seen in a field.
struct Segmented
{
    bool lightBackground = false;
    cv::Mat object;             ///< what is denser than the background, CV_8U
    cv::Rect inner;             ///< of the field, without lines along its edges
    std::vector<cv::Mat> parts; ///< of the object in there that can be hands
};

/// Nothing where the field is of one gray.
std::optional<Segmented> segmented(const cv::Mat& levels)
{
    cv::Mat gray = stretched(levels);
    if (gray.empty())
        return std::nullopt;
    Segmented seen;
    seen.lightBackground = isLightAround(gray);
    if (seen.lightBackground)
        gray = 255 - gray;
    seen.object = objectIn(gray);
    seen.inner = withoutEdgeLines(seen.object);
    seen.parts = largeParts(seen.object(seen.inner));
    return seen;
}

/// Around a mask of a part of the field that begins at `corner`, as HandShape has it.
cv::Rect2d boxOf(const cv::Mat& mask, cv::Point corner, const ExposedField& field, cv::Size picture)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE, corner);
    cv::Rect2d box;
    for (const auto& outline : outlines) {
        for (const cv::Point& point : outline) {
            const cv::Vec2d place = field.toPicture * cv::Vec3d(point.x, point.y, 1);
            box |= cv::Rect2d(place[0], place[1], 1, 1);
        }
    }
    box &= cv::Rect2d(0, 0, picture.width, picture.height);
    return {box.x / picture.width,
            box.y / picture.height,
            box.width / picture.width,
            box.height / picture.height};
}

double turned(double degrees)
{
    return degrees - 360 * std::round(degrees / 360);
}

} // namespace

HandShape handShape(const cv::Mat& reduced)
{
    HandShape shape;
    ExposedField field = exposedField(reduced);
    std::optional<Segmented> seen = segmented(field.levels);
    // What fills a rectangle is no hand but the field on a cassette that is not flat enough to be cut off.
    for (int depth = 1; depth < kMostFields && seen && !seen->parts.empty(); ++depth) {
        const auto inner = fieldOf(field.levels(seen->inner), seen->parts.front());
        if (!inner)
            break;
        field = fieldWithin(field, seen->inner.tl(), *inner);
        seen = segmented(field.levels);
    }
    if (!seen)
        return shape;
    const std::vector<cv::Mat>& parts = seen->parts;
    cv::Mat hand = cv::Mat::zeros(seen->inner.size(), CV_8U);
    for (const cv::Mat& part : parts)
        hand |= part;
    const auto picture = static_cast<double>(reduced.total());
    const cv::Mat visible = field.levels(seen->inner);
    const cv::Mat levels = seen->lightBackground ? cv::Mat(-visible) : visible;
    shape.lightBackground = seen->lightBackground;
    shape.straightWhite = straightWhitePixels(levels, hand) / picture;
    shape.hands = static_cast<int>(parts.size());
    if (parts.empty())
        return shape;
    shape.foreground = cv::countNonZero(hand) / picture;
    shape.box = boxOf(hand, seen->inner.tl(), field, reduced.size());
    const cv::Point2d fingers = fingersDirection(parts.front());
    const bool isHand = !isConvex(parts.front());
    if (isHand)
        shape.degrees = turned(std::atan2(fingers.x, -fingers.y) * 180 / std::numbers::pi + field.degrees);
    shape.cut = cutShare(hand, fingers);
    const cv::Mat own = parts.front() & ~reachingIn(parts.front(), fingers);
    shape.otherParts = otherPartsShare(levels, seen->object(seen->inner), own);
    shape.slenderness = slendernessOf(parts.front());
    shape.levels = handLevels(levels, hand);
    // Letters within a field are not on a hand.
    if (!isHand)
        shape.levels.whiteSpot = 0;
    return shape;
}

} // namespace carpo::explore
