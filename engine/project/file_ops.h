// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace carpo::project {

/// The error of a system call that failed with `number` (an errno) on that file; `otherwise` where the
/// number says nothing more exact.
[[nodiscard]] core::Error systemError(int number,
                                      const std::filesystem::path& file,
                                      core::ErrorCode otherwise = core::ErrorCode::WriteFailed);

/// Whether a file that failed so would fail again as long as it does not change. A permission can be given
/// and a drive plugged in without the file's size and time showing it.
[[nodiscard]] bool isLasting(core::ErrorCode code);

/// What of `file` comes after `root` and a slash, by the letters alone: a view into `file`. Nothing where the
/// letters do not begin so.
[[nodiscard]] std::optional<std::string_view> pathBelow(const std::filesystem::path& file,
                                                        const std::filesystem::path& root);

/// `file` relative to `root`, by the letters of the paths alone; `file` itself where it lies elsewhere.
[[nodiscard]] std::string relativePath(const std::filesystem::path& file, const std::filesystem::path& root);

/// Makes the folder and its parents. Blocks.
[[nodiscard]] core::Result<void> makeFolder(const std::filesystem::path& folder);

/// Waits until a file's content (or a folder's list of files) is on the disk. Blocks.
[[nodiscard]] core::Result<void> syncToDisk(const std::filesystem::path& fileOrFolder);

/// Copies a folder's files and subfolders, each synced; files that vanish meanwhile are left out. Blocks.
[[nodiscard]] core::Result<void> copyFolder(const std::filesystem::path& from,
                                            const std::filesystem::path& to);

/// Renames within one file system, replacing a file that is there, and syncs the folder. Blocks.
[[nodiscard]] core::Result<void> renameDurably(const std::filesystem::path& from,
                                               const std::filesystem::path& to);

/// The present as "2026-01-31T12:34:56Z" (ISO 8601).
[[nodiscard]] std::string nowInUtc();

/// A name beside `file` that no other thread or process uses: `<file>.<process>-<count>.part`.
[[nodiscard]] std::filesystem::path temporaryBeside(const std::filesystem::path& file);

} // namespace carpo::project
