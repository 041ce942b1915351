// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/hand_levels.h"

#include "engine/explore/outline.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kCommonSide = 256;     // pixels, to which the widths below refer
constexpr double kAway = 4;             // from the hand, where the background is looked for
constexpr double kSpotRadius = 5;       // wider ones are bone
constexpr std::size_t kFewOutside = 50; // pixels: the hand fills the picture

constexpr double kSmallestPart = 0.002; // of the picture: what is smaller is grain
constexpr double kPartLevel = 0.95;

constexpr double kSoftTissue = 0.25;
constexpr double kBone = 0.97;
constexpr double kTissue = 0.5; // of the way from the background to soft tissue: no plate is as light
constexpr double kSpots = 0.0005;
constexpr double kBoneEdges = 0.03;
constexpr double kLeastEdge = 0.01; // of all levels: what stands out by less is grain

/// The value that this share of the values do not exceed; reorders them. Not empty.
template <typename Value>
double quantile(std::vector<Value>& values, double share)
{
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return static_cast<double>(values[static_cast<std::size_t>(at)]);
}

template <typename Value>
std::vector<Value> valuesIn(const cv::Mat& picture, const cv::Mat& mask)
{
    std::vector<Value> values;
    for (int y = 0; y < picture.rows; ++y) {
        const auto* const row = picture.ptr<Value>(y);
        const auto* const inside = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            if (inside[x] != 0)
                values.push_back(row[x]);
        }
    }
    return values;
}

int widthIn(cv::Size picture, double atCommonSide)
{
    return std::max(1, cvRound(atCommonSide * std::max(picture.width, picture.height) / kCommonSide));
}

cv::Mat disc(int radius)
{
    return cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1});
}

double backgroundAround(const cv::Mat& levels, const cv::Mat& hand)
{
    const int away = widthIn(hand.size(), kAway);
    cv::Mat near;
    cv::dilate(hand, near, cv::Mat::ones(2 * away + 1, 2 * away + 1, CV_8U));
    std::vector<float> outside = valuesIn<float>(levels, near == 0);
    if (outside.size() >= kFewOutside)
        return quantile(outside, 0.5);
    double lowest = 0;
    cv::minMaxLoc(levels, &lowest, nullptr);
    return lowest;
}

/// The hand without what hangs on to it by little: letters at its fingertips are not on it.
cv::Mat coreOf(const cv::Mat& hand)
{
    cv::Mat opened;
    cv::morphologyEx(hand, opened, cv::MORPH_OPEN, disc(widthIn(hand.size(), kSpotRadius)));
    cv::Mat labels;
    cv::Mat facts;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(opened, labels, facts, middles);
    int largest = 0;
    for (int label = 1; label < count; ++label) {
        const auto area = [&facts](int of) { return facts.at<int>(of, cv::CC_STAT_AREA); };
        if (largest == 0 || area(label) > area(largest))
            largest = label;
    }
    return largest == 0 ? hand : cv::Mat(labels == largest);
}

/// Where a spot is on the hand and not beside it: letters that touch its side and the field's edge that
/// crosses the wrist are white in these pixels of the hand.
cv::Mat withoutRims(const cv::Mat& core)
{
    const int radius = widthIn(core.size(), kSpotRadius);
    cv::Mat inner;
    cv::erode(core, inner, disc((radius + 1) / 2));
    const cv::Rect away(radius, radius, inner.cols - 2 * radius, inner.rows - 2 * radius);
    cv::Mat kept = cv::Mat::zeros(inner.size(), CV_8U);
    if (away.width > 0 && away.height > 0)
        inner(away).copyTo(kept(away));
    return kept;
}

/// `tissue`: in levels; what a spot rises from must be as light. Letters on a plate that touches the hand
/// rise from the plate.
double whiteSpotOf(const cv::Mat& levels, const cv::Mat& hand, double tissue)
{
    constexpr double kWhite = 255;
    cv::Mat gray;
    cv::normalize(levels, gray, 0, kWhite, cv::NORM_MINMAX, CV_8U);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(levels, &lowest, &highest);
    cv::Mat ground;
    cv::morphologyEx(gray, ground, cv::MORPH_OPEN, disc(widthIn(gray.size(), kSpotRadius)));
    cv::Mat tops = gray - ground;
    const cv::Mat core = coreOf(hand);
    std::vector<std::uint8_t> outstanding = valuesIn<std::uint8_t>(tops, core);
    const double edges = quantile(outstanding, 1 - kBoneEdges);
    tops.setTo(0, ground < kWhite * (tissue - lowest) / (highest - lowest));
    outstanding = valuesIn<std::uint8_t>(tops & withoutRims(core), core);
    const double spots = quantile(outstanding, 1 - kSpots);
    return spots / (edges + kLeastEdge * kWhite);
}

} // namespace

HandLevels handLevels(const cv::Mat& levels, const cv::Mat& hand)
{
    constexpr double kOneGray = 1e-6;
    HandLevels result;
    std::vector<float> inside = valuesIn<float>(levels, hand);
    const double background = backgroundAround(levels, hand);
    const double bone = quantile(inside, kBone) - background;
    if (bone <= kOneGray)
        return result;
    const double tissue = quantile(inside, kSoftTissue) - background;
    result.softTissue = std::clamp(tissue / bone, 0.0, 1.0);
    result.whiteSpot = whiteSpotOf(levels, hand, background + kTissue * tissue);
    return result;
}

double otherPartsShare(const cv::Mat& levels, const cv::Mat& object, const cv::Mat& hand)
{
    std::vector<float> inside = valuesIn<float>(levels, hand);
    const double bone = quantile(inside, kBone);
    cv::Mat labels;
    cv::Mat facts;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(object & ~hand, labels, facts, middles);
    const auto picture = static_cast<double>(object.total());
    double pixels = 0;
    for (int label = 1; label < count; ++label) {
        const int area = facts.at<int>(label, cv::CC_STAT_AREA);
        const cv::Rect box(facts.at<int>(label, cv::CC_STAT_LEFT),
                           facts.at<int>(label, cv::CC_STAT_TOP),
                           facts.at<int>(label, cv::CC_STAT_WIDTH),
                           facts.at<int>(label, cv::CC_STAT_HEIGHT));
        const bool atBorder =
            box.x == 0 || box.y == 0 || box.br().x == object.cols || box.br().y == object.rows;
        if (area < kSmallestPart * picture)
            continue;
        const cv::Mat mask = labels == label;
        const bool goesOn = atBorder || (area >= 2 * kSmallestPart * picture && isCutStraight(mask));
        if (!goesOn || liesAlongBorder(mask))
            continue;
        std::vector<float> part = valuesIn<float>(levels(box), labels(box) == label);
        if (quantile(part, kPartLevel) <= bone)
            pixels += area;
    }
    return pixels / picture;
}

} // namespace carpo::explore
