// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/long_bone.h"

#include "engine/phantom/texture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace carpo::phantom {
namespace {

constexpr std::array<double, 11> kProfileAt = {0, 0.05, 0.12, 0.22, 0.35, 0.5, 0.65, 0.78, 0.88, 0.95, 1};
constexpr double kJointShell = 0.5;  // mm of dense bone under a joint surface
constexpr double kPlateShell = 0.65; // mm of dense bone on either side of a growth plate
constexpr double kMedulla = 0.1;     // density of what fills the canal

double smoothStep(double from, double to, double at)
{
    const double t = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

// Height of a quarter ellipse: 0 at the surface, 1 from `rounding` on.
double rounded(double distance, double rounding)
{
    if (distance <= 0)
        return 0;
    if (distance >= rounding)
        return 1;
    const double t = distance / rounding;
    return std::sqrt(t * (2 - t));
}

double profileAt(const std::array<double, 11>& profile, double share)
{
    const auto upper = std::find_if(
        kProfileAt.begin() + 1, kProfileAt.end() - 1, [share](double at) { return at >= share; });
    const auto i = static_cast<std::size_t>(upper - kProfileAt.begin());
    const double t = smoothStep(kProfileAt[i - 1], kProfileAt[i], share);
    return profile[i - 1] + (profile[i] - profile[i - 1]) * t;
}

double surfaceAt(const JointSurface& surface, double q)
{
    const double fromMiddle = q / 0.35;
    const double fromStyloid = (q - surface.styloidAt) / 0.2;
    return surface.tilt * q + surface.bow * q * q + surface.middle * std::exp(-fromMiddle * fromMiddle)
           + surface.styloid * std::exp(-fromStyloid * fromStyloid);
}

template <typename Table>
double lookUp(const Table& table, double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(table.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), table.size() - 2);
    return table[i] + (table[i + 1] - table[i]) * (at - static_cast<double>(i));
}

// Growth plates are not quite plane: millimetres towards the shaft.
double plateWave(double q)
{
    return 0.35 * std::cos(5 * q);
}

double chord(double across, double halfWidth)
{
    const double squared = halfWidth * halfWidth - across * across;
    return squared > 0 ? std::sqrt(squared) : 0;
}

} // namespace

LongBone::LongBone(const LongBoneForm& form, const LongBoneGrowth& growth)
    : m_form(form)
    , m_growth(growth)
    , m_along(towards(growth.direction))
{
    createTables();
    createSurfaces();
    createPlate();
}

void LongBone::createTables()
{
    // Newborn shafts are plump and hardly waisted.
    const double plump = 1 + 0.3 * m_growth.childhood;
    const double flat = 0.65 * m_growth.childhood;
    for (std::size_t i = 0; i < m_halfWidth.size(); ++i) {
        const double fromPlateEnd = static_cast<double>(i) / kSteps;
        const double share = m_form.plateDistal ? 1 - fromPlateEnd : fromPlateEnd;
        const double mature = profileAt(m_form.profile, share);
        m_halfWidth[i] = m_growth.shaft * plump * (mature + (1.15 - mature) * flat);
        // The cortex is thick in the middle of the shaft and a mere shell at its ends.
        const double thick = smoothStep(0, 0.42, share) * smoothStep(0, 0.42, 1 - share);
        m_cortex[i] = m_growth.shaft * plump * m_growth.cortex * (0.16 + 0.84 * thick);
        m_reach = std::max(m_reach, m_halfWidth[i]);
    }
    m_reach = 1.1 * m_reach + 3;
}

void LongBone::createSurfaces()
{
    const JointSurface& beside = m_form.plateDistal ? m_form.distal : m_form.proximal;
    const JointSurface& other = m_form.plateDistal ? m_form.proximal : m_form.distal;
    for (std::size_t i = 0; i < m_plateSurface.size(); ++i) {
        const double q = 2.0 * static_cast<double>(i) / kSteps - 1;
        // No corner of a bone is sharp.
        const double corner = 0.3 * m_growth.shaft * q * q * q * q * q * q;
        m_plateSurface[i] = surfaceAt(beside, q) - corner;
        m_otherSurface[i] = surfaceAt(other, q) * (1 - 0.7 * m_growth.childhood) - corner;
    }
}

void LongBone::createPlate()
{
    const CentreState& centre = m_growth.centre;
    const double cartilage = std::pow(m_growth.childhood, 1.4) * 0.1 * m_growth.length;
    const double width = lookUp(m_halfWidth, m_form.plate / m_growth.length);
    // About a seventh of the bone's width when the epiphysis is grown, much more while it is a dot.
    m_gap =
        (0.14 + 0.16 * (1 - centre.growth)) * width * (1 - 0.5 * centre.fusion) + 0.6 * (1 - centre.fusion);
    m_plateAt = m_form.plate + cartilage;
    m_scaleAcross = centre.growth + 0.05 * centre.capping * (1 - centre.fusion);
    m_scaleAlong = 0.45 + 0.55 * centre.growth;
    m_epiphysisAt = 0.5 * m_form.plate + 0.3 * cartilage;
    m_shell = kPlateShell * (centre.fusion < 1 ? 1.0 : centre.scar);
}

