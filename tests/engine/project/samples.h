// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"
#include "engine/project/project.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace carpo::project::samples {

/// A data set of that many rows whose files need not be there.
[[nodiscard]] dataset::Dataset datasetOf(std::size_t images,
                                         const std::filesystem::path& root = "/data/hands");

/// Made-up stamps, hashes and measures, different in every row.
[[nodiscard]] explore::ScanTable scanOf(const dataset::Dataset& dataset);

/// Made-up thumbnails, each different from the one before and none with a pixel of 0.
[[nodiscard]] std::vector<explore::Thumbnail> thumbnailsOf(std::size_t rows);

[[nodiscard]] std::vector<std::size_t> allRows(const dataset::Dataset& dataset);

[[nodiscard]] Run runNamed(const std::string& name);

/// Values as an epoch has them, made from its number.
[[nodiscard]] EpochRow epochOf(int number);

/// The whole file; empty where there is none. Only while no project is open on it.
[[nodiscard]] std::string bytesOf(const std::filesystem::path& file);
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

/// Runs plain SQL on a file, project or not.
void execute(const std::filesystem::path& file, const char* sql);
/// The first column of the first row.
[[nodiscard]] std::string query(const std::filesystem::path& file, const char* sql);

/// Holds the lock of somebody who writes, as long as it lives.
class WriteLock
{
public:
    explicit WriteLock(const std::filesystem::path& file);
    ~WriteLock();
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;
    WriteLock(WriteLock&&) = delete;
    WriteLock& operator=(WriteLock&&) = delete;

private:
    sqlite3* m_database = nullptr;
};

/// Runs `work` in a child process and returns its exit status; -1 where it did not exit by itself.
[[nodiscard]] int inChild(const std::function<int()>& work);

/// Becomes a user without rights, for good (a child's first act); false where that is not allowed.
[[nodiscard]] bool dropPrivileges();

} // namespace carpo::project::samples
