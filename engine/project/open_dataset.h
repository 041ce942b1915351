// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"

#include <filesystem>
#include <optional>
#include <stop_token>

namespace carpo::project {

/// Opens a folder as the project knows it: by the mapping that was remembered with it, where the folder is
/// that of the project. A project that is not there remembers nothing. Fails as Project::open and
/// dataset::openDataset do. Blocks.
[[nodiscard]] core::Result<dataset::Dataset> openDataset(const std::filesystem::path& folder,
                                                         const std::filesystem::path& projectFile,
                                                         const std::stop_token& stop = {});

/// The mapping that the project remembers for that folder, or for a table in it. Fails as Project::open does.
/// Blocks.
[[nodiscard]] core::Result<std::optional<dataset::ColumnMapping>>
rememberedMapping(const std::filesystem::path& folder, const std::filesystem::path& projectFile);

} // namespace carpo::project
