// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/ossification.h"
#include "engine/phantom/placement.h"

#include <array>

namespace carpo::phantom {

/// Where along the bone's half-width the joint surface stands out (positive) or back, in millimetres.
struct JointSurface
{
    double tilt = 0;      ///< at the thumb's side, minus that at the other
    double bow = 0;       ///< at both sides
    double middle = 0;    ///< a ridge (positive) or notch in the middle
    double styloid = 0;   ///< a spur's height
    double styloidAt = 0; ///< its place, -1 to 1 across
};

/// A tubular bone with one growth plate as an adult has it, in millimetres.
struct LongBoneForm
{
    /// Half-width as multiples of the shaft's at 0, 5, 12, 22, 35, 50, 65, 78, 88, 95 and 100 % from the
    /// proximal end.
    std::array<double, 11> profile = {};
    JointSurface proximal;
    JointSurface distal;
    bool plateDistal = false; ///< which end has the growth plate
    double plate = 5;         ///< from that end's joint surface
    double flattening = 0.75; ///< depth over width of the cross-section
    double sponge = 0.3;      ///< density of the spongy ends, cortex is 1
};

/// What differs from child to child in one bone.
struct LongBoneGrowth
{
    Point base;            ///< proximal end of the adult bone
    double direction = 0;  ///< degrees, as in `towards`
    double length = 40;    ///< of the adult bone
    double shaft = 4;      ///< its half-width in the middle
    CentreState centre;    ///< of its epiphysis
    double childhood = 0;  ///< 1 newborn, 0 adult: how much is cartilage, how plump the shaft
    double cortex = 0.45;  ///< cortical thickness over half-width in the middle
    double grainShift = 0; ///< tells its trabeculae from another bone's
};

/// The bone in the beam: how much mineral each ray meets. Built once a picture, read many times.
class LongBone
{
public:
    LongBone(const LongBoneForm& form, const LongBoneGrowth& growth);

    /// Millimetres of cortical bone that a ray through this point meets; 0 outside. Must not block.
    [[nodiscard]] double mineral(Point hand) const;

    [[nodiscard]] Point base() const { return m_growth.base; }
    [[nodiscard]] Point tip() const { return m_growth.base + m_growth.length * m_along; }
    [[nodiscard]] double reach() const { return m_reach; }

private:
    static constexpr int kSteps = 96;
    using Table = std::array<double, kSteps + 1>;

    // Distances to a piece's two ends, and how they end.
    struct Ends
    {
        double toPlate;
        double toJoint;
        double plateRounding;
        double jointRounding;
        double plateShell;
        double jointShell;
    };

    void createTables();
    void createSurfaces();
    void createPlate();
    [[nodiscard]] double shaftMineral(double fromPlateEnd, double across) const;
    [[nodiscard]] double epiphysisMineral(double fromPlateEnd, double across) const;
    [[nodiscard]] double piece(double fromPlateEnd, double across, double halfWidth, const Ends& ends) const;
    [[nodiscard]] double halfWidthAt(double fromPlateEnd) const;
    [[nodiscard]] double fusedAt(double across) const;

    LongBoneForm m_form;
    LongBoneGrowth m_growth;
    Point m_along;
    double m_reach = 0;
    Table m_halfWidth = {};    // over the length, from the end with the plate
    Table m_cortex = {};       // likewise
    Table m_plateSurface = {}; // joint surface beside the plate, over -1 to 1 across
    Table m_otherSurface = {};
    double m_gap = 0;
    double m_plateAt = 0;     // of the metaphysis, from the end with the plate
    double m_epiphysisAt = 0; // middle of the epiphysis, from that end
    double m_scaleAlong = 1;  // of the epiphysis
    double m_scaleAcross = 1;
    double m_shell = 0; // dense bone on either side of the plate, mm
};

} // namespace carpo::phantom
