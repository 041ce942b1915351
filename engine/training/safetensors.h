// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/weights.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carpo::training {

/// LibTorch's type by the format's name: "F32"; nothing where it has none.
[[nodiscard]] std::optional<torch::ScalarType> scalarTypeOf(std::string_view name);

/// The content of a safetensors file: tensors on the CPU, in its order of bytes. Fails with
/// WeightsUnreadable. Blocks.
[[nodiscard]] core::Result<Weights> parseSafetensors(std::string_view bytes, const std::string& place);

/// As parseSafetensors does. Fails also with FileNotFound, PermissionDenied, ReadFailed. Blocks.
[[nodiscard]] core::Result<Weights> readSafetensors(const std::filesystem::path& file);

/// Fails as writeFileAtomically does. Blocks.
[[nodiscard]] core::Result<void> writeSafetensors(const std::filesystem::path& file,
                                                  const Weights& weights,
                                                  const std::map<std::string, std::string>& metadata);

} // namespace carpo::training
