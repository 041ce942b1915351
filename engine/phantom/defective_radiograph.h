// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/imaging/image.h"
#include "engine/phantom/anomaly.h"
#include "engine/phantom/appearance.h"
#include "engine/phantom/child.h"

namespace carpo::phantom {

/// A picture with one thing wrong, of a kind in `imageAnomalies()`, or the near duplicate of a sound one.
/// `grossness`: 0 barely to be seen, 1 at a glance. Blocks for some milliseconds.
[[nodiscard]] imaging::Image renderDefective(Anomaly kind,
                                             double grossness,
                                             const Child& child,
                                             const Appearance& appearance,
                                             core::RandomStream& random);

} // namespace carpo::phantom
