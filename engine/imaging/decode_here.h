// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/container.h"
#include "engine/imaging/decode.h"

#include <string>

namespace carpo::imaging {

/// Reads the container of a PNG, JPEG, TIFF or BMP and checks it against the limits, before a decoder sees
/// it. Fails with ImageTooLarge, UnsupportedImage or ImageDamaged. Must not block.
[[nodiscard]] core::Result<Container>
checkedContainer(Format format, Bytes bytes, const std::string& place, const DecodeLimits& limits);

/// Decodes such an image in this process, whatever that costs. Fails with ImageDamaged, UnsupportedImage or
/// OutOfMemory. Blocks.
[[nodiscard]] core::Result<Image>
decodeHere(Bytes bytes, const Container& container, const std::string& place);

} // namespace carpo::imaging
