// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"
#include "engine/phantom/appearance.h"
#include "engine/phantom/child.h"

namespace carpo::phantom {

/// Thickness maps of one hand in the beam, before exposure.
struct HandMaps
{
    Raster soft; ///< millimetres of soft tissue
    Raster bone; ///< millimetres of cortical bone
};

/// Where a skeleton lies in a picture of that appearance: so that hand and wrist take up `fill` of it.
[[nodiscard]] Placement placed(const Skeleton& skeleton, const Appearance& appearance);

/// Blocks for some milliseconds.
[[nodiscard]] HandMaps handMaps(const Child& child, const Appearance& appearance);

/// From thickness to gray values: exposure, markers, window, frame. Blocks for some milliseconds.
[[nodiscard]] imaging::Image expose(const HandMaps& maps, const Appearance& appearance);

/// A PA radiograph of a child's left hand, 8 bits, bone bright. The same child in the same appearance gives
/// the same pixels. Blocks for some milliseconds.
[[nodiscard]] imaging::Image renderHand(const Child& child, const Appearance& appearance);

} // namespace carpo::phantom
