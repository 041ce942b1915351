// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace carpo::explore {

/// How a picture is cut into the patches that are looked for in another.
struct PatchOptions
{
    int side = 0;         ///< of the square that the picture is drawn to, pixels, as all that follow
    double smoothing = 0; ///< SD of the Gaussian against noise; 0: none
    double detail = 0;    ///< SD of the Gaussian whose surroundings are taken away
    int patch = 0;        ///< side of a patch
    int step = 0;         ///< between the places where a patch may lie
    int apart = 0;        ///< least distance between two patches along x or y
    int count = 0;        ///< of patches, the richest in corners first
    int window = 0;       ///< how far from its own place a patch is looked for
};

/// What differs from its surroundings, at equal strength everywhere. `gray`: CV_32F, black at 0, white at 1.
[[nodiscard]] cv::Mat withoutSurroundings(const cv::Mat& gray, const PatchOptions& options);

/// The upper left corners of patches rich in corners, which fix a patch along both axes (Shi and Tomasi, CVPR
/// 1994), the richest first.
[[nodiscard]] std::vector<cv::Point> richPatches(const cv::Mat& detail, const PatchOptions& options);

/// Where a parabola through three neighbouring values has its top, from the middle one, -0.5 to 0.5.
[[nodiscard]] double topOf(double left, double middle, double right);

} // namespace carpo::explore
