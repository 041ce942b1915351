// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

namespace carpo::imaging {

/// Bits in use: those of white where the image says so, else 8, 10, 12, 14 or 16, the fewest that hold the
/// brightest pixel. Detectors of 10 to 14 bits write 16-bit files that would look black if 65535 were their
/// white. `image` must not be empty.
[[nodiscard]] int bitsInUse(const Image& image);

/// The median of the outer frame, whose width is a fiftieth of the shorter side, in the image's own levels.
/// `image` must not be empty.
[[nodiscard]] int borderMedian(const Image& image);

} // namespace carpo::imaging
