// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/evaluation/bootstrap.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::evaluation {

/// How far predictions are off in one part of the images.
struct ErrorSlice
{
    double from = 0;       ///< true value, included
    double to = 0;         ///< not included
    std::uint8_t kind = 0; ///< which of the kinds, a sex say
    std::size_t n = 0;
    double mae = 0;       ///< mean absolute error, NaN where n = 0, as the next
    double bias = 0;      ///< mean of predicted - true
    Interval maeInterval; ///< 95 %, by bootstrap; needs two images, else NaN
};

/// Predictions beside what they are sliced by; all of the same length.
struct SlicedErrors
{
    std::span<const float> truth;
    std::span<const float> predicted;
    std::span<const std::uint8_t> kinds;
};

/// One slice for each band and kind that has an image, by band, then kind. `edges` rise; bands lie between
/// neighbours, and what lies outside of all is left out, as is what is not finite; the rest is missing where
/// it was stopped. Blocks as meanInterval does.
[[nodiscard]] std::vector<ErrorSlice> errorSlices(const SlicedErrors& errors,
                                                  std::span<const double> edges,
                                                  const Bootstrap& options = {},
                                                  const std::stop_token& stop = {});

/// Edges of bands of `width` from the multiple at or below the smallest to the one above the largest true
/// value; none where there is no finite one. `width` > 0.
[[nodiscard]] std::vector<double> bandEdges(std::span<const float> truth, double width);

} // namespace carpo::evaluation
