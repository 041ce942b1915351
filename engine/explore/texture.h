// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

namespace carpo::explore {

/// Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000) of the picture at 128 pixels on its longer side
/// (never enlarged), gray in shares of white. `reduced`: CV_32F, not empty.
[[nodiscard]] double sharpnessOf(const cv::Mat& reduced);

/// Standard deviation of the noise, levels, by Immerkaer's estimator (Computer Vision and Image Understanding
/// 1996;64:300): of the file's own pixels, in its middle, at most 512 x 512. 0 for images of fewer than 3
/// x 3.
[[nodiscard]] double noiseOf(const imaging::Image& image);

/// Median of the outer frame, whose width is a fiftieth of the shorter side. `reduced`: CV_32F, not empty.
[[nodiscard]] double borderLevelOf(const cv::Mat& reduced);

/// Share of the picture in white areas bounded by straight edges: lead letters, rings, plates, casts.
/// `reduced`: CV_32F, shares of white; `white`: what counts as saturated.
[[nodiscard]] double straightWhiteShare(const cv::Mat& reduced, double white);

} // namespace carpo::explore
