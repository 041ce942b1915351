// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/weights.h"

#include <filesystem>
#include <string>

namespace carpo::training {

struct WeightsFile
{
    Weights weights;    ///< on the CPU
    std::string sha256; ///< of the file's bytes
};

/// The tensors of a safetensors file or of a PyTorch state dict, whichever the content is. Fails
/// with FileNotFound, PermissionDenied, ReadFailed, WeightsUnreadable, OutOfMemory. Blocks.
[[nodiscard]] core::Result<WeightsFile> readWeightsFile(const std::filesystem::path& file);

} // namespace carpo::training
