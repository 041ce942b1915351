// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_draws.h"
#include "engine/training/batches.h"

namespace carpo::training {

/// From Beta(alpha, alpha), 0 to 1; `alpha` above 0. By two gamma variates (Marsaglia and Tsang 2000, "A
/// Simple Method for Generating Gamma Variables"), in logarithms, so that a small alpha does not underflow.
[[nodiscard]] double symmetricBeta(core::RandomStream& random, double alpha);

/// Mixes images, sex and ages with those of other images of the batch, for each image its own share from
/// Beta(alpha, alpha) (Zhang, Cisse, Dauphin, Lopez-Paz 2018, "mixup: Beyond Empirical Risk Minimization").
/// The strength is alpha; an image that is not picked keeps every bit.
[[nodiscard]] Batch mixedUp(Batch batch, const AugmentationDraws& draws);

/// `share` [N] float is what each image keeps, the rest comes from image `partners[i]`.
[[nodiscard]] Batch mixed(Batch batch, const torch::Tensor& partners, const torch::Tensor& share);

} // namespace carpo::training
