// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace carpo::dataset {

/// What is known of a file without opening it: a change of either means that it must be read again.
struct FileStamp
{
    std::int64_t bytes = -1; ///< -1: there is no such file
    std::int64_t modifiedNs = 0;
    bool operator==(const FileStamp&) const = default;
};

/// {-1, 0} where there is no such file. Blocks.
[[nodiscard]] FileStamp stampOf(const std::filesystem::path& file);

} // namespace carpo::dataset
