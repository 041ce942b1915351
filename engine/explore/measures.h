// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::explore {

/// One number that is measured on every image: declared here once, and nowhere else listed.
struct Measure
{
    std::string_view key; ///< stable: "aspect_ratio"
    const char* name;     ///< CARPO_TR("Measure", ...)
    const char* unit;     ///< CARPO_TR("Unit", ...); may be empty
    double minimum;       ///< of the values it can take
    double maximum;
    const char* howToRead; ///< one sentence, CARPO_TR("Measure", ...)
};

/// All measures, in the order of the columns.
[[nodiscard]] std::span<const Measure> measures();

/// The place of a measure in measures(); measures().size() where there is none of that key.
[[nodiscard]] std::size_t measureIndex(std::string_view key);

/// Every measure of a decoded image, in the order of measures(). `image` must not be empty.
[[nodiscard]] std::vector<double> measure(const imaging::Image& image);

} // namespace carpo::explore
