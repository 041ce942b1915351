// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace carpo::project {

/// The files of the pixel cache in its folder: `<family>-<ids>.pixels`. Arrays of one data set folder and
/// one preprocessing are a family. Others' files in the folder are never touched. All calls block.

/// All arrays of the family, the last used first.
[[nodiscard]] std::vector<std::filesystem::path> arraysOfFamily(const std::filesystem::path& folder,
                                                                const std::string& family);

/// Bytes of all arrays, half-made ones included.
[[nodiscard]] std::int64_t bytesInUse(const std::filesystem::path& folder);

/// Deletes arrays, the one used longest ago first, until they hold at most `maxBytes`; never `kept` nor one
/// that is mapped by this process. Also deletes what a killed process left half-made.
[[nodiscard]] core::Result<void>
evict(const std::filesystem::path& folder, std::int64_t maxBytes, const std::filesystem::path& kept);

/// Marks the array as used now.
void touch(const std::filesystem::path& file);

/// Says that this process has the array mapped, as long as the object lives.
class MappedMark
{
public:
    explicit MappedMark(std::filesystem::path file);
    ~MappedMark();
    MappedMark(const MappedMark&) = delete;
    MappedMark& operator=(const MappedMark&) = delete;
    MappedMark(MappedMark&&) = delete;
    MappedMark& operator=(MappedMark&&) = delete;

private:
    std::filesystem::path m_file;
};

} // namespace carpo::project
