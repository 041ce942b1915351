// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/placement.h"

#include <array>

namespace carpo::phantom {

/// Distance in millimetres from the middle to the outline, every 30 degrees from "towards the thumb"
/// counter-clockwise (towards the fingertips next).
using Outline = std::array<double, 12>;

/// A carpal or sesamoid bone in the beam, from dot to facetted shape.
class RoundBone
{
public:
    struct Growth
    {
        Point centre;
        double tilt = 0;       ///< degrees, counter-clockwise
        double size = 1;       ///< of the adult outline
        double roundness = 0;  ///< 1 a disc, 0 the adult outline
        double depth = 6;      ///< half of the thickness in the middle, adult, mm
        double grainShift = 0; ///< tells its trabeculae from another bone's
    };

    RoundBone(const Outline& outline, const Growth& growth);

    /// Millimetres of cortical bone that a ray through this point meets; 0 outside. Must not block.
    [[nodiscard]] double mineral(Point hand) const;

    [[nodiscard]] Point centre() const { return m_growth.centre; }
    [[nodiscard]] double reach() const { return m_reach; }

private:
    static constexpr int kSteps = 72;

    void createOutline(const Outline& outline);

    Growth m_growth;
    std::array<double, kSteps + 1> m_radius = {};
    double m_reach = 0;
};

} // namespace carpo::phantom
