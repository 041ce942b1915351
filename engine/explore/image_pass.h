// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/fingerprint.h"
#include "engine/explore/gray_histogram.h"
#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

namespace carpo::explore {

/// The longer side of a reduction is at most this, pixels.
inline constexpr int kReducedSide = 256;

/// What one pass over the pixels of an image collects; all else is told from it.
struct ImagePass
{
    GrayHistogram histogram;
    /// CV_32F, shares of white: the image's blocks of `factor` x `factor` pixels averaged, the last of a row
    /// or column being what is left.
    cv::Mat reduced;
    int factor = 1; ///< the smallest that brings the longer side to kReducedSide
    PixelHash hash;
};

/// `image` must not be empty. Safe from any thread.
[[nodiscard]] ImagePass passOver(const imaging::Image& image);

} // namespace carpo::explore
