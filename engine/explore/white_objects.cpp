// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/white_objects.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kBoneShare = 0.97; // of the hand's pixels are no whiter than bone
constexpr double kWhitest = 255;
constexpr double kLeast = 0.08;  // of the levels: by which lead must be whiter than bone to be told from it
constexpr double kBetween = 0.4; // of the way from bone to the whitest pixel
constexpr double kLargest = 0.2; // of the picture: what is larger is the field or an inverted background
constexpr int kSmallestPixels = 3;
constexpr double kStraightObject = 0.5;    // of an outline's length in straight pieces
constexpr double kPieceLength = 2.5; // pixels that a straight piece is at least long

/// The level that the given share of the masked pixels do not exceed.
int levelBelow(const cv::Mat& gray, const cv::Mat& mask, double share)
{
    std::array<int, 256> counts = {};
    int total = 0;
    for (int y = 0; y < gray.rows; ++y) {
        for (int x = 0; x < gray.cols; ++x) {
            const int counted = mask.at<std::uint8_t>(y, x) != 0 ? 1 : 0;
            counts[gray.at<std::uint8_t>(y, x)] += counted;
            total += counted;
        }
    }
    int level = 0;
    for (int below = counts[0]; below < share * total && level < 255;
         below += counts[static_cast<std::size_t>(level)])
        ++level;
    return level;
}

bool hasStraightEdges(const std::vector<cv::Point>& outline)
{
    std::vector<cv::Point> corners;
    cv::approxPolyDP(outline, corners, 1, true);
    double straight = 0;
    double length = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double piece = cv::norm(corners[(i + 1) % corners.size()] - corners[i]);
        length += piece;
        straight += piece >= kPieceLength ? piece : 0;
    }
    return straight > kStraightObject * length;
}

} // namespace

int straightWhitePixels(const cv::Mat& levels, const cv::Mat& hand)
{
    cv::Mat gray;
    cv::normalize(levels, gray, 0, kWhitest, cv::NORM_MINMAX, CV_8U);
    const int bone = levelBelow(gray, hand, kBoneShare);
    if (kWhitest - bone < kLeast * kWhitest)
        return 0;
    const cv::Mat white = gray > bone + kBetween * (kWhitest - bone);
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(white, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    int pixels = 0;
    for (const std::vector<cv::Point>& outline : outlines) {
        const cv::Rect box = cv::boundingRect(outline);
        const int area = cv::countNonZero(white(box));
        if (area >= kSmallestPixels && area < kLargest * static_cast<double>(gray.total())
            && hasStraightEdges(outline))
            pixels += area;
    }
    return pixels;
}

} // namespace carpo::explore
