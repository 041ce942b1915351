// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation.h"

#include <cmath>
#include <numbers>

namespace carpo::training {

Augmentation::Augmentation(const Experiment& experiment)
    : m_rotation(experiment.real("augmentation.rotation"))
    , m_shift(experiment.real("augmentation.shift"))
    , m_scale(experiment.real("augmentation.scale"))
    , m_flip(experiment.boolean("augmentation.flip"))
{}

torch::Tensor Augmentation::apply(const torch::Tensor& images, core::RandomStream random) const
{
    if (m_rotation == 0 && m_shift == 0 && m_scale == 0 && !m_flip)
        return images;
    const std::int64_t count = images.size(0);
    torch::Tensor theta = torch::empty({count, 2, 3}, torch::kFloat32);
    auto matrix = theta.accessor<float, 3>();
    for (std::int64_t i = 0; i < count; ++i) {
        // Always the same number of draws, so that one strength does not change another's draws.
        const double angle = random.uniform(-m_rotation, m_rotation) * std::numbers::pi / 180;
        const double scale = 1 / (1 + random.uniform(-m_scale, m_scale));
        const double mirror = random.chance(0.5) && m_flip ? -1 : 1;
        // grid_sample's coordinates run from -1 to 1: the side is 2.
        const double right = 2 * random.uniform(-m_shift, m_shift);
        const double down = 2 * random.uniform(-m_shift, m_shift);
        matrix[i][0][0] = static_cast<float>(mirror * scale * std::cos(angle));
        matrix[i][0][1] = static_cast<float>(-mirror * scale * std::sin(angle));
        matrix[i][0][2] = static_cast<float>(right);
        matrix[i][1][0] = static_cast<float>(scale * std::sin(angle));
        matrix[i][1][1] = static_cast<float>(scale * std::cos(angle));
        matrix[i][1][2] = static_cast<float>(down);
    }
    const torch::Tensor grid =
        torch::affine_grid_generator(theta.to(images.device()), images.sizes(), /*align_corners=*/false);
    constexpr std::int64_t kBilinear = 0;
    constexpr std::int64_t kBorder = 1;
    return torch::grid_sampler(images, grid, kBilinear, kBorder, /*align_corners=*/false);
}

} // namespace carpo::training
