// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace carpo::evaluation {

/// Where in an image a network finds what it says of it. Maps are [side, side], row-major, at least 0, in
/// units of the network's output; what they compare is one place with another.
struct Attribution
{
    int side = 0; ///< of the prepared image, pixels
    /// Grad-CAM (Selvaraju et al., ICCV 2017): the last convolution's feature maps (normalised, activated and
    /// pooled as they leave it), weighted by the mean gradient of the output, what is below 0 cut off; drawn
    /// larger by bilinear interpolation. What speaks for a higher number, or for the class. Empty where the
    /// network has no convolution.
    std::vector<float> gradCam;
    /// The same of the negated gradient (ibid., 3.3): what speaks for a lower number, or against the class.
    std::vector<float> gradCamAgainst;
    int mapSide = 0; ///< of the feature maps, before they were drawn larger; 0 without
    /// |d output / d pixel| (Simonyan et al., 2014).
    std::vector<float> saliency;
    float value = 0; ///< what the network says: months or another number; the class's probability
    int output = 0;  ///< place of the class that it is of; 0 where the target is a number
};

/// Of the first image of `set`, by the weights that a run kept. `output`: a class's place; nothing: the one
/// that the network finds most likely. Works on the CPU, whatever the experiment says. Fails with
/// FileNotFound, CheckpointDamaged, CheckpointMismatch, OutOfMemory. Blocks (as one training step of one
/// image).
[[nodiscard]] core::Result<Attribution> attribute(const training::Experiment& experiment,
                                                  const std::filesystem::path& weightsFile,
                                                  const training::TrainingSet& set,
                                                  std::optional<int> output = std::nullopt);

} // namespace carpo::evaluation
