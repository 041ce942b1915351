// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/fingerprint.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::explore {

/// One number that is measured on every image: declared once (measures.cpp), and nowhere else listed.
struct Measure
{
    std::string_view key; ///< stable: "aspect_ratio"
    const char* name;     ///< CARPO_TR("Measure", ...)
    const char* unit;     ///< CARPO_TR("Unit", ...); may be empty
    double minimum;       ///< of the values it can take
    double maximum;
    const char* howToRead; ///< one sentence, CARPO_TR("Measure", ...)
    /// Where the number stands for a word: value i means words[i], which is not translated ("PNG").
    std::span<const char* const> words = {};
    bool isYesNo = false; ///< 1 is yes, 0 is no
};

/// Raised when what a measure means or how it is taken changes, so that projects measure their images again.
inline constexpr int kMeasureRevision = 4;

/// All measures, in the order of the columns.
[[nodiscard]] std::span<const Measure> measures();

/// The place of a measure in measures(); measures().size() where there is none of that key.
[[nodiscard]] std::size_t measureIndex(std::string_view key);

/// The value as a file has it: a word, or the shortest decimal number that reads back as the same float;
/// empty for NaN.
[[nodiscard]] std::string measureText(const Measure& measure, float value);

/// What is known of an image's file beside the pixels.
struct FileFacts
{
    std::int64_t bytes = 0;
    imaging::Format format = imaging::Format::Unknown;
    bool isColour = false;
};

/// What one look at an image gives.
struct MeasuredImage
{
    std::vector<float> measures; ///< in the order of measures(), never NaN
    Fingerprint fingerprint;
};

/// Every measure and the fingerprint of a decoded image: one pass over its pixels, the rest on a reduction to
/// at most 256 pixels. `image` must not be empty. Safe from any thread. Blocks (5 ms for 3 megapixels).
[[nodiscard]] MeasuredImage measure(const imaging::Image& image, const FileFacts& file = {});

} // namespace carpo::explore
