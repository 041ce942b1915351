// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/child.h"
#include "engine/phantom/long_bone.h"
#include "engine/phantom/raster.h"
#include "engine/phantom/round_bone.h"

#include <array>
#include <vector>

namespace carpo::phantom {

/// How the hand lies on the cassette. Independent of age and sex.
struct Posture
{
    double spread = 1;               ///< of the fingers: 0 together, 1 usual
    double thumb = 0;                ///< degrees further out
    double wrist = 0;                ///< degrees, hand bent towards the little finger
    std::array<double, 5> bend = {}; ///< of each finger, degrees, towards the thumb
};

/// The bones of one child's hand in one posture, and what the soft tissue follows.
struct Skeleton
{
    std::vector<LongBone> longBones;
    std::vector<RoundBone> roundBones;
    /// Joints of each ray from the metacarpal's base to the fingertip (four for the thumb, else five).
    std::array<std::vector<Point>, 5> rays;
    Point wrist;          ///< middle of the radius's and ulna's ends
    Point elbow;          ///< far down the forearm's axis
    double childhood = 0; ///< 1 newborn, 0 adult
};

/// The same child in the same posture gives the same skeleton. Must not block.
[[nodiscard]] Skeleton buildSkeleton(const Child& child, const Posture& posture);

/// Adds the bones to `map`, in millimetres of cortical bone.
void addSkeleton(Raster& map, const Placement& placement, const Skeleton& skeleton);

} // namespace carpo::phantom
