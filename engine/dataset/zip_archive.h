// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::dataset {

/// A file of an archive.
struct ZipEntry
{
    std::string name; ///< UTF-8; "/" between folders
    std::string content;
};

/// The bytes of a zip archive with the entries in that order, compressed. All carry the format's first day as
/// their time, so that the same entries always make the same bytes. Fails with OutOfMemory, and with
/// WriteFailed where two have the same name. Must not block.
[[nodiscard]] core::Result<std::vector<std::uint8_t>> zipped(std::span<const ZipEntry> entries);

} // namespace carpo::dataset
