// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/duplicates.h"
#include "engine/explore/outliers.h"

#include <filesystem>
#include <span>
#include <string>

namespace carpo::report {

/// One line for each suspicion: id, path, kind (an outlier's key, may be empty; "duplicate"), score (of
/// outliers), group (of duplicates, from 1) and the reasons in English, with "; " between. Ends with a line
/// break.
[[nodiscard]] std::string suspectsCsv(const dataset::Dataset& dataset,
                                      std::span<const explore::Outlier> outliers,
                                      std::span<const explore::DuplicateGroup> duplicates);

/// Writes that. Fails as imaging::writeFile does. Blocks.
[[nodiscard]] core::Result<void> writeSuspectsCsv(const std::filesystem::path& file,
                                                  const dataset::Dataset& dataset,
                                                  std::span<const explore::Outlier> outliers,
                                                  std::span<const explore::DuplicateGroup> duplicates);

} // namespace carpo::report
