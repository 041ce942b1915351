// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace carpo::explore {

/// What the outline of what was exposed tells.
struct HandShape
{
    bool lightBackground = false; ///< the background is lighter than what was exposed
    double foreground = 0;        ///< share of the picture that the exposed object covers, 0 to 1
    int hands = 0;                ///< parts as large as a hand
    double angle = 0;             ///< degrees clockwise, from -180 to 180; 0: fingers up
    double cut = 0;               ///< share of the border, the wrist's side left out, that runs through it
    double upsideDown = 0;        ///< 0: the forearm comes from below, 1: from above
};

/// `reduced`: CV_32F, shares of white, at most a few hundred pixels a side, not empty.
[[nodiscard]] HandShape handShape(const cv::Mat& reduced);

} // namespace carpo::explore
