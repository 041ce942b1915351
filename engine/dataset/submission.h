// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <span>
#include <string>

namespace carpo::dataset {

/// Writes the challenge's submission: header `Case ID,Bone age (months)`, one row a case, two decimals.
/// `ids` and `months` have the same length. Replaces the file only when all of it is written. Blocks.
[[nodiscard]] core::Result<void> writeSubmission(const std::filesystem::path& file,
                                                 std::span<const std::string> ids,
                                                 std::span<const float> months);

} // namespace carpo::dataset
