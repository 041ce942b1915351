// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/mixup.h"

#include <cmath>

namespace carpo::training {
namespace {

double logGamma(core::RandomStream& random, double shape)
{
    // A shape below 1 is made of one above: Gamma(a) = Gamma(a + 1) U^(1/a).
    const double boost = shape < 1 ? std::log(1 - random.uniform()) / shape : 0;
    const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = random.normal();
        const double root = 1 + c * x;
        const double u = 1 - random.uniform();
        if (root <= 0)
            continue;
        const double v = root * root * root;
        if (std::log(u) < 0.5 * x * x + d * (1 - v + std::log(v)))
            return std::log(d * v) + boost;
    }
}

} // namespace

double symmetricBeta(core::RandomStream& random, double alpha)
{
    const double first = logGamma(random, alpha);
    const double second = logGamma(random, alpha);
    return 1 / (1 + std::exp(second - first));
}

Batch mixed(Batch batch, const torch::Tensor& partners, const torch::Tensor& share)
{
    const auto withOthers = [&](const torch::Tensor& own, const torch::Tensor& kept) {
        return torch::lerp(own.index_select(0, partners), own, kept);
    };
    batch.mixture = {.own = batch.targets, .others = batch.targets.index_select(0, partners), .share = share};
    batch.images = withOthers(batch.images, share.view({-1, 1, 1, 1}));
    batch.sex = withOthers(batch.sex, share);
    batch.targets = withOthers(batch.targets, share);
    return batch;
}

Batch mixedUp(Batch batch, const AugmentationDraws& draws)
{
    const torch::Tensor share = draws.column(AugmentationKind::Mixup, symmetricBeta, /*without=*/1);
    return mixed(std::move(batch), draws.partners(AugmentationKind::Mixup), share.view({-1}));
}

} // namespace carpo::training
