// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/predict.h"

#include "engine/core/progress_meter.h"
#include "engine/nn/kept_memory.h"
#include "engine/training/device_choice.h"
#include "engine/training/failures.h"
#include "engine/training/learner.h"

namespace carpo::evaluation {
namespace {

core::Result<training::Predicted> predictUnguarded(const training::Experiment& experiment,
                                                   const std::filesystem::path& weightsFile,
                                                   const training::TrainingSet& set,
                                                   std::span<const std::int64_t> indices,
                                                   const std::stop_token& stop,
                                                   const core::ProgressFn& report)
{
    const auto device = training::chooseDevice(experiment.text("execution.device"));
    if (!device)
        return tl::make_unexpected(device.error());
    training::prepareCpu(static_cast<int>(experiment.integer("execution.threads")));
    const nn::KeptMemory memory;
    const auto classes = static_cast<std::int64_t>(set.classes.size());
    const auto network = training::makeNetwork(experiment, classes);
    auto standardisation = training::loadWeights(weightsFile, *network);
    if (!standardisation)
        return tl::make_unexpected(standardisation.error());
    standardisation->classes = classes;
    network->to(*device);
    training::layChannelsLast(*network);
    core::ProgressMeter meter(static_cast<std::int64_t>(indices.size()), report);
    std::size_t counted = 0;
    auto judgement = training::judge(*network,
                                     training::Batches(set, *standardisation, *device),
                                     training::Views(experiment),
                                     *standardisation,
                                     indices,
                                     training::makeLoss(experiment, *standardisation),
                                     [&](std::size_t done) {
                                         meter.advance(static_cast<std::int64_t>(done - counted));
                                         counted = done;
                                         return !stop.stop_requested();
                                     });
    if (!judgement)
        return core::failure(core::ErrorCode::Cancelled);
    meter.finish();
    return std::move(judgement->predicted);
}

} // namespace

core::Result<training::Predicted> predict(const training::Experiment& experiment,
                                          const std::filesystem::path& weightsFile,
                                          const training::TrainingSet& set,
                                          std::span<const std::int64_t> indices,
                                          std::stop_token stop,
                                          const core::ProgressFn& report)
{
    return training::guarded(
        "predict", [&] { return predictUnguarded(experiment, weightsFile, set, indices, stop, report); });
}

} // namespace carpo::evaluation
