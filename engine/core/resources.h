// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace carpo::core {

/// Where a kind of the files that come with the program lies ("presets", "lessons"): $CARPO_RESOURCES/<kind>,
/// beside the program, or where it was installed or built. Blocks.
[[nodiscard]] std::filesystem::path resourceFolder(std::string_view kind);

} // namespace carpo::core
