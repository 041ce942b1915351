// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <cstddef>

namespace carpo::style {

/// From little (0) to much (1): lighter all the way on a dark ground and darker on a light one, so that it
/// reads without hues too.
[[nodiscard]] QColor scaleColor(const Colors& colors, double share);

/// Of one of several kinds, after Okabe and Ito; from the seventh on they begin again, so that a marker has
/// to tell them apart too.
[[nodiscard]] QColor categoryColor(const Colors& colors, std::size_t category);

/// The role whose colour that is.
[[nodiscard]] Role categoryRole(std::size_t category);

} // namespace carpo::style
