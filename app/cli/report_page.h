// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/opened_set.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace carpo::cli {

/// Writes the HTML page about a data set and, where one is named, a run of its project. Fails with
/// RunUnknown and as report::writeReport does. Blocks.
[[nodiscard]] core::Result<void>
writeReportPage(const OpenedSet& set, std::optional<std::int64_t> run, const std::filesystem::path& file);

} // namespace carpo::cli
