// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/hand_levels.h"

#include <opencv2/core.hpp>

namespace carpo::explore {

/// What the outline of the exposed object tells.
struct HandShape
{
    bool lightBackground = false; ///< the background is lighter than the object
    double foreground = 0;        ///< share of the picture that the object covers, 0 to 1
    int hands = 0;                ///< parts as large as a hand
    double degrees = 0;           ///< of the long axis, clockwise, -180 to 180; 0: fingers up
    double cut = 0; ///< share of the field's border, the wrist's side left out, that runs through the object
    double straightWhite = 0; ///< share of the picture in white parts with straight edges
    double otherParts = 0;    ///< share of the field in what else goes on beyond the border
    /// Upright, around the hands, in shares of the picture's sides; empty where there is none.
    cv::Rect2d box;
    double slenderness = 0; ///< spread across the long axis, a share of that along it
    HandLevels levels;
};

/// Finds the exposed field, cuts the object from the background at Otsu's threshold (IEEE Transactions on
/// Systems, Man and Cybernetics 1979;9:62) of the square root of the levels above the background's most
/// frequent one, so that bones do not outweigh soft tissue, and describes it. All zero for a picture of one
/// gray; direction and white spots are 0 where the outline is too convex to be a hand's. `reduced`: CV_32F,
/// shares of white, at most a few hundred pixels a side, not empty.
[[nodiscard]] HandShape handShape(const cv::Mat& reduced);

} // namespace carpo::explore
