// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/standardisation.h"

#include <algorithm>
#include <cmath>

namespace carpo::training {
namespace {

constexpr double kWhite = 255;

} // namespace

void PixelSums::add(std::span<const std::uint8_t> pixels)
{
    std::uint64_t pixelSum = 0;
    std::uint64_t pixelSquares = 0;
    for (const std::uint8_t pixel : pixels) {
        pixelSum += pixel;
        pixelSquares += static_cast<std::uint64_t>(pixel) * pixel;
    }
    count += static_cast<double>(pixels.size());
    sum += static_cast<double>(pixelSum);
    squares += static_cast<double>(pixelSquares);
}

double PixelSums::sd() const
{
    return std::sqrt(std::max(squares / count - mean() * mean(), 1.0));
}

bool usesTrainingImages(const Experiment& experiment)
{
    return experiment.text("data.normalization") == "dataset";
}

Standardisation pixelStandardisation(const Experiment& experiment, const PixelSums& training)
{
    const std::string& name = experiment.text("data.normalization");
    Standardisation result;
    result.perImage = name == "image";
    if (name == "dataset") {
        result.pixelMean = training.mean();
        result.pixelSd = training.sd();
    } else if (name == "unit") {
        result.pixelSd = kWhite;
    } else if (name == "fixed") {
        result.pixelMean = kWhite * experiment.real("data.pixel_mean");
        result.pixelSd = kWhite * experiment.real("data.pixel_sd");
    }
    return result;
}

PixelScale pixelScale(const Standardisation& standardisation, const PixelSums& image)
{
    if (standardisation.perImage)
        return {.mean = image.mean(), .sd = image.sd()};
    return {.mean = standardisation.pixelMean, .sd = standardisation.pixelSd};
}

} // namespace carpo::training
