// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/gray_levels.h"

#include <algorithm>
#include <cstddef>

namespace carpo::imaging {
namespace {

template <typename Pixel>
int frameMedian(std::span<const Pixel> pixels, int width, int height)
{
    const int frame = std::max(1, std::min(width, height) / 50);
    std::vector<Pixel> levels;
    for (int y = 0; y < height; ++y) {
        const auto row = pixels.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                                        static_cast<std::size_t>(width));
        const bool whole = y < frame || y >= height - frame || 2 * frame >= width;
        const auto side = whole ? row.size() : static_cast<std::size_t>(frame);
        const auto left = row.first(side);
        levels.insert(levels.end(), left.begin(), left.end());
        if (whole)
            continue;
        const auto right = row.last(side);
        levels.insert(levels.end(), right.begin(), right.end());
    }
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return *middle;
}

} // namespace

int bitsInUse(const Image& image)
{
    if (image.depth() == Image::Depth::Bits8)
        return 8;
    if (image.whiteBits() > 0)
        return image.whiteBits();
    const int brightest = *std::ranges::max_element(image.pixels16());
    int bits = 8;
    while (brightest >> bits != 0)
        bits += 2;
    return bits;
}

int borderMedian(const Image& image)
{
    return image.depth() == Image::Depth::Bits8
               ? frameMedian(image.pixels8(), image.width(), image.height())
               : frameMedian(image.pixels16(), image.width(), image.height());
}

} // namespace carpo::imaging
