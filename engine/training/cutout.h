// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_draws.h"

namespace carpo::training {

/// Fills a square of each image [N, 1, side, side] with the image's own mean: `size` pixels a side, its
/// middle uniform over the pixels, so that a part of it may lie outside (DeVries and Taylor 2017, "Improved
/// Regularization of Convolutional Neural Networks with Cutout").
[[nodiscard]] torch::Tensor withCutout(const torch::Tensor& images, const AugmentationDraws& draws);

/// Fills the columns from `left` (inclusive) to `right` and the rows from `top` to `bottom`; `boxes`
/// [N, 4] int64 are left, right, top, bottom.
[[nodiscard]] torch::Tensor filledWithMean(const torch::Tensor& images, const torch::Tensor& boxes);

} // namespace carpo::training
