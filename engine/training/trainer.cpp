// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/trainer.h"

#include "engine/nn/kept_memory.h"
#include "engine/nn/registry.h"
#include "engine/training/batch_fit.h"
#include "engine/training/checkpoint.h"
#include "engine/training/device_choice.h"
#include "engine/training/failures.h"
#include "engine/training/network_options.h"
#include "engine/training/sampler.h"
#include "engine/training/step_images.h"
#include "engine/training/target.h"
#include "engine/training/training_run.h"
#include "engine/training/transfer.h"

#include <optional>

namespace carpo::training {
namespace {

using core::ErrorCode;

core::Result<void> checkSame(const RunState& state,
                             const Experiment& experiment,
                             const TrainingSet& set,
                             const TrainerOptions& options)
{
    // Compared as values: a checkpoint of an older Carpo lacks the keys that have come since.
    const core::Result<Experiment> stored = Experiment::fromJson(state.experiment, options.folder.string());
    const char* detail = nullptr;
    if (state.fingerprint != set.fingerprint)
        detail = "fingerprint";
    else if (!stored || *stored != experiment)
        detail = "experiment";
    if (detail == nullptr)
        return {};
    return core::failure(ErrorCode::CheckpointMismatch, options.folder.string(), {{"detail", detail}});
}

// From the first step on; a run that was killed before its first checkpoint does so once more.
core::Result<void>
startFromBase(TrainingRun& run, const Experiment& experiment, const TrainerOptions& options)
{
    const core::Result<WeightsFile> base = readBase(experiment);
    if (!base)
        return tl::make_unexpected(base.error());
    if (!options.baseSha256.empty() && base->sha256 != options.baseSha256)
        return core::failure(ErrorCode::CheckpointMismatch,
                             options.folder.string(),
                             {{"detail", "another file is now " + experiment.text("transfer.weights")}});
    return run.startWith(*base);
}

// `inForce` becomes the experiment with the batch size that it ended with.
core::Result<TrainingOutcome> trainUnguarded(const Experiment& experiment,
                                             const TrainingSet& set,
                                             const TrainerOptions& options,
                                             TrainingControls& controls,
                                             TrainingObserver& observer,
                                             std::stop_token stop,
                                             Experiment& inForce)
{
    if (const auto usable = checkInput(experiment, set); !usable)
        return tl::make_unexpected(usable.error());
    RunState state{.experiment = experiment.toJson(),
                   .fingerprint = set.fingerprint,
                   .device = experiment.text("execution.device"),
                   .threads = static_cast<int>(experiment.integer("execution.threads"))};
    torch::serialize::InputArchive archive;
    bool found = false;
    if (options.continueRun) {
        const core::Result<Checkpoint> stored = readCheckpoint(options.folder, archive);
        found = stored.has_value();
        // A run killed before its first checkpoint starts afresh: that is what it would have done.
        if (!found && stored.error().code != ErrorCode::FileNotFound)
            return tl::make_unexpected(stored.error());
        if (found) {
            if (const auto same = checkSame(stored->state, experiment, set, options); !same)
                return tl::make_unexpected(same.error());
            state = stored->state;
            if (stored->passedOver) {
                if (const auto aside = putDamagedAside(options.folder); !aside)
                    return tl::make_unexpected(aside.error());
                observer.onCheckpointPassedOver(*stored->passedOver, state.epoch - 1);
            }
        }
    }
    const core::Result<torch::Device> device = chooseDevice(state.device);
    if (!device)
        return tl::make_unexpected(device.error());
    state.device = device->is_cuda() ? "cuda" : "cpu";
    state.threads = prepareCpu(state.threads, experiment.boolean("execution.deterministic"));
    const nn::KeptMemory memory;
    TrainingRun run(experiment, set, options, controls, observer, std::move(stop), std::move(state), *device);
    if (found) {
        if (const auto restored = run.restore(archive); !restored)
            return tl::make_unexpected(restored.error());
    } else if (!experiment.text("transfer.weights").empty()) {
        if (const auto started = startFromBase(run, experiment, options); !started)
            return tl::make_unexpected(started.error());
    }
    auto outcome = guarded("train", [&run] { return run.run(); });
    inForce = run.inForce();
    return outcome;
}

/// Whether the rate's warm-up ends within the run.
core::Result<void> checkWarmUp(const Experiment& experiment, const TrainingSet& set)
{
    constexpr std::int64_t kUsualPart = 10;
    const Hyperparameter& warmUp = *findHyperparameter("schedule.warmup_steps");
    const std::int64_t steps = experiment.integer("training.epochs")
                               * Sampler::batchCount(std::ssize(set.train), imagesOfAStep(experiment, set));
    if (!experiment.applies(warmUp) || experiment.integer(warmUp.key) <= steps)
        return {};
    return core::failure(ErrorCode::ExperimentContradiction,
                         experiment.name().empty() ? "experiment" : experiment.name(),
                         {{"key", std::string(warmUp.key)},
                          {"found", toText(experiment.value(warmUp.key))},
                          {"other", "training.epochs"},
                          {"value", toText(experiment.value("training.epochs"))},
                          {"settings", "schedule.warmup_steps=" + std::to_string(steps / kUsualPart)}});
}

/// Which batch would have fitted; the error as it is where none would, or where it is another.
core::Error adviseOn(core::Error error, const Experiment& experiment, const TrainingSet& set)
{
    if (error.code != ErrorCode::OutOfMemory)
        return error;
    const std::int64_t fits = batchThatFits(experiment, set);
    if (fits == 0)
        return error;
    const std::int64_t batch = experiment.integer("training.batch_size");
    const std::int64_t times = experiment.integer("training.accumulation") * ((batch + fits - 1) / fits);
    return {.code = ErrorCode::BatchTooLarge,
            .place = {},
            .values = {{"found", std::to_string(batch)},
                       {"side", std::to_string(set.side)},
                       {"fits", std::to_string(fits)},
                       {"times", std::to_string(times)}}};
}

} // namespace

core::Result<void> checkInput(const Experiment& experiment, const TrainingSet& set)
{
    if (const auto learnable = checkTargets(experiment, set); !learnable)
        return learnable;
    if (const auto buildable = checkNetwork(experiment, set.side); !buildable)
        return buildable;
    if (const auto warmsUp = checkWarmUp(experiment, set); !warmsUp)
        return warmsUp;
    // Its matrix has that many rows and columns.
    constexpr std::int64_t kMostForBfgs = 5'000;
    const std::int64_t parameters =
        experiment.text("optimizer.name") == "bfgs"
            ? nn::parameterCount(experiment.text("network.name"),
                                 networkOptions(experiment, static_cast<std::int64_t>(set.classes.size())))
            : 0;
    if (parameters > kMostForBfgs)
        return core::failure(ErrorCode::TooManyParameters,
                             experiment.name(),
                             {{"key", "optimizer.name"},
                              {"found", "bfgs"},
                              {"max", std::to_string(kMostForBfgs)},
                              {"count", std::to_string(parameters)}});
    return {};
}

core::Result<TrainingOutcome> train(const Experiment& experiment,
                                    const TrainingSet& set,
                                    const TrainerOptions& options,
                                    TrainingControls& controls,
                                    TrainingObserver& observer,
                                    std::stop_token stop)
{
    Experiment inForce = experiment;
    return guarded("train",
                   [&] {
                       return trainUnguarded(
                           experiment, set, options, controls, observer, std::move(stop), inForce);
                   })
        .map_error([&](core::Error error) { return adviseOn(std::move(error), inForce, set); });
}

core::Result<int> checkpointEpoch(const std::filesystem::path& folder)
{
    return guarded("checkpoint", [&]() -> core::Result<int> {
        torch::serialize::InputArchive archive;
        const core::Result<Checkpoint> found = readCheckpoint(folder, archive);
        if (found)
            return found->state.epoch - 1;
        if (found.error().code == ErrorCode::FileNotFound)
            return 0;
        return tl::make_unexpected(found.error());
    });
}

} // namespace carpo::training
