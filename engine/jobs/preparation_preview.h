// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/imaging/image.h"
#include "engine/training/experiment.h"
#include "engine/training/standardisation.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// One image after a step of its preparation.
struct PreparedStep
{
    enum class Kind
    {
        File,         ///< as it is opened
        Polarity,     ///< turned, or found right
        Crop,         ///< cut to the hand
        Square,       ///< of the network's size, 8 bits
        Equalisation, ///< its grays spread
        Network       ///< as the values that enter the network, on 8 bits: see PreparedImage
    };
    Kind kind = Kind::File;
    imaging::Image picture; ///< at most kPreviewSide pixels a side, but for the last three 8 bits of the file
};

inline constexpr int kPreviewSide = 640;

/// What becomes of one image.
struct PreparedImage
{
    std::vector<PreparedStep> steps; ///< those that are switched on, in their order; file and network always
    bool turned = false;
    double kept = 1;            ///< share of the picture's area
    training::PixelScale scale; ///< from the square's 8 bits to what enters the network
    double lowest = 0;          ///< of the values that enter
    double highest = 0;
    double black = 0; ///< the value that the network's picture shows black
    double white = 1; ///< and white
};

/// `training`: of the training images' pixels, as PreparationSample has it; empty where not known, and then
/// the image's own stand for them. Blocks.
[[nodiscard]] PreparedImage previewImage(const imaging::Image& image,
                                         const training::Experiment& experiment,
                                         const training::PixelSums& training);

/// How often each value occurs, every image counting alike.
struct ValueHistogram
{
    double lowest = 0; ///< left edge of the first bin
    double highest = 1;
    std::vector<double> shares; ///< of equal bins; what lies beyond is in the outer ones. 1 together
    double mean = 0;
    double sd = 0;
};

/// What the preparation does to a sample of the set.
struct PreparationSample
{
    std::size_t images = 0; ///< that could be read
    std::size_t failed = 0;
    std::size_t ofAll = 0; ///< images from which they were drawn
    std::size_t turned = 0;
    std::size_t cropped = 0;
    double kept = 1;                    ///< mean share of the area of those that were cropped
    ValueHistogram before;              ///< grays of the files, black 0, white 1
    ValueHistogram after;               ///< values that enter the network
    training::PixelSums trainingPixels; ///< of the sample's training images; of all where none is one
};

/// Reads and prepares at most `count` of the images that are in a part of the split, drawn by the
/// experiment's split seed (of all where none is in any). Fails with Cancelled only; images that cannot be
/// read are counted. Blocks: decodes on all cores.
[[nodiscard]] core::Result<PreparationSample> samplePreparation(const dataset::Dataset& dataset,
                                                                std::span<const dataset::Part> parts,
                                                                const training::Experiment& experiment,
                                                                std::size_t count,
                                                                const std::stop_token& stop,
                                                                const core::ProgressFn& report);

} // namespace carpo::jobs
