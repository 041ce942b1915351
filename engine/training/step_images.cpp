// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/step_images.h"

#include "engine/training/balance.h"

namespace carpo::training {

std::int64_t imagesOfAStep(const Experiment& experiment, const TrainingSet& set)
{
    if (experiment.text("optimizer.name") == "gd")
        return static_cast<std::int64_t>(set.train.size());
    return experiment.integer("training.batch_size") * experiment.integer("training.accumulation");
}

Sampler epochOf(const TrainingSet& set,
                std::span<const std::int64_t> groups,
                std::int64_t stepSize,
                std::uint64_t seed,
                int epoch)
{
    if (groups.empty())
        return {set.train, stepSize, seed, epoch};
    return {balanced(set.train, groups, seed, epoch), stepSize, seed, epoch};
}

StepImages inParts(const Batches& batches, std::span<const std::int64_t> images, std::int64_t partSize)
{
    const auto parts = Sampler::batchCount(static_cast<std::int64_t>(images.size()), partSize);
    return {.images = static_cast<std::int64_t>(images.size()),
            .parts = parts,
            .take = [&batches, images, parts, partSize](std::int64_t part) {
                return batches.take(partOf(images, part, parts, partSize));
            }};
}

} // namespace carpo::training
