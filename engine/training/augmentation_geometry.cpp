// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation_geometry.h"

#include "engine/training/device_choice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

using Kind = AugmentationKind;

constexpr std::int64_t kAxes = 2;
constexpr double kSigmasOutside = 3;
constexpr double kPointsPerSigma = 2;

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

// Always the same number of draws, so that one strength does not change another's draws.
Pose oldPose(const AugmentationDraws& draws, std::int64_t image, core::RandomStream& random)
{
    const double shift = draws.dose(Kind::Shift).strength;
    Pose pose;
    pose.angle = radians(eitherWay(random, draws.dose(Kind::Rotation).strength));
    pose.scale = 1 + eitherWay(random, draws.dose(Kind::Scale).strength);
    pose.isMirrored = random.chance(draws.dose(Kind::Flip).probability) && draws.isOn(Kind::Flip);
    pose.right = eitherWay(random, shift);
    pose.down = eitherWay(random, shift);
    if (!draws.picks(Kind::Rotation, image))
        pose.angle = 0;
    if (!draws.picks(Kind::Scale, image))
        pose.scale = 1;
    if (!draws.picks(Kind::Shift, image))
        pose.right = pose.down = 0;
    return pose;
}

// Into [N, 2, 3].
void write(const Pose& pose, std::int64_t image, at::TensorAccessor<float, 3>& matrix)
{
    const auto rows = lookUp(pose);
    for (std::int64_t row = 0; row < 2; ++row) {
        for (std::int64_t column = 0; column < 3; ++column)
            matrix[image][row][column] = static_cast<float>(
                rows.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)));
    }
}

torch::Tensor sampled(const torch::Tensor& images, const torch::Tensor& grid)
{
    constexpr std::int64_t kBilinear = 0;
    constexpr std::int64_t kBorder = 1;
    return torch::grid_sampler(images, grid, kBilinear, kBorder, /*align_corners=*/false);
}

// [N, 2, 3]
torch::Tensor lookUps(const AugmentationDraws& draws, core::RandomStream random)
{
    const std::vector<double> shears =
        draws.amounts(Kind::Shear, [](core::RandomStream& own, double degrees) {
            return radians(eitherWay(own, degrees));
        });
    torch::Tensor theta = torch::empty({draws.images(), 2, 3}, torch::kFloat32);
    auto matrix = theta.accessor<float, 3>();
    for (std::int64_t i = 0; i < draws.images(); ++i) {
        Pose pose = oldPose(draws, i, random);
        pose.shear = shears[static_cast<std::size_t>(i)];
        pose.isFlipped = draws.picks(Kind::VerticalFlip, i);
        write(pose, i, matrix);
    }
    return theta;
}

} // namespace

std::array<std::array<double, 3>, 2> lookUp(const Pose& pose)
{
    const double scale = 1 / pose.scale;
    const double mirror = pose.isMirrored ? -1 : 1;
    const double flip = pose.isFlipped ? -1 : 1;
    const double lean = std::tan(pose.shear);
    const double downX = flip * scale * std::sin(pose.angle);
    const double downY = flip * scale * std::cos(pose.angle);
    // grid_sample's coordinates run from -1 to 1: the side is 2.
    return {{{mirror * scale * std::cos(pose.angle) + lean * downX,
              -mirror * scale * std::sin(pose.angle) + lean * downY,
              2 * pose.right},
             {downX, downY, 2 * pose.down}}};
}

std::int64_t elasticPoints(double sigma)
{
    const double reach = 1 + 2 * kSigmasOutside * sigma;
    return static_cast<std::int64_t>(std::ceil(reach * kPointsPerSigma / sigma)) + 1;
}

torch::Tensor elasticDisplacement(const torch::Tensor& noise, double sigma, std::int64_t side)
{
    const auto options = noise.options();
    const torch::Tensor pixels =
        (torch::arange(side, options) + 0.5).div_(static_cast<double>(side)).unsqueeze(1);
    const torch::Tensor points =
        torch::arange(noise.size(2), options) * (sigma / kPointsPerSigma) - kSigmasOutside * sigma;
    const torch::Tensor weights = torch::exp(((pixels - points) / sigma).square() * -0.5);
    const torch::Tensor field = torch::matmul(torch::matmul(weights, noise), weights.t());
    const torch::Tensor length =
        field.square().sum(1, /*keepdim=*/true).mean({2, 3}, /*keepdim=*/true).sqrt_();
    return field.div(length.clamp_min_(1e-12)).permute({0, 2, 3, 1});
}

bool movesPixels(const AugmentationDraws& draws)
{
    constexpr std::array kMoving{
        Kind::Rotation, Kind::Shift, Kind::Scale, Kind::Shear, Kind::Flip, Kind::VerticalFlip, Kind::Elastic};
    return std::ranges::any_of(kMoving, [&](Kind kind) { return draws.isOn(kind); });
}

torch::Tensor warped(const torch::Tensor& images,
                     const AugmentationDraws& draws,
                     core::RandomStream random,
                     double elasticSigma)
{
    torch::Tensor grid = torch::affine_grid_generator(
        sentTo(lookUps(draws, random), draws.device()), images.sizes(), /*align_corners=*/false);
    if (draws.isOn(Kind::Elastic)) {
        const std::int64_t points = elasticPoints(elasticSigma);
        const torch::Tensor noise = draws.uniforms(Kind::Elastic, kAxes * points * points) * 2 - 1;
        const torch::Tensor displacement = elasticDisplacement(
            noise.view({draws.images(), kAxes, points, points}), elasticSigma, images.size(2));
        grid = grid + displacement * (draws.column(Kind::Elastic, upTo) * 2);
    }
    return sampled(images, grid);
}

torch::Tensor posed(const torch::Tensor& images, const Pose& pose)
{
    if (pose == Pose{})
        return images;
    torch::Tensor theta = torch::empty({1, 2, 3}, torch::kFloat32);
    auto matrix = theta.accessor<float, 3>();
    write(pose, 0, matrix);
    return sampled(images,
                   torch::affine_grid_generator(sentTo(theta, images.device()).expand({images.size(0), 2, 3}),
                                                images.sizes(),
                                                /*align_corners=*/false));
}

} // namespace carpo::training
