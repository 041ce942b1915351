// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace carpo::training {

/// Mean absolute error, in the values' unit; NaN where there are none. Both have the same length.
[[nodiscard]] double meanAbsoluteError(std::span<const float> truth, std::span<const float> predicted);

/// Lin's concordance correlation coefficient with population moments, -1..1 (Lin, Biometrics 1989;45:255).
/// 0 where either does not vary and the two differ, 1 where they agree; NaN where there are none.
[[nodiscard]] double concordance(std::span<const float> truth, std::span<const float> predicted);

} // namespace carpo::training
