// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/hand_shape.h"

namespace carpo::explore {

HandShape handShape(const cv::Mat& reduced)
{
    static_cast<void>(reduced);
    return {};
}

} // namespace carpo::explore
