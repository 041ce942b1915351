// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/region_statistics.h"

#include "widgets/viewer/pixels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::viewer {

// Twice through the pixels: sums of squares lose digits, distances to the mean do not.
RegionStatistics RegionStatistics::of(const QImage& image, const QRect& region)
{
    const QRect part = region.intersected(image.rect());
    RegionStatistics found;
    if (part.isEmpty())
        return found;
    found.count = static_cast<qint64>(part.width()) * part.height();
    found.smallest = std::numeric_limits<int>::max();
    qint64 sum = 0;
    forEachValue(image, part, [&](int value) {
        sum += value;
        found.smallest = std::min(found.smallest, value);
        found.largest = std::max(found.largest, value);
    });
    const auto count = static_cast<double>(found.count);
    found.mean = static_cast<double>(sum) / count;
    double squares = 0.0;
    forEachValue(image, part, [&](int value) { squares += (value - found.mean) * (value - found.mean); });
    found.sd =
        found.count > 1 ? std::sqrt(squares / (count - 1.0)) : std::numeric_limits<double>::quiet_NaN();
    return found;
}

} // namespace carpo::viewer
