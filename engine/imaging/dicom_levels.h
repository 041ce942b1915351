// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carpo::imaging {

/// A modality or VOI lookup table (DICOM PS3.3 C.11.1.1, C.11.2.1.1). What lies below `first` gets the first
/// value, what lies above the last one gets the last.
struct LevelTable
{
    std::int64_t first = 0;                 ///< the input that is mapped to values[0]
    int bits = 16;                          ///< of the values: 8..16
    std::vector<std::uint16_t> values = {}; ///< not empty
};

/// DICOM PS3.3 C.11.2.1.2, in units of the modality's values.
struct LevelWindow
{
    enum class Shape : std::uint8_t
    {
        Linear,
        LinearExact,
        Sigmoid
    };

    double centre = 0;
    double width = 1; ///< at least 1 where linear, else above 0
    Shape shape = Shape::Linear;
};

/// How a DICOM says its stored values are to be seen.
struct Presentation
{
    int bitsStored = 16; ///< 1..16
    bool isSigned = false;
    double slope = 1; ///< not 0
    double intercept = 0;
    std::optional<LevelTable> modality = {}; ///< takes the place of slope and intercept
    std::optional<LevelTable> voi = {};      ///< takes the place of the window
    std::optional<LevelWindow> window = {};
    bool whiteIsLow = false; ///< MONOCHROME1
};

/// The image that is seen, 0 black: modality table or rescale, then VOI table or window, then polarity. Where
/// neither table nor window say what is black and white, the range is what bitsStored can hold; 16 are often
/// only the word's size, so that there it is the fewest bits that hold the brightest, as in a PNG
/// (gray_levels.h). 8 bits where that holds all levels, else 16 with Image::whiteBits set.
/// `stored`: width x height codes, row-major, of which the lowest bitsStored bits count. Must not block.
[[nodiscard]] Image
presented(std::span<const std::uint16_t> stored, int width, int height, const Presentation& how);

} // namespace carpo::imaging
