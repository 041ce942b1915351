// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/training/experiment.h"
#include "engine/training/telemetry.h"
#include "engine/training/training_set.h"

#include <filesystem>
#include <span>
#include <stop_token>

namespace carpo::evaluation {

/// What the weights that a run kept say of the images `indices` of the set, in that order and in the
/// experiment's views. `weightsFile` is training::bestFile or a snapshotFile; the set's classes are those
/// that the run was trained on. Fails with FileNotFound, CheckpointDamaged, CheckpointMismatch,
/// DeviceUnavailable, OutOfMemory, Cancelled. Blocks.
[[nodiscard]] core::Result<training::Predicted> predict(const training::Experiment& experiment,
                                                        const std::filesystem::path& weightsFile,
                                                        const training::TrainingSet& set,
                                                        std::span<const std::int64_t> indices,
                                                        std::stop_token stop,
                                                        const core::ProgressFn& report);

} // namespace carpo::evaluation
