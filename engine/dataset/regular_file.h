// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <filesystem>

namespace carpo::dataset {

/// The size of a file that may be opened: to open a pipe would be to wait for its other end. Follows links.
/// Fails with FileNotFound, PermissionDenied, NotAFile (a folder, a pipe, a socket, a device, links that lead
/// round in a circle) or ReadFailed. Blocks.
[[nodiscard]] core::Result<std::int64_t> regularFileSize(const std::filesystem::path& file);

/// What the system's error number says of a file that was to be read.
[[nodiscard]] core::Error readError(int number, const std::filesystem::path& file);

} // namespace carpo::dataset
