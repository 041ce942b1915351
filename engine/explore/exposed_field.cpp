// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/exposed_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kClippedBelow = 0.01;
constexpr double kClippedAbove = 0.005;
constexpr double kOneGray = 0.008; // two of 255 levels

constexpr int kFlat = 6;                // levels of 255 by which a frame's gray may vary
constexpr double kRectangular = 0.9;    // share of its rectangle that a field fills
constexpr double kSmallestField = 0.15; // share of the picture
constexpr double kLargestField = 0.98;  // above, there is no frame worth cutting off
constexpr double kFrameLine = 0.02;     // what a cassette's line takes of the shorter side
constexpr int kFrameLinePixels = 2;
constexpr int kMostFrames = 3; // a collimated field on a cassette on a scanner's glass

/// What is left when the grays of the four corners are spread over their neighbours.
cv::Mat withoutCorners(const cv::Mat& gray)
{
    cv::Mat smooth;
    cv::GaussianBlur(gray, smooth, {3, 3}, 0);
    cv::Mat outside = cv::Mat::zeros(gray.rows + 2, gray.cols + 2, CV_8U);
    constexpr int kFlags = 4 | cv::FLOODFILL_MASK_ONLY | cv::FLOODFILL_FIXED_RANGE | 255 << 8;
    // In the very corner lies a line that the scanner left, a little inside of it what the line hides.
    for (const int inset : {0, 3}) {
        const int right = gray.cols - 1 - inset;
        const int bottom = gray.rows - 1 - inset;
        for (const cv::Point corner :
             {cv::Point(inset, inset), {right, inset}, {inset, bottom}, {right, bottom}}) {
            cv::floodFill(smooth, outside, corner, 0, nullptr, kFlat, kFlat, kFlags);
        }
    }
    cv::Mat inside = outside({1, 1, gray.cols, gray.rows}) == 0;
    cv::morphologyEx(inside, inside, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8U));
    return inside;
}

double areaWithin(const cv::RotatedRect& rectangle, cv::Size picture)
{
    std::array<cv::Point2f, 4> corners;
    rectangle.points(corners.data());
    std::vector<cv::Point> polygon(corners.begin(), corners.end());
    cv::Mat drawn = cv::Mat::zeros(picture, CV_8U);
    cv::fillConvexPoly(drawn, polygon, 1);
    return cv::countNonZero(drawn);
}

/// Turned so that its sides lie nearest to those of the picture.
cv::RotatedRect nearlyUpright(cv::RotatedRect rectangle)
{
    while (rectangle.angle > 45) {
        rectangle.angle -= 90;
        std::swap(rectangle.size.width, rectangle.size.height);
    }
    while (rectangle.angle < -45) {
        rectangle.angle += 90;
        std::swap(rectangle.size.width, rectangle.size.height);
    }
    return rectangle;
}

ExposedField cutOut(const cv::Mat& levels, const cv::RotatedRect& rectangle)
{
    const cv::RotatedRect upright = nearlyUpright(rectangle);
    const double line = kFrameLine * std::min(upright.size.width, upright.size.height) + kFrameLinePixels;
    const cv::Size size(std::max(1, static_cast<int>(upright.size.width - 2 * line)),
                        std::max(1, static_cast<int>(upright.size.height - 2 * line)));
    cv::Mat turn = cv::getRotationMatrix2D(upright.center, upright.angle, 1);
    turn.at<double>(0, 2) += size.width / 2.0 - static_cast<double>(upright.center.x);
    turn.at<double>(1, 2) += size.height / 2.0 - static_cast<double>(upright.center.y);
    ExposedField field;
    cv::warpAffine(levels, field.levels, turn, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    field.degrees = static_cast<double>(upright.angle);
    cv::Mat back;
    cv::invertAffineTransform(turn, back);
    field.toPicture = cv::Matx23d(back);
    return field;
}

/// The field within one frame; nothing where there is none.
std::optional<ExposedField> withinFrame(const cv::Mat& levels)
{
    constexpr int kSmallest = 16;
    const cv::Mat gray = stretched(levels);
    if (gray.empty() || std::min(gray.cols, gray.rows) < kSmallest)
        return std::nullopt;
    return fieldOf(levels, withoutCorners(gray));
}

} // namespace

std::optional<ExposedField> fieldOf(const cv::Mat& levels, const cv::Mat& mask)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    const auto area = [](const std::vector<cv::Point>& outline) { return cv::contourArea(outline); };
    const auto largest = std::ranges::max_element(outlines, {}, area);
    if (largest == outlines.end())
        return std::nullopt;
    const cv::RotatedRect rectangle = cv::minAreaRect(*largest);
    const double within = areaWithin(rectangle, mask.size());
    const auto picture = static_cast<double>(mask.total());
    if (area(*largest) < kRectangular * within || within < kSmallestField * picture
        || within > kLargestField * picture)
        return std::nullopt;
    return cutOut(levels, rectangle);
}

ExposedField fieldWithin(const ExposedField& outer, cv::Point corner, const ExposedField& inner)
{
    const cv::Matx23d& to = outer.toPicture;
    cv::Matx23d from = inner.toPicture;
    from(0, 2) += corner.x;
    from(1, 2) += corner.y;
    ExposedField field{.levels = inner.levels, .degrees = outer.degrees + inner.degrees};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column)
            field.toPicture(row, column) = to(row, 0) * from(0, column) + to(row, 1) * from(1, column);
        field.toPicture(row, 2) += to(row, 2);
    }
    return field;
}

cv::Mat stretched(const cv::Mat& levels)
{
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(levels, &lowest, &highest);
    if (highest - lowest < kOneGray)
        return {};
    constexpr int kBins = 4096;
    const double scale = (kBins - 1) / (highest - lowest);
    cv::Mat fine;
    levels.convertTo(fine, CV_16U, scale, -lowest * scale);
    std::array<int, kBins> counts = {};
    for (int y = 0; y < fine.rows; ++y) {
        for (int x = 0; x < fine.cols; ++x)
            ++counts[fine.at<std::uint16_t>(y, x)];
    }
    const auto total = static_cast<double>(fine.total());
    std::size_t black = 0;
    for (double below = counts[0]; below < kClippedBelow * total; below += counts[black])
        ++black;
    std::size_t white = kBins - 1;
    for (double above = counts[white]; above < kClippedAbove * total; above += counts[white])
        --white;
    if (static_cast<double>(white) - static_cast<double>(black) < kOneGray * scale)
        return {};
    const double gain = 255.0 / static_cast<double>(white - black);
    cv::Mat gray;
    fine.convertTo(gray, CV_8U, gain, -gain * static_cast<double>(black));
    return gray;
}

ExposedField exposedField(const cv::Mat& reduced)
{
    ExposedField field{.levels = reduced, .degrees = 0};
    for (int frame = 0; frame < kMostFrames; ++frame) {
        const std::optional<ExposedField> inner = withinFrame(field.levels);
        if (!inner)
            break;
        field = fieldWithin(field, {}, *inner);
    }
    return field;
}

} // namespace carpo::explore
