// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// All that Experiment::fromJson does not understand of a text, in the text's order; empty where it takes it.
/// Where the version is a newer one that comes first, then what of the rest is not known here. Must not
/// block.
[[nodiscard]] std::vector<core::Problem> experimentProblems(std::string_view text, const std::string& place);

/// The same of a file; a single one where it cannot be read. Blocks.
[[nodiscard]] std::vector<core::Problem> experimentProblems(const std::filesystem::path& file);

} // namespace carpo::training
