// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_limits.h"
#include "engine/imaging/decoded_image.h"
#include "engine/imaging/dicom_attribute.h"
#include "engine/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

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

/// The same of a file's first bytes; Unknown for what is no regular file or cannot be read. Blocks.
[[nodiscard]] Format sniffFile(const std::filesystem::path& file);

/// The whole file as a gray image: 16 bits stay 16 bits, fewer become 8; colour becomes luminance. A DICOM is
/// as it is to be seen (dicom_levels.h). Opens PNG, JPEG, TIFF, BMP and DICOM by content; DICOM, images of
/// more than 16 megapixels and those that decode for long, in carpo-decode (decoder_pool.h). Fails with
/// FileNotFound, PermissionDenied, ReadFailed, NotAnImage, UnsupportedImage, ImageTooLarge (by what the
/// header claims), ImageDamaged, DecodingTooLong, DecoderCrashed, DecoderUnavailable, OutOfMemory, or
/// Cancelled (within 0.1 s where carpo-decode has it). A file that ends early is ImageDamaged, never a half
/// image. Safe from any thread. Blocks.
[[nodiscard]] core::Result<Image> decodeFile(const std::filesystem::path& file,
                                             const DecodeLimits& limits = decodeLimits(),
                                             const std::stop_token& stop = {});

/// The same from bytes in memory; `place` names them in errors. Blocks.
[[nodiscard]] core::Result<Image> decodeBytes(std::span<const std::uint8_t> bytes,
                                              const std::string& place,
                                              const DecodeLimits& limits = decodeLimits(),
                                              const std::stop_token& stop = {});

/// The same with what a DICOM says of its patient. Blocks.
[[nodiscard]] core::Result<DecodedImage> decodeWithFacts(std::span<const std::uint8_t> bytes,
                                                         const std::string& place,
                                                         const DecodeLimits& limits = decodeLimits(),
                                                         const std::stop_token& stop = {});

/// All attributes of a DICOM, as text and in the file's order. Fails as decodeFile does; UnsupportedImage for
/// what is none. Blocks.
[[nodiscard]] core::Result<std::vector<DicomAttribute>>
readAttributes(const std::filesystem::path& file,
               const DecodeLimits& limits = decodeLimits(),
               const std::stop_token& stop = {});

} // namespace carpo::imaging
