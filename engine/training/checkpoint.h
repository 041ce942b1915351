// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/nn/torch.h"
#include "engine/training/run_state.h"

#include <filesystem>

namespace carpo::training {

/// Adds the state to the archive and writes both to checkpoint.pt. Blocks.
[[nodiscard]] core::Result<void> writeCheckpoint(const std::filesystem::path& folder,
                                                 const RunState& state,
                                                 torch::serialize::OutputArchive& archive);

/// Opens checkpoint.pt and gives its state. Fails with FileNotFound, CheckpointDamaged. Blocks.
[[nodiscard]] core::Result<RunState> readCheckpoint(const std::filesystem::path& folder,
                                                    torch::serialize::InputArchive& archive);

} // namespace carpo::training
