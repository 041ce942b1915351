// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRect>

namespace carpo::viewer {

/// Stored values within a rectangle of an image.
struct RegionStatistics
{
    qint64 count = 0;
    double mean = 0.0;
    double sd = 0.0; ///< with n - 1; not a number for one pixel
    int smallest = 0;
    int largest = 0;

    /// `region` is cut to the image, which is as workable() gives it; nothing left gives count 0.
    [[nodiscard]] static RegionStatistics of(const QImage& image, const QRect& region);
};

} // namespace carpo::viewer
