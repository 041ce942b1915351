// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmented_pictures.h"

#include "engine/training/augmentation.h"

#include <numeric>

namespace carpo::training {
namespace {

PixelSums sumsOf(std::span<const std::uint8_t> pixels)
{
    PixelSums sums;
    sums.add(pixels);
    return sums;
}

// As Batches makes one of a training set, of which only the pixels count here.
Batch batchOf(const Experiment& experiment, std::span<const std::uint8_t> pixels, int side)
{
    const std::size_t count =
        pixels.size() / (static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    TrainingSet set;
    set.pixels = pixels;
    set.side = side;
    set.targets.assign(count, 0);
    set.male.assign(count, 0);
    std::vector<std::int64_t> all(count);
    std::iota(all.begin(), all.end(), std::int64_t{0});
    return Batches(set, pixelStandardisation(experiment, sumsOf(pixels)), torch::kCPU).take(all);
}

} // namespace

std::vector<std::uint8_t> augmentedPictures(const Experiment& experiment,
                                            std::span<const std::uint8_t> pixels,
                                            int side,
                                            std::uint64_t draw)
{
    const torch::NoGradGuard noGrad;
    const Augmentation augmentation(experiment);
    const Batch batch =
        augmentation.apply(batchOf(experiment, pixels, side), core::RandomStream(0, "preview", draw));
    const torch::Tensor grays = (batch.images * batch.pixelSd + batch.pixelMean)
                                    .round_()
                                    .clamp_(0, 255)
                                    .to(torch::kUInt8)
                                    .contiguous();
    const std::uint8_t* const data = grays.data_ptr<std::uint8_t>();
    return {data, data + grays.numel()};
}

} // namespace carpo::training
