// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batch_fit.h"

#include "engine/training/device_choice.h"
#include "engine/training/failures.h"
#include "engine/training/learner.h"

#include <vector>

namespace carpo::training {
namespace {

/// One step on the first training images, again and again where there are too few.
core::Result<void>
tryStep(const Experiment& experiment, const TrainingSet& set, torch::Device device, std::int64_t size)
{
    return guarded("batch", [&]() -> core::Result<void> {
        std::vector<std::int64_t> images;
        for (std::int64_t i = 0; i < size; ++i)
            images.push_back(set.train[static_cast<std::size_t>(i) % set.train.size()]);
        const Standardisation standardisation = standardise(experiment, set);
        const Batches batches(set, standardisation, device);
        Learner learner(experiment, standardisation, device);
        (void)learner.learn(
            {.images = size, .parts = 1, .take = [&](std::int64_t) { return batches.take(images); }},
            0,
            1e-6);
        return {};
    });
}

} // namespace

std::int64_t batchThatFits(const Experiment& experiment, const TrainingSet& set)
{
    const core::Result<torch::Device> device = chooseDevice(experiment.text("execution.device"));
    if (!device)
        return 0;
    for (std::int64_t size = experiment.integer("training.batch_size") / 2; size >= 2; size /= 2) {
        if (tryStep(experiment, set, *device, size))
            return size;
    }
    return 0;
}

} // namespace carpo::training
