// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/outline.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kEnd = 0.25; // share of the pixels that make an end
// Weights of the evidence, each -1..1: fingers may be cut by a border that the wrist does not reach, but they
// are always the thinner end; hands are upright as a rule.
constexpr double kThicker = 2;
constexpr double kAtBorder = 0.6;
constexpr double kUpright = 0.15;
constexpr double kStraight = 0.7;         // of a side of its box, where a part is cut off
constexpr double kSmallestBranch = 0.002; // of the picture
constexpr double kAroundCorner = 0.3;     // share of a side that a slanting wrist may take

bool onBorder(cv::Point at, cv::Size size)
{
    return at.x == 0 || at.y == 0 || at.x == size.width - 1 || at.y == size.height - 1;
}

/// A side of the border: the mask's pixels along it.
enum Side : std::uint8_t
{
    Top,
    Right,
    Bottom,
    Left
};

/// Clockwise round the border.
std::vector<std::uint8_t> pixelsAlong(const cv::Mat& hand, Side side)
{
    const cv::Mat line = side == Top      ? hand.row(0)
                         : side == Right  ? hand.col(hand.cols - 1)
                         : side == Bottom ? hand.row(hand.rows - 1)
                                          : hand.col(0);
    std::vector<std::uint8_t> inside;
    for (auto pixel = line.begin<std::uint8_t>(); pixel != line.end<std::uint8_t>(); ++pixel)
        inside.push_back(*pixel != 0 ? 1 : 0);
    if (side == Bottom || side == Left)
        std::ranges::reverse(inside);
    return inside;
}

Side sideTowards(cv::Point2d middle, cv::Point2d direction, cv::Size size)
{
    const double right = direction.x > 0 ? size.width - middle.x : middle.x;
    const double down = direction.y > 0 ? size.height - middle.y : middle.y;
    if (std::abs(direction.x) * down > std::abs(direction.y) * right)
        return direction.x > 0 ? Right : Left;
    return direction.y > 0 ? Bottom : Top;
}

/// Which share of each side of its box a mask fills, the two pixels along it taken together.
std::array<double, 4> filledSides(const cv::Mat& mask)
{
    constexpr int kAlong = 2; // a field's edge need not be quite upright
    const cv::Rect box = cv::boundingRect(mask);
    const cv::Mat inside = mask(box);
    const auto shareOf = [](const cv::Mat& strip, int dimension) {
        cv::Mat line;
        cv::reduce(strip, line, dimension, cv::REDUCE_MAX);
        return cv::countNonZero(line) / static_cast<double>(line.total());
    };
    const int high = std::min(kAlong, box.height);
    const int wide = std::min(kAlong, box.width);
    std::array<double, 4> filled = {};
    filled[Top] = shareOf(inside.rowRange(0, high), 0);
    filled[Bottom] = shareOf(inside.rowRange(box.height - high, box.height), 0);
    filled[Left] = shareOf(inside.colRange(0, wide), 1);
    filled[Right] = shareOf(inside.colRange(box.width - wide, box.width), 1);
    return filled;
}

/// Zeros where there is none.
cv::Mat largestPart(const cv::Mat& mask)
{
    cv::Mat labels;
    cv::Mat facts;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(mask, labels, facts, middles);
    int largest = 0;
    for (int label = 1; label < count; ++label) {
        const auto area = [&facts](int of) { return facts.at<int>(of, cv::CC_STAT_AREA); };
        if (largest == 0 || area(label) > area(largest))
            largest = label;
    }
    return largest == 0 ? cv::Mat(cv::Mat::zeros(mask.size(), CV_8U)) : cv::Mat(labels == largest);
}

} // namespace

cv::Point2d fingersDirection(const cv::Mat& hand)
{
    const cv::Moments moments = cv::moments(hand, true);
    const cv::Point2d middle(moments.m10 / moments.m00, moments.m01 / moments.m00);
    const double axis = 0.5 * std::atan2(2 * moments.mu11, moments.mu20 - moments.mu02);
    cv::Point2d along(std::cos(axis), std::sin(axis));
    if (along.y > 0)
        along = -along; // up, until there is reason to turn it

    cv::Mat thickness;
    cv::Mat padded;
    cv::copyMakeBorder(hand, padded, 1, 1, 1, 1, cv::BORDER_REPLICATE);
    cv::distanceTransform(padded, thickness, cv::DIST_L2, cv::DIST_MASK_3);
    std::vector<std::pair<double, double>> pixels; // place along the axis, thickness
    double reach = 0;
    double touching = 0;
    double touched = 0;
    std::vector<cv::Point> places;
    cv::findNonZero(hand, places);
    for (const cv::Point& at : places) {
        const double place = along.dot(cv::Point2d(at) - middle);
        pixels.emplace_back(place, static_cast<double>(thickness.at<float>(at.y + 1, at.x + 1)));
        reach = std::max(reach, std::abs(place));
        if (onBorder(at, hand.size())) {
            touched += place;
            ++touching;
        }
    }
    const auto end = static_cast<std::ptrdiff_t>(kEnd * static_cast<double>(pixels.size()));
    std::nth_element(pixels.begin(), pixels.begin() + end, pixels.end());
    std::nth_element(pixels.begin() + end, pixels.end() - end - 1, pixels.end());
    double low = 0;
    double high = 0;
    for (std::ptrdiff_t i = 0; i < end; ++i) {
        low += pixels[static_cast<std::size_t>(i)].second;
        high += pixels[pixels.size() - 1 - static_cast<std::size_t>(i)].second;
    }
    const double thicker = low + high > 0 ? (low - high) / (low + high) : 0;
    const double border = touching > 0 && reach > 0 ? -touched / touching / reach : 0;
    return kThicker * thicker + kAtBorder * border + kUpright >= 0 ? along : -along;
}

