// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_limits.h"

#include <cstdint>
#include <gdcmFile.h>
#include <span>
#include <string>

namespace carpo::decode {

/// A DICOM of a kind that is not opened: "DICOM (12 frames)".
[[nodiscard]] core::Error unsupported(const std::string& detail);
[[nodiscard]] core::Error damaged();

/// What is wrong with the picture that the attributes promise, before anything decodes it: UnsupportedImage,
/// ImageTooLarge or ImageDamaged. `bytes`: the whole file. Must not block.
[[nodiscard]] core::Result<void> checkPicture(const gdcm::File& file,
                                              std::span<const std::uint8_t> bytes,
                                              const imaging::DecodeLimits& limits);

} // namespace carpo::decode
