// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <cstdint>
#include <span>

namespace carpo::training {

/// How pixels and targets enter the network. Comes from the experiment and its training images, and belongs
/// to the weights.
struct Standardisation
{
    bool perImage = true;
    double pixelMean = 0; ///< 0..255, where not per image
    double pixelSd = 1;
    double monthsMean = 0; ///< of the target; 0 and 1 where it is a class
    double monthsSd = 1;
    std::int64_t classes = 0; ///< that the network tells apart; 0 where the target is a number
};

/// What mean and SD of 8-bit pixels are told from.
struct PixelSums
{
    double count = 0;
    double sum = 0;
    double squares = 0;

    void add(std::span<const std::uint8_t> pixels);
    [[nodiscard]] double mean() const { return sum / count; }
    /// Of the whole population; at least 1: a blank image has no contrast to stretch.
    [[nodiscard]] double sd() const;
};

/// What data.normalization makes of pixels, targets left out. `training`: those of the training images, asked
/// for where usesTrainingImages().
[[nodiscard]] Standardisation pixelStandardisation(const Experiment& experiment, const PixelSums& training);

[[nodiscard]] bool usesTrainingImages(const Experiment& experiment);

/// A pixel becomes (pixel - mean) / sd.
struct PixelScale
{
    double mean = 0;
    double sd = 1;
};

/// What Batches does to an image of those pixels.
[[nodiscard]] PixelScale pixelScale(const Standardisation& standardisation, const PixelSums& image);

} // namespace carpo::training
