// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/views.h"

#include "engine/core/random.h"

#include <algorithm>
#include <numbers>

namespace carpo::training {
namespace {

using Kind = AugmentationKind;

// Any number will do; every run looks at its images alike.
constexpr std::uint64_t kSeed = 1;

/// What the augmentation allows of a kind; 0 where it is off.
double strengthOf(const AugmentationDoses& doses, Kind kind)
{
    const AugmentationDose& dose = doses.at(static_cast<std::size_t>(kind));
    return dose.isOn() ? dose.strength : 0;
}

Pose drawnPose(const AugmentationDoses& doses, std::size_t number)
{
    core::RandomStream random(kSeed, "views", number);
    const auto degrees = [&](Kind kind) {
        return eitherWay(random, strengthOf(doses, kind)) * std::numbers::pi / 180;
    };
    Pose pose;
    pose.angle = degrees(Kind::Rotation);
    pose.shear = degrees(Kind::Shear);
    pose.scale = 1 + eitherWay(random, strengthOf(doses, Kind::Scale));
    pose.right = eitherWay(random, strengthOf(doses, Kind::Shift));
    pose.down = eitherWay(random, strengthOf(doses, Kind::Shift));
    return pose;
}

bool movesSomething(const AugmentationDoses& doses)
{
    constexpr std::array kMoving{Kind::Rotation, Kind::Shear, Kind::Scale, Kind::Shift};
    return std::ranges::any_of(kMoving, [&](Kind kind) { return strengthOf(doses, kind) > 0; });
}

} // namespace

Views::Views(const Experiment& experiment)
{
    const AugmentationDoses doses = augmentationDoses(experiment);
    const auto wanted = static_cast<std::size_t>(experiment.integer("evaluation.views"));
    const std::size_t mirrors = strengthOf(doses, Kind::Flip) > 0 ? 2 : 1;
    const std::size_t count = movesSomething(doses) ? wanted : std::min(wanted, mirrors);
    for (std::size_t view = 0; view < count; ++view) {
        const std::size_t number = view / mirrors;
        m_views.push_back(
            {.pose = number == 0 ? Pose{} : drawnPose(doses, number), .isMirrored = view % mirrors == 1});
    }
}

torch::Tensor Views::show(const torch::Tensor& images, std::size_t view) const
{
    const View& shown = m_views.at(view);
    const torch::Tensor moved = posed(images, shown.pose);
    return shown.isMirrored ? moved.flip(3) : moved;
}

} // namespace carpo::training
