// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/project/project.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::project {

// What people say of the runs of a project, and their bin. Each function has a connection of its own and
// blocks; for a run that is not there it fails with RunUnknown, and then nothing is changed.

[[nodiscard]] core::Result<void>
setRunNotes(const Project& project, std::int64_t run, const std::string& notes);

/// Spaces around a tag, empty ones and repeated ones are left out.
[[nodiscard]] core::Result<void>
setRunTags(const Project& project, std::int64_t run, const std::vector<std::string>& tags);

/// Puts runs into the bin or takes them out again; nothing of them is lost.
[[nodiscard]] core::Result<void>
setBinned(const Project& project, std::span<const std::int64_t> runs, bool binned);

/// Deletes a run for good: what the project knows of it, then its folder. Nobody may be training it.
[[nodiscard]] core::Result<void> deleteRun(const Project& project, std::int64_t run);

/// The runs' folders beside the project whose run is not there: what a deletion left that was killed.
[[nodiscard]] core::Result<std::vector<std::int64_t>> foldersWithoutRun(const Project& project);

/// Deletes the folder of a run; one that is not there is no failure.
[[nodiscard]] core::Result<void> deleteRunFolder(const Project& project, std::int64_t run);

/// The tags of a text as people type them, with commas between: "a, b" is {"a", "b"}. By name, none twice.
[[nodiscard]] std::vector<std::string> tagsIn(const std::string& text);

} // namespace carpo::project
