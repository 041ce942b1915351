// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/convert.h"

#include "engine/imaging/gray_levels.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace carpo::bridge {
namespace {

constexpr quint32 kWhite = 65535;

template <typename Pixel>
QImage copyOf(std::span<const Pixel> pixels, const imaging::Image& image, QImage::Format format)
{
    if (image.isEmpty())
        return {};
    QImage copy(image.width(), image.height(), format);
    const auto width = static_cast<std::size_t>(image.width());
    for (int y = 0; y < copy.height(); ++y) // none where there was no memory
        std::memcpy(copy.scanLine(y), &pixels[static_cast<std::size_t>(y) * width], width * sizeof(Pixel));
    return copy;
}

/// Detectors of 10 to 14 bits write what would look black beside Qt's white.
std::vector<quint16> spread(const imaging::Image& image)
{
    std::vector<quint16> pixels(image.pixels16().begin(), image.pixels16().end());
    const quint32 white = (1U << static_cast<unsigned>(imaging::bitsInUse(image))) - 1;
    if (white != kWhite) {
        for (quint16& pixel : pixels)
            pixel = static_cast<quint16>(std::min<quint32>(pixel, white) * kWhite / white);
    }
    return pixels;
}

} // namespace

QImage toQImage(const imaging::Image& image)
{
    if (image.depth() == imaging::Image::Depth::Bits8)
        return withStoredValues(image);
    return copyOf(std::span<const quint16>(spread(image)), image, QImage::Format_Grayscale16);
}

QImage withStoredValues(const imaging::Image& image)
{
    return image.depth() == imaging::Image::Depth::Bits8
               ? copyOf(image.pixels8(), image, QImage::Format_Grayscale8)
               : copyOf(image.pixels16(), image, QImage::Format_Grayscale16);
}

} // namespace carpo::bridge
