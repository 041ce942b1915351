// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::dataset {

struct SplitOptions
{
    double trainFraction = 0.8;      ///< 0..1
    double validationFraction = 0.2; ///< 0..1; what is left of 1 is the test part
    std::uint64_t seed = 1;
};

/// Draws the parts at random among the rows that are `usable`, in proportion within each age band of 24
/// months and sex. The same options and ids give the same parts on every machine, in whatever order the
/// rows stand. One element a row; None where not usable.
[[nodiscard]] std::vector<Part>
split(const Dataset& dataset, const std::vector<bool>& usable, const SplitOptions& options);

} // namespace carpo::dataset
