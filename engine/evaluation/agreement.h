// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace carpo::evaluation {

/// How predicted numbers agree with true ones, in the numbers' unit.
struct Agreement
{
    std::size_t n = 0;
    double bias = 0;  ///< mean of predicted - true; NaN where n = 0
    double sd = 0;    ///< of the differences, the sample's (n - 1); NaN where n < 2, as the limits
    double lower = 0; ///< limits of agreement, bias - 1.96 SD
    double upper = 0; ///< bias + 1.96 SD
};

/// Bland and Altman, Lancet 1986;1:307-310. The two have the same length; pairs of which one is not finite
/// are left out. Must not block.
[[nodiscard]] Agreement agreementOf(std::span<const float> truth, std::span<const float> predicted);

} // namespace carpo::evaluation
