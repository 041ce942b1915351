// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/weights.h"

#include <filesystem>
#include <string>

namespace carpo::training {

// LibTorch's archives in files that are whole or absent, with a sum that tells damage.

/// Blocks.
[[nodiscard]] core::Result<void> writeArchive(const std::filesystem::path& file,
                                              torch::serialize::OutputArchive& archive);

/// Fails with FileNotFound, PermissionDenied, ReadFailed, CheckpointDamaged. Blocks.
[[nodiscard]] core::Result<void> readArchive(const std::filesystem::path& file,
                                             torch::serialize::InputArchive& archive);

void writeWeights(torch::serialize::OutputArchive& archive, const std::string& name, const Weights& weights);

/// Into tensors of the same names and shapes; throws c10::Error where one is missing or of another shape.
void readWeights(torch::serialize::InputArchive& archive, const std::string& name, const Weights& weights);

void writeText(torch::serialize::OutputArchive& archive, const std::string& name, const std::string& text);

[[nodiscard]] std::string readText(torch::serialize::InputArchive& archive, const std::string& name);

} // namespace carpo::training
