// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace carpo::explore {

/// Pixels in parts that are much whiter than bone and have straight edges: lead letters, rings, plates,
/// casts. `gray`: CV_8U, bone lighter than the background; `hand`: CV_8U, not 0 where the hand is, or empty.
[[nodiscard]] int straightWhitePixels(const cv::Mat& gray, const cv::Mat& hand);

} // namespace carpo::explore
