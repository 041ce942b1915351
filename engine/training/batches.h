// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/experiment.h"
#include "engine/training/standardisation.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <span>

namespace carpo::training {

/// Of the set's training images.
[[nodiscard]] Standardisation standardise(const Experiment& experiment, const TrainingSet& set);

/// One batch on the device.
struct Batch
{
    torch::Tensor images;  ///< [N, 1, side, side] float
    torch::Tensor sex;     ///< [N] float
    torch::Tensor targets; ///< [N] float: standardised numbers, or the classes' places
};

/// Makes batches from the owner's 8-bit pixels: on the CPU straight from the mapped memory, on a GPU from a
/// copy in device memory where it fits.
class Batches
{
public:
    /// The set must outlive this.
    Batches(const TrainingSet& set, const Standardisation& standardisation, torch::Device device);

    [[nodiscard]] Batch take(std::span<const std::int64_t> indices) const;

private:
    Standardisation m_standardisation;
    torch::Device m_device;
    torch::Tensor m_pixels;  // [N, side, side] uint8
    torch::Tensor m_sex;     // [N] float
    torch::Tensor m_targets; // [N] float
};

} // namespace carpo::training
