// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_draws.h"

#include <array>

namespace carpo::training {

/// How an image is turned and moved, about its middle: mirrored first, then turned, sheared, enlarged and
/// shifted.
struct Pose
{
    double angle = 0;        ///< radians, anticlockwise as the image is seen
    double shear = 0;        ///< radians by which upright lines lean
    double scale = 1;        ///< above 1 enlarges
    bool isMirrored = false; ///< left to right
    bool isFlipped = false;  ///< top to bottom
    double right = 0;        ///< part of the side by which the place that is looked at moves
    double down = 0;

    bool operator==(const Pose&) const = default;
};

/// Images [N, 1, side, side], all turned and moved alike: bilinear, borders continued outwards. What is
/// left alone is the same tensor.
[[nodiscard]] torch::Tensor posed(const torch::Tensor& images, const Pose& pose);

/// Where in the image each place of the result is looked up, as affine_grid takes it (both from -1 to 1).
/// Without mirrors and shift the inverse matrix of torchvision's affine (its angle is the negative one).
[[nodiscard]] std::array<std::array<double, 3>, 2> lookUp(const Pose& pose);

/// The points along an axis that elasticDisplacement() takes noise at: two within `sigma`.
[[nodiscard]] std::int64_t elasticPoints(double sigma);

/// Random displacements smoothed by a Gaussian (Simard, Steinkraus, Platt 2003, "Best Practices for
/// Convolutional Neural Networks Applied to Visual Document Analysis"). The noise lies on a grid of its own
/// that reaches three `sigma` over the image, so that an image's deformation is the same in every size.
/// `noise` [N, 2, elasticPoints, elasticPoints]; `sigma` is a part of the side, above 0. Gives
/// [N, side, side, 2] (right, down), with a root mean square length of 1 over each image.
[[nodiscard]] torch::Tensor elasticDisplacement(const torch::Tensor& noise, double sigma, std::int64_t side);

/// Whether any kind that moves pixels is on.
[[nodiscard]] bool movesPixels(const AugmentationDraws& draws);

/// Images [N, 1, side, side] after all kinds that move pixels, looked up once: bilinear, borders continued
/// outwards. `random` draws rotation, scale, mirror and shift, as it did before there were other kinds.
[[nodiscard]] torch::Tensor warped(const torch::Tensor& images,
                                   const AugmentationDraws& draws,
                                   core::RandomStream random,
                                   double elasticSigma);

} // namespace carpo::training
