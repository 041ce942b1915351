// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/weights.h"

#include <filesystem>
#include <map>
#include <string>

namespace carpo::training {

/// Tensors on the CPU, in the file's order of bytes. Fails with FileNotFound, PermissionDenied, ReadFailed,
/// WeightsUnreadable. Blocks.
[[nodiscard]] core::Result<Weights> readSafetensors(const std::filesystem::path& file);

/// Fails as writeFileAtomically does. Blocks.
[[nodiscard]] core::Result<void> writeSafetensors(const std::filesystem::path& file,
                                                  const Weights& weights,
                                                  const std::map<std::string, std::string>& metadata);

} // namespace carpo::training
