// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace carpo::training {

/// Writes to "<file>.part", syncs, renames over `file` and syncs the folder: at any instant the file is
/// either the old or the new one, whole. Fails with PermissionDenied, DiskFull, WriteFailed and then leaves
/// the old one. Blocks.
[[nodiscard]] core::Result<void> writeFileAtomically(const std::filesystem::path& file,
                                                     std::span<const char> content);

/// A whole file of at most `limit` bytes. Fails with FileNotFound, PermissionDenied, ReadFailed. Blocks.
[[nodiscard]] core::Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t limit);

} // namespace carpo::training
