// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/cutout.h"

#include "engine/training/device_choice.h"

#include <cmath>

namespace carpo::training {
namespace {

using Kind = AugmentationKind;

} // namespace

torch::Tensor filledWithMean(const torch::Tensor& images, const torch::Tensor& boxes)
{
    const std::int64_t side = images.size(2);
    const torch::Tensor places = torch::arange(side, boxes.options());
    const auto bound = [&](std::int64_t which) { return boxes.select(1, which).unsqueeze(1); };
    const torch::Tensor columns = (places >= bound(0)).logical_and_(places < bound(1));
    const torch::Tensor rows = (places >= bound(2)).logical_and_(places < bound(3));
    const torch::Tensor inside = rows.view({-1, 1, side, 1}).logical_and(columns.view({-1, 1, 1, side}));
    return torch::where(inside, images.mean({2, 3}, /*keepdim=*/true), images);
}

torch::Tensor withCutout(const torch::Tensor& images, const AugmentationDraws& draws)
{
    const std::int64_t side = images.size(2);
    const std::int64_t size = std::llround(draws.dose(Kind::Cutout).strength * static_cast<double>(side));
    torch::Tensor boxes = torch::zeros({draws.images(), 4}, torch::kInt64);
    auto box = boxes.accessor<std::int64_t, 2>();
    std::int64_t image = 0;
    const auto middle = [&](core::RandomStream& random, double) {
        return static_cast<double>(random.below(static_cast<std::uint64_t>(side * side)));
    };
    for (const double place : draws.amounts(Kind::Cutout, middle, /*without=*/-1)) {
        const auto pixel = static_cast<std::int64_t>(place);
        if (pixel >= 0) {
            box[image][0] = pixel % side - size / 2;
            box[image][1] = box[image][0] + size;
            box[image][2] = pixel / side - size / 2;
            box[image][3] = box[image][2] + size;
        }
        ++image;
    }
    return filledWithMean(images, sentTo(boxes, draws.device()));
}

} // namespace carpo::training
