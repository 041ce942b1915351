// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/skeleton.h"

#include "engine/core/random.h"
#include "engine/phantom/hand_atlas.h"

#include <algorithm>
#include <cmath>

namespace carpo::phantom {
namespace {

// Single bones run ahead of or behind the hand by some months, more when it is older.
constexpr double kScatterMonths = 2.5;
constexpr double kScatterShare = 0.025;
constexpr double kJointSpace = 1.6; // mm between adult bones: the cartilage of a joint

// What is drawn of one child; the streams do not depend on age, so that a child can be watched growing.
class Individual
{
public:
    explicit Individual(const Child& child)
        : m_child(child)
    {
        createProportions();
    }

    [[nodiscard]] double childhood() const { return m_childhood; }
    [[nodiscard]] double sturdiness() const { return m_sturdiness; }
    [[nodiscard]] double cortex() const { return m_cortex; }

    [[nodiscard]] CentreState state(Centre centre) const
    {
        core::RandomStream random = stream("phantom.centre", centre);
        const double months =
            m_child.skeletalMonths * random.normal(1, kScatterShare) + random.normal(0, kScatterMonths);
        return centreState(centre, m_child.male, std::max(0.0, months));
    }

    // Length or width of one bone against the atlas.
    [[nodiscard]] double proportion(Centre centre, double sd) const
    {
        return std::clamp(stream("phantom.proportion", centre).normal(1, sd), 1 - 3 * sd, 1 + 3 * sd);
    }

    [[nodiscard]] double grainShift(Centre centre) const
    {
        return stream("phantom.grain", centre).uniform(0, 128);
    }

private:
    void createProportions()
    {
        core::RandomStream random(m_child.individual, "phantom.individual");
        // By the calendar and in girls' years, so that the outline tells a boy from a girl no better than
        // the bones do.
        const double calendar =
            girlsEquivalent(m_child.male, std::max(0.0, m_child.skeletalMonths - 0.5 * m_child.tempoMonths));
        m_childhood = std::pow(1 - std::clamp(calendar / 186, 0.0, 1.0), 1.25);
        m_sturdiness = std::clamp(random.normal(1, 0.06), 0.85, 1.15);
        m_cortex = std::clamp(0.52 - 0.14 * m_childhood + random.normal(0, 0.03), 0.25, 0.65);
    }

    [[nodiscard]] core::RandomStream stream(std::string_view purpose, Centre centre) const
    {
        return {m_child.individual, purpose, static_cast<std::uint64_t>(centre)};
    }

