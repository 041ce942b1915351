// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>

namespace carpo::training {

/// Writes the weights of the checkpoint in a run's folder as a safetensors file beside it, whose name has the
/// step: those that the next batch would have changed, with the running averages of batch normalization; not
/// the average of weights, where one is kept. Fails with FileNotFound, CheckpointDamaged, and as
/// writeFileAtomically does. Blocks.
[[nodiscard]] core::Result<std::filesystem::path> exportCheckpoint(const std::filesystem::path& folder);

} // namespace carpo::training
