// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::evaluation {

/// Months predicted by a run's best weights for the images `indices` of the set, in that order.
/// `runFolder` holds best.pt. Fails with FileNotFound, CheckpointDamaged, CheckpointMismatch,
/// DeviceUnavailable, OutOfMemory, Cancelled. Blocks.
[[nodiscard]] core::Result<std::vector<float>> predict(const training::Experiment& experiment,
                                                       const std::filesystem::path& runFolder,
                                                       const training::TrainingSet& set,
                                                       std::span<const std::int64_t> indices,
                                                       std::stop_token stop,
                                                       const core::ProgressFn& report);

} // namespace carpo::evaluation
