// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/nn/torch.h"
#include "engine/training/run_state.h"

#include <filesystem>
#include <optional>

namespace carpo::training {

/// Adds the state to the archive and writes both to checkpoint.pt; the one before stays as
/// checkpoint.before.pt, where the file system has hard links. Blocks.
[[nodiscard]] core::Result<void> writeCheckpoint(const std::filesystem::path& folder,
                                                 const RunState& state,
                                                 torch::serialize::OutputArchive& archive);

struct Checkpoint
{
    RunState state;
    std::optional<core::Error> passedOver; ///< what is wrong with a newer one
};

/// Opens checkpoint.pt, or the one before it where that is damaged, and gives its state. Changes nothing.
/// Fails with FileNotFound and, where neither can be read, CheckpointDamaged. Blocks.
[[nodiscard]] core::Result<Checkpoint> readCheckpoint(const std::filesystem::path& folder,
                                                      torch::serialize::InputArchive& archive);

/// Keeps a damaged checkpoint.pt as checkpoint.damaged.pt and puts the one before it in its place, so that
/// the next one written does not drop it. Fails with WriteFailed. Blocks.
[[nodiscard]] core::Result<void> putDamagedAside(const std::filesystem::path& folder);

/// Removes the one before, which a finished run does not need. Blocks.
void dropCheckpointBefore(const std::filesystem::path& folder);

} // namespace carpo::training
