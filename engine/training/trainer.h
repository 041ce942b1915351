// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/controls.h"
#include "engine/training/experiment.h"
#include "engine/training/telemetry.h"
#include "engine/training/training_set.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::training {

struct TrainerOptions
{
    /// Holds checkpoint.pt (where the run goes on) and best.pt (the best epoch's weights).
    std::filesystem::path folder;
    double checkpointSeconds = 30; ///< at most so long between two checkpoints; one more at each epoch's end
    bool continueRun = false;      ///< start from the checkpoint in `folder` instead of afresh
    std::string baseSha256 = {};   ///< what the file of transfer.weights must be; empty: any that fits
};

struct TrainingOutcome
{
    bool finished = false; ///< false: stopped after a checkpoint, can be continued
    int epochs = 0;        ///< finished ones, earlier parts counted in
    int bestEpoch = 0;     ///< from 1; 0 before the first epoch's end
    double bestMae = 0;    ///< months; 0 where the target is a class, as the next
    double bestCcc = 0;
    std::string weightsSha256;    ///< of the best weights' parameters and buffers, in order
    NamedValues bestMetrics = {}; ///< of the best epoch's validation; what has no value is left out
    Predicted bestValidation;     ///< in the order of TrainingSet::validation
    double constantGuess = 0;     ///< as training::constantGuess
};

/// Whether the experiment can be trained on these images. Fails with TooManyParameters,
/// ExperimentContradiction (a warm-up longer than the run) and as checkNetwork and checkTargets do. Must not
/// block.
[[nodiscard]] core::Result<void> checkInput(const Experiment& experiment, const TrainingSet& set);

/// Trains as the experiment says; knows no threads but its own kernels'. A requested stop writes a checkpoint
/// and returns an unfinished outcome. A continued run repeats, on the CPU bit for bit, what the undisturbed
/// one would have done. Fails with DeviceUnavailable, OutOfMemory, BatchTooLarge, TrainingDiverged,
/// CheckpointDamaged, CheckpointMismatch (also where the weights to start from are not those of baseSha256),
/// WriteFailed, DiskFull, as the observer's beforeCheckpoint and checkInput do, and with weights to start
/// from as checkBase does. Blocks.
[[nodiscard]] core::Result<TrainingOutcome> train(const Experiment& experiment,
                                                  const TrainingSet& set,
                                                  const TrainerOptions& options,
                                                  TrainingControls& controls,
                                                  TrainingObserver& observer,
                                                  std::stop_token stop);

/// The last finished epoch of the checkpoint in a run's folder: epochs after it must be made again.
[[nodiscard]] core::Result<int> checkpointEpoch(const std::filesystem::path& folder);

} // namespace carpo::training
