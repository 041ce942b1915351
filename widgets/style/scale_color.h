// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

namespace carpo::style {

/// From little (0) to much (1): lighter all the way on a dark ground and darker on a light one, so that it
/// reads without hues too.
[[nodiscard]] QColor scaleColor(const Colors& colors, double share);

} // namespace carpo::style
