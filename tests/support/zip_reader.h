// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace carpo::support {

/// Names and contents of an archive's files, in its order, each checked against its checksum. Throws
/// std::runtime_error where the archive is not consistent.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> readZip(const std::filesystem::path& file);

} // namespace carpo::support
