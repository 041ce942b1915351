// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace carpo::jobs {

/// The user's folder for what must last: $XDG_DATA_HOME/carpo, else ~/.local/share/carpo (XDG Base
/// Directory Specification 0.8; a relative path in the variable is ignored). Not made here. Must not block.
[[nodiscard]] std::filesystem::path dataFolder();

/// The user's folder for what can be made again: $XDG_CACHE_HOME/carpo, else ~/.cache/carpo.
/// Not made here. Must not block.
[[nodiscard]] std::filesystem::path cacheFolder();

/// The project file of a data set that was opened without one: dataFolder()/projects/<name>-<hash>.carpo,
/// where <hash> are 8 digits of the folder's absolute path, since opening a folder never writes into it.
/// Blocks (resolves links).
[[nodiscard]] std::filesystem::path projectFileFor(const std::filesystem::path& datasetFolder);

} // namespace carpo::jobs