double slendernessOf(const cv::Mat& hand)
{
    const cv::Moments moments = cv::moments(hand, true);
    const double middle = 0.5 * (moments.mu20 + moments.mu02);
    const double half = std::hypot(0.5 * (moments.mu20 - moments.mu02), moments.mu11);
    return middle + half > 0 ? std::sqrt(std::max(0.0, middle - half) / (middle + half)) : 1;
}

double cutShare(const cv::Mat& hand, cv::Point2d fingers)
{
    const cv::Moments moments = cv::moments(hand, true);
    const cv::Point2d middle(moments.m10 / moments.m00, moments.m01 / moments.m00);
    const auto wrist = static_cast<int>(sideTowards(middle, -fingers, hand.size()));
    double cut = 0;
    double border = 0;
    for (int step = 1; step <= 3; ++step) {
        std::vector<std::uint8_t> inside = pixelsAlong(hand, static_cast<Side>((wrist + step) % 4));
        border += static_cast<double>(inside.size());
        const auto most = static_cast<std::ptrdiff_t>(kAroundCorner * static_cast<double>(inside.size()));
        if (step == 1)
            std::fill(inside.begin(), std::min(std::ranges::find(inside, 0), inside.begin() + most), 0);
        if (step == 3) {
            std::ranges::reverse(inside);
            std::fill(inside.begin(), std::min(std::ranges::find(inside, 0), inside.begin() + most), 0);
        }
        cut += static_cast<double>(std::ranges::count(inside, 1));
    }
    return cut / border;
}

bool isCutStraight(const cv::Mat& mask)
{
    const std::array<double, 4> filled = filledSides(mask);
    int sides = 0;
    for (std::size_t side = 0; side < filled.size(); ++side)
        sides += filled[side] >= kStraight && filled[(side + 2) % 4] < kStraight ? 1 : 0;
    return sides == 1;
}

cv::Mat reachingIn(const cv::Mat& hand, cv::Point2d fingers)
{
    constexpr double kThick = 0.5; // of the hand's thickness
    cv::Mat distance;
    cv::distanceTransform(hand, distance, cv::DIST_L2, cv::DIST_MASK_3);
    double thickest = 0;
    cv::minMaxLoc(distance, nullptr, &thickest);
    const double radius = kThick * thickest;
    const int margin = 2 * cvCeil(radius) + 1;
    cv::Mat core;
    cv::copyMakeBorder(hand, core, margin, margin, margin, margin, cv::BORDER_REPLICATE);
    // Opened with a disc, in a time that does not grow with it.
    cv::distanceTransform(core, distance, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(distance <= radius, distance, cv::DIST_L2, cv::DIST_MASK_5);
    core = distance <= radius;
    core = largestPart(core({margin, margin, hand.cols, hand.rows}));
    const cv::Moments moments = cv::moments(core, true);
    const cv::Point2d middle(moments.m10 / std::max(1.0, moments.m00),
                             moments.m01 / std::max(1.0, moments.m00));
    cv::Mat labels;
    cv::Mat facts;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(hand & ~core, labels, facts, middles);
    cv::Mat found = cv::Mat::zeros(hand.size(), CV_8U);
    for (int label = 1; label < count; ++label) {
        const cv::Rect box(facts.at<int>(label, cv::CC_STAT_LEFT),
                           facts.at<int>(label, cv::CC_STAT_TOP),
                           facts.at<int>(label, cv::CC_STAT_WIDTH),
                           facts.at<int>(label, cv::CC_STAT_HEIGHT));
        const cv::Point2d at(middles.at<double>(label, 0), middles.at<double>(label, 1));
        if (fingers.dot(at - middle) >= 0)
            continue;
        const cv::Mat branch = labels == label;
        const bool isAtBorder =
            onBorder(box.tl(), hand.size()) || onBorder(box.br() - cv::Point(1, 1), hand.size());
        const bool isCut =
            facts.at<int>(label, cv::CC_STAT_AREA) >= kSmallestBranch * static_cast<double>(hand.total())
            && filledSides(branch)[sideTowards(middle, at - middle, hand.size())] >= kStraight;
        if (isAtBorder || isCut)
            found |= branch;
    }
    return found;
}

bool isConvex(const cv::Mat& mask)
{
    constexpr double kConvex = 0.9;
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    const auto area = [](const std::vector<cv::Point>& outline) { return cv::contourArea(outline); };
    const auto largest = std::ranges::max_element(outlines, {}, area);
    std::vector<cv::Point> hull;
    cv::convexHull(*largest, hull);
    return area(*largest) >= kConvex * area(hull);
}

bool liesAlongBorder(const cv::Mat& mask)
{
    constexpr double kRim = 0.1;   // of either side
    constexpr double kMost = 0.75; // of the mask
    constexpr double kLong = 0.35; // of a side: fingertips in a corner are short
    const int across = static_cast<int>(kRim * mask.cols);
    const int down = static_cast<int>(kRim * mask.rows);
    const cv::Mat within = mask({across, down, mask.cols - 2 * across, mask.rows - 2 * down});
    if (cv::countNonZero(within) >= (1 - kMost) * cv::countNonZero(mask))
        return false;
    const cv::Rect box = cv::boundingRect(mask);
    return box.width >= kLong * mask.cols || box.height >= kLong * mask.rows;
}

} // namespace carpo::explore
