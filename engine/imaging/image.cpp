// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

namespace carpo::imaging {
namespace {

// Many images at a time is how cores are kept busy here; threads within each would only be in the way, and a
// thread sanitizer does not see through them.
[[maybe_unused]] const bool kOneThreadAnImage = [] {
    cv::setNumThreads(1);
    return true;
}();

} // namespace

Image::Image(int width, int height, Depth depth)
    : m_width(width)
    , m_height(height)
    , m_depth(depth)
{
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (depth == Depth::Bits8)
        m_pixels8.resize(count);
    else
        m_pixels16.resize(count);
}

} // namespace carpo::imaging
