// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_draws.h"
#include "engine/training/batches.h"

#include <span>

namespace carpo::training {

// All but the last take and give images [N, 1, side, side] float from 0 (black) to 1 (white), clamped to
// that, and columns [N, 1, 1, 1] of a value an image.

[[nodiscard]] torch::Tensor brightened(const torch::Tensor& images, const torch::Tensor& added);
/// Grays are moved away from their image's mean by `factor`.
[[nodiscard]] torch::Tensor contrasted(const torch::Tensor& images, const torch::Tensor& factor);
[[nodiscard]] torch::Tensor gammaCorrected(const torch::Tensor& images, const torch::Tensor& exponent);
/// A Gaussian of `sds[i]` pixels for image i, cut off at three of them; borders continued outwards; 0 leaves
/// the image as it is.
[[nodiscard]] torch::Tensor blurred(const torch::Tensor& images, std::span<const double> sds);
/// Adds `sd` times normal numbers. `uniforms` [N, count] in [0, 1), made normal by Box and Muller's method;
/// `count` is even and at least an image's pixels.
[[nodiscard]] torch::Tensor
noisy(const torch::Tensor& images, const torch::Tensor& sd, const torch::Tensor& uniforms);
/// Each gray goes the way `share` (0 to 1) towards the gray of the same quantile in image `partners[i]`;
/// equal grays stay equal (the middle of their ranks counts).
[[nodiscard]] torch::Tensor
histogramMatched(const torch::Tensor& images, const torch::Tensor& partners, const torch::Tensor& share);

/// Whether any kind that changes grays is on.
[[nodiscard]] bool changesGrays(const AugmentationDraws& draws);

/// The batch's images after all kinds that change grays, standardised as before. In this order: histogram
/// matching, brightness, contrast, gamma, blur, noise. An image that none of them picks keeps every bit.
[[nodiscard]] torch::Tensor withChangedGrays(const Batch& batch, const AugmentationDraws& draws);

} // namespace carpo::training
