// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"

#include <cstddef>
#include <vector>

namespace carpo::lessons {

/// Each is 0 with that probability, below 1; the others are 1 / (1 - rate), so that the mean stays 1 and
/// nothing has to be scaled when the network is tested. Srivastava et al., "Dropout", 2014, scale at test
/// time instead; their section 10 names this one, which torch has too.
[[nodiscard]] std::vector<float> dropoutMask(std::size_t count, double rate, core::RandomStream& random);

/// The mean of the first 1, 2, 3 ... values.
[[nodiscard]] std::vector<double> runningMean(const std::vector<float>& values);

/// SD of the mean of these values, of which there must be two.
[[nodiscard]] double standardError(const std::vector<float>& values);

} // namespace carpo::lessons
