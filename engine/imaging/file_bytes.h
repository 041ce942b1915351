// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace carpo::imaging {

/// A whole regular file of at most `maxBytes`. Fails with FileNotFound, PermissionDenied or ReadFailed.
/// Blocks.
[[nodiscard]] core::Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file,
                                                               std::int64_t maxBytes);

/// The first bytes of a regular file, fewer where it is shorter. Fails as readFile does. Blocks.
[[nodiscard]] core::Result<std::vector<std::uint8_t>> readStart(const std::filesystem::path& file,
                                                                std::size_t count);

/// Writes under a temporary name first and renames then, so that no half file is ever seen. Fails with
/// WriteFailed, DiskFull or PermissionDenied. Blocks.
[[nodiscard]] core::Result<void> writeFile(const std::filesystem::path& file,
                                           std::span<const std::uint8_t> bytes);

} // namespace carpo::imaging
