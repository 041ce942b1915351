// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace carpo::training {

/// A zip archive in memory, whose files take at most `mostBytes` together when they are unpacked.
class WeightsZip
{
public:
    /// `bytes` must outlive the archive. Fails with WeightsUnreadable, OutOfMemory; where the program was
    /// built without libzip, with WeightsUnreadable. Must not block.
    [[nodiscard]] static core::Result<WeightsZip>
    open(std::string_view bytes, std::uint64_t mostBytes, const std::string& place);
    ~WeightsZip();
    WeightsZip(WeightsZip&& other) noexcept;
    WeightsZip& operator=(WeightsZip&& other) noexcept;
    WeightsZip(const WeightsZip&) = delete;
    WeightsZip& operator=(const WeightsZip&) = delete;

    /// The top folder that has a file of that name; empty where none or several have.
    [[nodiscard]] std::string folderWith(std::string_view file) const;
    [[nodiscard]] bool contains(const std::string& name) const { return m_entries.contains(name); }
    /// A file's content, compared with its checksum. Fails with WeightsUnreadable. Must not block.
    [[nodiscard]] core::Result<std::string> read(const std::string& name);

private:
    struct Archive;

    WeightsZip(std::unique_ptr<Archive> archive, std::uint64_t mostBytes, std::string place);

    std::unique_ptr<Archive> m_archive;
    std::uint64_t m_left; // bytes that may still be unpacked
    std::string m_place;
    std::map<std::string, std::uint64_t> m_entries; // places in the archive
};

} // namespace carpo::training
