// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation_geometry.h"
#include "engine/training/experiment.h"

#include <cstddef>
#include <vector>

namespace carpo::training {

/// Test-time augmentation: what a network is shown of each image before it is judged by the mean of what it
/// said. The first view is the image as it is. Where the training mirrors images, every second view is the
/// mirror image of the one before it; further ones are turned, sheared, enlarged and shifted by what
/// `augmentation` allows, all images alike, so that an image's prediction depends on the experiment alone.
class Views
{
public:
    /// `evaluation.views` of them; fewer where the augmentation leaves no others.
    explicit Views(const Experiment& experiment);

    [[nodiscard]] std::size_t count() const { return m_views.size(); }

    /// Images [N, 1, side, side] in the view, below count().
    [[nodiscard]] torch::Tensor show(const torch::Tensor& images, std::size_t view) const;

private:
    struct View
    {
        Pose pose;
        bool isMirrored;
    };
    std::vector<View> m_views;
};

} // namespace carpo::training
