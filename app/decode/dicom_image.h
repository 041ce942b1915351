// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_limits.h"
#include "engine/imaging/decoded_image.h"

#include <cstdint>
#include <span>

namespace carpo::decode {

/// A DICOM as it is to be seen, with what it says of its patient. Fails with UnsupportedImage, ImageTooLarge
/// or ImageDamaged, and may end the process. Blocks.
[[nodiscard]] core::Result<imaging::DecodedImage> readDicom(std::span<const std::uint8_t> bytes,
                                                            const imaging::DecodeLimits& limits);

} // namespace carpo::decode
