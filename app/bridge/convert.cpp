// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/convert.h"

#include <cstring>

namespace carpo::bridge {
namespace {

template <typename Pixel>
void copyRows(std::span<const Pixel> pixels, QImage& image)
{
    const auto width = static_cast<std::size_t>(image.width());
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(image.scanLine(y), &pixels[static_cast<std::size_t>(y) * width], width * sizeof(Pixel));
}

} // namespace

QImage toQImage(const imaging::Image& image)
{
    if (image.isEmpty())
        return {};
    const bool is8 = image.depth() == imaging::Image::Depth::Bits8;
    QImage copy(image.width(), image.height(), is8 ? QImage::Format_Grayscale8 : QImage::Format_Grayscale16);
    if (copy.isNull())
        return {};
    if (is8)
        copyRows(image.pixels8(), copy);
    else
        copyRows(image.pixels16(), copy);
    return copy;
}

} // namespace carpo::bridge
