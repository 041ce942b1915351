// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/appearance.h"
#include "engine/phantom/placement.h"
#include "engine/phantom/raster.h"
#include "engine/phantom/skeleton.h"

namespace carpo::phantom {

/// Thickness of skin, fat and muscle around a skeleton, in millimetres, at each pixel of a picture of that
/// appearance's size and plumpness.
[[nodiscard]] Raster
softTissueOf(const Appearance& appearance, const Placement& placement, const Skeleton& skeleton);

} // namespace carpo::phantom
