// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <Qt>

#include <cstddef>

namespace carpo::style {

/// From little (0) to much (1): lighter all the way on a dark ground and darker on a light one, so that it
/// reads without hues too.
[[nodiscard]] QColor scaleColor(const Colors& colors, double share);

/// From one class or sign (0) over the surface's own colour (0.5) to the other (1).
[[nodiscard]] QColor divergingColor(const Colors& colors, double share);

/// Of one of several kinds, after Okabe and Ito; from the seventh on they begin again, so that a marker has
/// to tell them apart too.
[[nodiscard]] QColor categoryColor(const Colors& colors, std::size_t category);

/// The role whose colour that is.
[[nodiscard]] Role categoryRole(std::size_t category);

/// How a line of one of ten kinds is drawn; from the eighth on the colours begin again, dashed.
struct KindLook
{
    Role role;
    Qt::PenStyle line;
};

[[nodiscard]] KindLook kindLook(std::size_t kind);

} // namespace carpo::style
