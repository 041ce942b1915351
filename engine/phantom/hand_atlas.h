// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/long_bone.h"
#include "engine/phantom/ossification.h"
#include "engine/phantom/round_bone.h"

#include <array>
#include <span>

namespace carpo::phantom {

/// A carpal (or the pisiform) of an adult left hand seen from the back, in millimetres.
struct CarpalForm
{
    Centre centre;
    Point at;
    double tilt;  ///< degrees, counter-clockwise
    double depth; ///< half of its thickness
    Outline outline;
};

/// One tubular bone of a ray: adult length and half-width of the shaft in millimetres.
struct RayBone
{
    Centre centre;
    const LongBoneForm* form;
    double length;
    double shaft;
};

/// A metacarpal and its phalanges, from the wrist outwards.
struct RayForm
{
    Point base;             ///< of the metacarpal
    double direction;       ///< of the metacarpal, degrees as in `towards`
    double fingerDirection; ///< of the stretched finger
    std::span<const RayBone> bones;
};

/// Radius or ulna, as far as the picture shows it.
struct ForearmBone
{
    Centre centre;
    const LongBoneForm* form;
    Point tip;        ///< distal end of the adult bone
    double direction; ///< from elbow to wrist
    double length;
    double shaft;
};

[[nodiscard]] std::span<const CarpalForm> carpalForms();
[[nodiscard]] std::span<const RayForm, 5> rayForms();
[[nodiscard]] std::span<const ForearmBone, 2> forearmBones();
[[nodiscard]] const Outline& sesamoidOutline();

} // namespace carpo::phantom
