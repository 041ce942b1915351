// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

namespace carpo::imaging {

/// The image's pixels as OpenCV sees them, not copied: valid as long as the image is.
[[nodiscard]] inline cv::Mat viewOf(Image& image)
{
    if (image.depth() == Image::Depth::Bits8)
        return {image.height(), image.width(), CV_8UC1, image.pixels8().data()};
    return {image.height(), image.width(), CV_16UC1, image.pixels16().data()};
}

/// The same of an image that is only read: cv::Mat has no view of constant pixels.
[[nodiscard]] inline cv::Mat viewOf(const Image& image)
{
    return viewOf(const_cast<Image&>(image));
}

} // namespace carpo::imaging
