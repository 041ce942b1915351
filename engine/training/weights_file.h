// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/weights.h"

#include <filesystem>

namespace carpo::training {

/// The tensors of a safetensors file or of a PyTorch state dict, whichever the content is, on the CPU. Fails
/// with FileNotFound, PermissionDenied, ReadFailed, WeightsUnreadable, OutOfMemory. Blocks.
[[nodiscard]] core::Result<Weights> readWeightsFile(const std::filesystem::path& file);

} // namespace carpo::training