double LongBone::halfWidthAt(double fromPlateEnd) const
{
    return lookUp(m_halfWidth, fromPlateEnd / m_growth.length);
}

double LongBone::fusedAt(double across) const
{
    // Closure starts in the middle and reaches the rim last.
    return smoothStep(0, 0.5, 1.5 * m_growth.centre.fusion - std::min(1.0, std::abs(across)));
}

double LongBone::mineral(Point hand) const
{
    const Point from = hand - m_growth.base;
    const double across = from.x * m_along.y - from.y * m_along.x;
    if (std::abs(across) > m_reach)
        return 0;
    const double along = from.x * m_along.x + from.y * m_along.y;
    const double fromPlateEnd = m_form.plateDistal ? m_growth.length - along : along;
    if (fromPlateEnd < -m_reach || fromPlateEnd > m_growth.length + m_reach)
        return 0;
    return shaftMineral(fromPlateEnd, across) + epiphysisMineral(fromPlateEnd, across);
}

double LongBone::shaftMineral(double fromPlateEnd, double across) const
{
    const double halfWidth = halfWidthAt(fromPlateEnd);
    if (std::abs(across) >= halfWidth)
        return 0;
    const double q = across / halfWidth;
    const double fused = fusedAt(q);
    const double end = m_growth.length * (1 - 0.05 * m_growth.childhood);
    Ends ends = {};
    ends.toPlate = fromPlateEnd - m_plateAt - 0.5 * m_gap * (1 - fused) - plateWave(q)
                   - 0.2 * m_growth.shaft * (1 - fused) * q * q * q * q * q * q;
    ends.toJoint = end - fromPlateEnd + lookUp(m_otherSurface, 0.5 * (q + 1));
    ends.plateRounding = 1e-3 + (1 - fused) * (0.25 + m_growth.childhood) * halfWidth;
    ends.jointRounding = (0.35 + 0.5 * m_growth.childhood) * halfWidth;
    ends.plateShell = m_shell * (1 - 0.6 * fused);
    ends.jointShell = kJointShell;
    return piece(fromPlateEnd, across, halfWidth, ends);
}

double LongBone::epiphysisMineral(double fromPlateEnd, double across) const
{
    if (m_growth.centre.growth <= 0)
        return 0;
    const double along = 0.5 * m_form.plate + (fromPlateEnd - m_epiphysisAt) / m_scaleAlong;
    const double wide = across / m_scaleAcross;
    const double halfWidth = halfWidthAt(along);
    if (std::abs(wide) >= halfWidth)
        return 0;
    const double q = wide / halfWidth;
    const double fused = fusedAt(q);
    const double capping = m_growth.centre.capping * (1 - fused);
    const double young = 1 - m_growth.centre.growth;
    Ends ends = {};
    // The rim grows down over the metaphysis when it caps it.
    ends.toPlate = m_form.plate - along - 0.5 * m_gap * (1 - fused) + plateWave(q)
                   + (0.9 * capping - 0.1 * m_growth.shaft * (1 - fused)) * q * q * q * q;
    ends.toJoint = along + lookUp(m_plateSurface, 0.5 * (q + 1)) * (1 - young);
    ends.plateRounding = 1e-3 + (1 - fused) * (0.2 + 0.6 * young) * halfWidth;
    ends.jointRounding = (0.35 + 0.4 * young) * halfWidth;
    ends.plateShell = m_shell * (1 - 0.6 * fused);
    ends.jointShell = kJointShell;
    return piece(along, wide, halfWidth, ends) * (0.4 + 0.6 * m_growth.centre.growth);
}

double LongBone::piece(double fromPlateEnd, double across, double halfWidth, const Ends& ends) const
{
    const double outerEnds =
        rounded(ends.toPlate, ends.plateRounding) * rounded(ends.toJoint, ends.jointRounding);
    if (outerEnds <= 0)
        return 0;
    const double outer = chord(across, halfWidth) * outerEnds;
    const double cortex = lookUp(m_cortex, fromPlateEnd / m_growth.length);
    const double inner = chord(across, halfWidth - cortex)
                         * rounded(ends.toPlate - ends.plateShell, ends.plateRounding)
                         * rounded(ends.toJoint - ends.jointShell, ends.jointRounding);
    const double hollow = std::clamp(cortex / (m_growth.shaft * m_growth.cortex), 0.0, 1.0);
    const double density = m_form.sponge + (kMedulla - m_form.sponge) * hollow;
    const double trabeculae =
        1 + (0.25 - 0.1 * hollow) * grain(fromPlateEnd / 0.75 + m_growth.grainShift, across / 0.5);
    const double filled = std::min(inner, outer);
    return 2 * m_form.flattening * (outer - filled + filled * density * trabeculae);
}

} // namespace carpo::phantom
