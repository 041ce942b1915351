// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/nn/torch.h"
#include "engine/training/experiment.h"

namespace carpo::training {

/// Random rotation, scale, mirroring and shift of each image, bilinear, borders continued outwards.
class Augmentation
{
public:
    explicit Augmentation(const Experiment& experiment);

    /// `images` [N, 1, side, side]; computed where they are, drawn from `random` alone.
    [[nodiscard]] torch::Tensor apply(const torch::Tensor& images, core::RandomStream random) const;

private:
    double m_rotation; // degrees
    double m_shift;    // part of the side
    double m_scale;    // part
    bool m_flip;
};

} // namespace carpo::training
