// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace carpo::explore {

/// How bright the parts of a hand are against each other; polarity as in most radiographs, bone white.
struct HandLevels
{
    double softTissue = 0; ///< share of the way from the background to bone, 0 to 1
    double whiteSpot = 0;  ///< how far the whitest spots stand out, in those of bone's edges
};

/// Soft tissue is the level that a quarter of the hand's pixels do not exceed, bone the one that 97 % do not:
/// their ratio is the same for any brightness and contrast, and goes with the curve between them. What stands
/// out is what a white top-hat leaves (Meyer 1979): its strongest 0.05 % against its strongest 3 %, which are
/// bone. `levels`: CV_32F; `hand`: CV_8U of the same size, not 0 where the hand is, not empty.
[[nodiscard]] HandLevels handLevels(const cv::Mat& levels, const cv::Mat& hand);

/// The share of the picture in what else is no brighter than the hand's bone and goes on beyond the border: a
/// second hand, another person's fingers. `object`: CV_8U, not 0 where anything is exposed; `hand`: its
/// largest part; both as large as `levels`.
[[nodiscard]] double otherPartsShare(const cv::Mat& levels, const cv::Mat& object, const cv::Mat& hand);

} // namespace carpo::explore
