// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/imaging/image.h"
#include "engine/phantom/appearance.h"

namespace carpo::phantom {

/// A radiograph of something else: a knee or a chest where `grossness` is below 0.5, else a test object.
/// Blocks for some milliseconds.
[[nodiscard]] imaging::Image
notAHand(const Appearance& appearance, double grossness, core::RandomStream& random);

} // namespace carpo::phantom
