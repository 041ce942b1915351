// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

namespace carpo::imaging {

/// The image in 8 bits, the contrast of each of its 8 x 8 tiles equalised and limited to twice the mean
/// (Zuiderveld, Graphics Gems IV, 1994; OpenCV's CLAHE). `image` must not be empty. Blocks (some 50 ms for
/// ten megapixels).
[[nodiscard]] Image clahe(const Image& image);

} // namespace carpo::imaging
