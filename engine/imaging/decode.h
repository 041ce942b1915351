// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace carpo::imaging {

/// What the first bytes of a file say it is, whatever its name.
enum class Format
{
    Unknown,
    Png,
    Jpeg,
    Tiff,
    Bmp,
    Dicom
};

/// From the first bytes (132 for DICOM, 8 for the others). Must not block.
[[nodiscard]] Format sniff(std::span<const std::uint8_t> start);

/// Limits that hold before a decoder sees the file.
struct DecodeLimits
{
    std::int64_t maxPixels = 16'000'000; ///< width x height
};

/// The largest file that is read for an image within the limits, bytes.
[[nodiscard]] std::int64_t maxFileBytes(const DecodeLimits& limits);

/// The whole file as a gray image: 16 bits stay 16 bits, fewer become 8; colour becomes luminance.
/// Opens PNG, JPEG, TIFF and BMP by content. Fails with FileNotFound, PermissionDenied, ReadFailed,
/// NotAnImage, UnsupportedImage, ImageTooLarge (by what the header claims) or ImageDamaged. A file that
/// ends early is ImageDamaged, never a half image. Safe from any thread. Blocks.
[[nodiscard]] core::Result<Image> decodeFile(const std::filesystem::path& file,
                                             const DecodeLimits& limits = {});

/// The same from bytes in memory; `place` names them in errors. Blocks.
[[nodiscard]] core::Result<Image>
decodeBytes(std::span<const std::uint8_t> bytes, const std::string& place, const DecodeLimits& limits = {});

} // namespace carpo::imaging
