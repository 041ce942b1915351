// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/round_bone.h"

#include "engine/phantom/texture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace carpo::phantom {
namespace {

constexpr double kShell = 0.75; // mm of dense bone around the spongy inside
constexpr double kSponge = 0.3; // density of the inside, cortex is 1

// Catmull-Rom through the outline's points.
double outlineAt(const Outline& outline, double turns)
{
    const double at = turns * static_cast<double>(outline.size());
    const auto i = static_cast<std::size_t>(at) % outline.size();
    const double t = at - std::floor(at);
    const std::size_t n = outline.size();
    const double a = outline[(i + n - 1) % n];
    const double b = outline[i];
    const double c = outline[(i + 1) % n];
    const double d = outline[(i + 2) % n];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

// Thickness of a cushion over its middle's: flatter than a ball, so that the rim is steep.
double cushion(double share)
{
    if (share >= 1)
        return 0;
    return std::sqrt(1 - share * share * share);
}

} // namespace

RoundBone::RoundBone(const Outline& outline, const Growth& growth)
    : m_growth(growth)
{
    createOutline(outline);
}

void RoundBone::createOutline(const Outline& outline)
{
    double mean = 0;
    for (const double radius : outline)
        mean += radius / static_cast<double>(outline.size());
    for (std::size_t i = 0; i < m_radius.size(); ++i) {
        const double adult = outlineAt(outline, static_cast<double>(i % kSteps) / kSteps);
        m_radius[i] = m_growth.size * (adult + (mean - adult) * m_growth.roundness);
        m_reach = std::max(m_reach, m_radius[i]);
    }
}

double RoundBone::mineral(Point hand) const
{
    const Point from = hand - m_growth.centre;
    const double distance = length(from);
    if (distance >= m_reach)
        return 0;
    double turns = std::atan2(from.y, from.x) / (2 * std::numbers::pi) - m_growth.tilt / 360;
    turns -= std::floor(turns);
    const double at = turns * kSteps;
    const auto i = std::min<std::size_t>(static_cast<std::size_t>(at), kSteps - 1);
    const double radius = m_radius[i] + (m_radius[i + 1] - m_radius[i]) * (at - static_cast<double>(i));
    if (distance >= radius)
        return 0;
    const double shell = kShell * std::min(1.0, 0.3 + 0.7 * m_growth.size);
    const double outer = cushion(distance / radius);
    const double inner = cushion(distance / std::max(1e-3, radius - shell)) * 0.9;
    const double trabeculae = 1 + 0.25 * grain(from.x / 0.6 + m_growth.grainShift, from.y / 0.6);
    return 2 * m_growth.depth * m_growth.size * (outer - inner + inner * kSponge * trabeculae);
}

} // namespace carpo::phantom
