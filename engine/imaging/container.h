// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::imaging {

using Bytes = std::span<const std::uint8_t>;

/// What a container says of its image, read without decoding.
struct Container
{
    std::int64_t width = 0;  ///< pixels
    std::int64_t height = 0; ///< pixels
    bool complete = false;   ///< everything the header promises is in the file, with right checksums
    std::int64_t scans = 1;  ///< how often a decoder goes over the pixels
    std::string refusal;     ///< why this kind cannot be opened; empty where it can: "TIFF (32 bits)"
    bool isColour = false;   ///< its pixels are colours, whatever they look like
    bool inverted = false;   ///< the decoder hands over 0 for white and must be turned round
    std::vector<std::uint8_t> forDecoder; ///< what the decoder is to see; empty where it may see the file
};

// Each reads the container of its format. What cannot be read at all has no size and is not complete.
// The check for completeness is left out where width x height is above `maxPixels`. They must not block.

/// ISO/IEC 15948: every chunk's CRC, up to IEND. Compressed texts are kept from the decoder: of each kilobyte
/// it would make a megabyte.
[[nodiscard]] Container readPng(Bytes bytes, std::int64_t maxPixels);

/// ITU-T T.81: the segments up to EOI.
[[nodiscard]] Container readJpeg(Bytes bytes, std::int64_t maxPixels);

/// TIFF 6.0 and BigTIFF, first directory: strips or tiles all within the file. Colours that are not
/// multiplied by alpha are said to be: libtiff would multiply them, as if the image lay on black.
[[nodiscard]] Container readTiff(Bytes bytes, std::int64_t maxPixels);

/// Windows and OS/2 bitmaps; runs (BI_RLE8, BI_RLE4) are unpacked for the decoder.
[[nodiscard]] Container readBmp(Bytes bytes, std::int64_t maxPixels);

} // namespace carpo::imaging
