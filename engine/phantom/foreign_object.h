// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/phantom/placement.h"
#include "engine/phantom/raster.h"
#include "engine/phantom/skeleton.h"

namespace carpo::phantom {

/// Adds metal to a bone map (millimetres of cortical bone): small (a ring, a pin, a button) or large
/// (a bracelet, a plate with screws, a wire across the hand).
void addForeignObject(Raster& bone,
                      const Placement& placement,
                      const Skeleton& skeleton,
                      bool large,
                      core::RandomStream& random);

} // namespace carpo::phantom