    Child m_child;
    double m_childhood = 0;
    double m_sturdiness = 1;
    double m_cortex = 0.5;
};

LongBoneGrowth growthOf(const Individual& individual, Centre centre, double length, double shaft)
{
    LongBoneGrowth growth;
    growth.length = length * individual.proportion(centre, 0.02);
    growth.shaft = shaft * individual.sturdiness() * individual.proportion(centre, 0.03);
    growth.centre = individual.state(centre);
    growth.childhood = individual.childhood();
    growth.cortex = individual.cortex();
    growth.grainShift = individual.grainShift(centre);
    return growth;
}

// The wrist turns about the capitate's head.
Point turnedAboutWrist(Point at, double degrees)
{
    const Point pivot = {0, -12};
    const Point from = at - pivot;
    const Point up = towards(degrees);
    return pivot + Point{from.x * up.y + from.y * up.x, from.y * up.y - from.x * up.x};
}

void addRay(Skeleton& skeleton, const Individual& individual, std::size_t ray, const Posture& posture)
{
    const RayForm& form = rayForms()[ray];
    const bool thumb = ray == 0;
    const double outwards = thumb ? posture.thumb : 0;
    const double metacarpal = form.direction + 0.6 * outwards;
    const double stretched = thumb ? form.fingerDirection + outwards : form.fingerDirection * posture.spread;
    // A child's fingers are shorter against the palm.
    const double shorter = 1 - 0.08 * individual.childhood();
    Point at = form.base;
    skeleton.rays[ray].push_back(at);
    for (std::size_t i = 0; i < form.bones.size(); ++i) {
        const RayBone& bone = form.bones[i];
        LongBoneGrowth growth =
            growthOf(individual, bone.centre, bone.length * (i == 0 ? 1 : shorter), bone.shaft);
        growth.base = at;
        growth.direction =
            i == 0 ? metacarpal : stretched + posture.bend[ray] * (0.4 * static_cast<double>(i) - 0.4);
        skeleton.longBones.emplace_back(bone.form[0], growth);
        const bool last = i + 1 == form.bones.size();
        at = skeleton.longBones.back().tip() + (last ? 0 : kJointSpace) * towards(growth.direction);
        skeleton.rays[ray].push_back(at);
    }
}

void addCarpals(Skeleton& skeleton, const Individual& individual)
{
    for (const CarpalForm& form : carpalForms()) {
        const CentreState state = individual.state(form.centre);
        if (state.growth <= 0)
            continue;
        RoundBone::Growth growth;
        growth.centre = form.at;
        growth.tilt = form.tilt;
        growth.size =
            (0.88 * state.growth + 0.12 * state.capping) * individual.proportion(form.centre, 0.025);
        growth.roundness = 1 - state.growth * (0.4 + 0.6 * state.capping);
        growth.depth = form.depth;
        growth.grainShift = individual.grainShift(form.centre);
        skeleton.roundBones.emplace_back(form.outline, growth);
    }
}

void addSesamoid(Skeleton& skeleton, const Individual& individual)
{
    const CentreState state = individual.state(Centre::Sesamoid);
    if (state.growth <= 0)
        return;
    const Point knuckle = skeleton.rays[0][1];
    const Point along = towards(rayForms()[0].direction);
    RoundBone::Growth growth;
    growth.centre = knuckle - 4.5 * along + 5 * Point{-along.y, along.x};
    growth.tilt = -rayForms()[0].direction;
    growth.size = state.growth * 1.05;
    growth.depth = 2.8;
    growth.grainShift = individual.grainShift(Centre::Sesamoid);
    skeleton.roundBones.emplace_back(sesamoidOutline(), growth);
}

void addForearm(Skeleton& skeleton, const Individual& individual, const Posture& posture)
{
    for (const ForearmBone& bone : forearmBones()) {
        LongBoneGrowth growth = growthOf(individual, bone.centre, bone.length, bone.shaft);
        // So long a bone would move its end with its length's scatter.
        growth.length = bone.length;
        growth.direction = bone.direction + posture.wrist;
        growth.base = turnedAboutWrist(bone.tip, posture.wrist) - growth.length * towards(growth.direction);
        skeleton.longBones.emplace_back(bone.form[0], growth);
    }
    skeleton.wrist = turnedAboutWrist({-2, -24}, posture.wrist);
    skeleton.elbow = skeleton.wrist - 160.0 * towards(posture.wrist);
}

} // namespace

Skeleton buildSkeleton(const Child& child, const Posture& posture)
{
    const Individual individual(child);
    Skeleton skeleton;
    skeleton.childhood = individual.childhood();
    for (std::size_t ray = 0; ray < skeleton.rays.size(); ++ray)
        addRay(skeleton, individual, ray, posture);
    addCarpals(skeleton, individual);
    addSesamoid(skeleton, individual);
    addForearm(skeleton, individual, posture);
    return skeleton;
}

void addSkeleton(Raster& map, const Placement& placement, const Skeleton& skeleton)
{
    for (const LongBone& bone : skeleton.longBones)
        addAround(map, placement, bone.base(), bone.tip(), bone.reach(), [&bone](Point at) {
            return bone.mineral(at);
        });
    for (const RoundBone& bone : skeleton.roundBones)
        addAround(map, placement, bone.centre(), bone.centre(), bone.reach(), [&bone](Point at) {
            return bone.mineral(at);
        });
}

} // namespace carpo::phantom
