// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>

namespace carpo::jobs {

/// The user's folder for what must last: $XDG_DATA_HOME/carpo, else ~/.local/share/carpo (XDG Base
/// Directory Specification 0.8; a relative path in the variable is ignored). Not made here. Must not block.
[[nodiscard]] std::filesystem::path dataFolder();

/// The user's folder for what can be made again: $XDG_CACHE_HOME/carpo, else ~/.cache/carpo.
/// Not made here. Must not block.
[[nodiscard]] std::filesystem::path cacheFolder();

/// The project file of a data set that was opened without one: dataFolder()/projects/<name>-<hash>.carpo,
/// where <hash> are 8 digits of the folder's absolute path, since opening a folder never writes into it; or
/// where saveProjectAs moved it from there, as long as it is there.
/// Blocks (resolves links).
[[nodiscard]] std::filesystem::path projectFileFor(const std::filesystem::path& datasetFolder);

/// Copies a project, its runs and checkpoints to `to`. One that projectFileFor gave out moves: the data set's
/// folder leads to the new place from then on, and the old file goes, unless somebody has it open. True where
/// it moved. Fails as Project::open and Project::saveCopy do, and then the old one is as it was. Blocks.
[[nodiscard]] core::Result<bool> saveProjectAs(const std::filesystem::path& from,
                                               const std::filesystem::path& to);

} // namespace carpo::jobs
