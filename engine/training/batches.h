// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/experiment.h"
#include "engine/training/standardisation.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <optional>
#include <span>

namespace carpo::training {

/// Of the set's training images.
[[nodiscard]] Standardisation standardise(const Experiment& experiment, const TrainingSet& set);

/// What two images each were mixed to one (mixup).
struct Mixture
{
    torch::Tensor own;    ///< [N] float, standardised ages
    torch::Tensor others; ///< [N] float, standardised ages
    torch::Tensor share;  ///< [N] float, 0 to 1: what is left of the own image
};

/// One batch on the device.
struct Batch
{
    torch::Tensor images; ///< [N, 1, side, side] float, standardised
    torch::Tensor sex;    ///< [N] float; between 0 and 1 where images are mixed
    torch::Tensor
        targets; ///< [N] float: standardised numbers, mixed as the images are, or the classes' places
    torch::Tensor pixelMean = {}; ///< [N or 1, 1, 1, 1] float: a pixel of 0 to 255 became (pixel - mean) / SD
    torch::Tensor pixelSd = {};
    std::optional<Mixture> mixture = {};
};

/// Makes batches from the owner's 8-bit pixels: on the CPU straight from the mapped memory, on a GPU from a
/// copy in device memory where it fits.
class Batches
{
public:
    /// The set must outlive this.
    Batches(const TrainingSet& set, const Standardisation& standardisation, torch::Device device);

    /// Of each image, in pixels.
    [[nodiscard]] std::int64_t side() const { return m_pixels.size(1); }

    [[nodiscard]] Batch take(std::span<const std::int64_t> indices) const;

private:
    Standardisation m_standardisation;
    torch::Device m_device;
    torch::Tensor m_pixels;  // [N, side, side] uint8
    torch::Tensor m_sex;     // [N] float
    torch::Tensor m_targets; // [N] float
};

} // namespace carpo::training
