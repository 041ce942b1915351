// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>

#include <cmath>

namespace carpo::viewer {

/// What the viewer works with: 8 or 16 bits of gray as they are, anything else as RGB32.
[[nodiscard]] inline QImage workable(const QImage& image)
{
    if (image.isNull() || image.format() == QImage::Format_Grayscale8
        || image.format() == QImage::Format_Grayscale16)
        return image;
    return image.convertToFormat(QImage::Format_RGB32);
}

template <typename Pixel>
[[nodiscard]] const Pixel* pixelRow(const QImage& image, int y)
{
    return reinterpret_cast<const Pixel*>(image.constScanLine(y)); // Qt aligns rows to 4 bytes
}

[[nodiscard]] inline int largestValue(const QImage& image)
{
    return image.format() == QImage::Format_Grayscale16 ? 65535 : 255;
}

/// Calls `visit` with the stored value of each pixel within `part`, row by row; of a colour, its gray.
template <typename Visitor>
void forEachValue(const QImage& image, const QRect& part, Visitor visit)
{
    const auto rows = [&]<typename Pixel>(auto valueOf) {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            const auto* const row = pixelRow<Pixel>(image, y);
            for (int x = part.left(); x <= part.right(); ++x)
                visit(valueOf(row[x]));
        }
    };
    const auto itself = [](auto value) { return static_cast<int>(value); };
    if (image.format() == QImage::Format_Grayscale16)
        rows.template operator()<quint16>(itself);
    else if (image.format() == QImage::Format_Grayscale8)
        rows.template operator()<uchar>(itself);
    else
        rows.template operator()<QRgb>([](QRgb color) { return qGray(color); });
}

[[nodiscard]] inline int storedValue(const QImage& image, const QPoint& pixel)
{
    int stored = 0;
    forEachValue(image, {pixel, QSize(1, 1)}, [&stored](int value) { stored = value; });
    return stored;
}

/// The pixel that holds `point` of an image.
[[nodiscard]] inline QPoint pixelAt(const QPointF& point)
{
    return {static_cast<int>(std::floor(point.x())), static_cast<int>(std::floor(point.y()))};
}

} // namespace carpo::viewer
