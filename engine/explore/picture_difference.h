// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

namespace carpo::explore {

/// Two images of the same exposure, the second laid over the first. All of one size, 8 bits.
struct PictureDifference
{
    imaging::Image first;
    /// As the first has it: mirrored where it has to be, resized, moved and turned, its grays brought to
    /// those of the first (least squares); black where it shows nothing of the first.
    imaging::Image second;
    imaging::Image amount; ///< |first - second|; 0 where the second shows nothing
    bool mirrored = false;
    double mean = 0;       ///< of the amount where both show something, of 255
    double percentile = 0; ///< the 99.9th of the amount, of 255
    double largest = 0;    ///< of 255
};

/// Reduced so that the first's longer side is at most `side` pixels, 16 or more. Neither image is empty.
/// Where nothing can be found again, the second is only resized. Blocks (40 ms for images of 1000 pixels).
[[nodiscard]] PictureDifference
differenceOf(const imaging::Image& first, const imaging::Image& second, int side);

} // namespace carpo::explore
