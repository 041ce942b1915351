// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::lessons {

inline constexpr std::size_t kMostPoints = 5'000;

/// Own points for a demonstration: lines of x, y, and a class (0 or 1) or a value, with commas, semicolons or
/// tabs between (with the latter two also a decimal comma); a first line without numbers is a heading.
/// `place` names the text in errors, with the line. Fails with PointsUnreadable, PointsColumns,
/// PointsTooMany, PointsNone.
[[nodiscard]] core::Result<std::vector<std::array<double, 3>>> pointsFromCsv(std::string_view text,
                                                                             const std::string& place);

/// Reads no more of a file than kMostPoints take. Blocks. Fails also with FileNotFound, PermissionDenied,
/// ReadFailed.
[[nodiscard]] core::Result<std::vector<std::array<double, 3>>> loadPoints(const std::filesystem::path& file);

} // namespace carpo::lessons
