// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace carpo::imaging {

/// A gray PNG of the image's depth. Fails with WriteFailed (an image of no pixels). Blocks.
[[nodiscard]] core::Result<std::vector<std::uint8_t>> encodePng(const Image& image);

/// Writes a gray PNG of the image's depth, to a temporary name first and then renamed, so that no half
/// file is ever seen. Fails with WriteFailed, DiskFull or PermissionDenied. Blocks.
[[nodiscard]] core::Result<void> writePng(const std::filesystem::path& file, const Image& image);

} // namespace carpo::imaging
