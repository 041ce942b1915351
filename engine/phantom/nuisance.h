// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/phantom/appearance.h"

namespace carpo::phantom {

/// An appearance as they occur in the RSNA 2017 set (Halabi et al., Radiology 2019;290:498-503): shapes from
/// 0.5 to 1.42 (width over height, median about 0.77), tilted hands, markers, collimation and cassettes, some
/// pictures light, very dark or with hardly any contrast. Knows neither age nor sex. `height` in pixels.
[[nodiscard]] Appearance randomAppearance(core::RandomStream& random, int height);

} // namespace carpo::phantom
