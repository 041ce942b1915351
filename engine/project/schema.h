// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace carpo::project {

/// In the file's header, so that a Carpo project can be told from any other SQLite file: "Crpo".
inline constexpr std::uint32_t kApplicationId = 0x4372706f;

/// What makes an empty database a project of format Project::kFormat, header fields included.
[[nodiscard]] const char* schemaSql();

/// The tables that a project of that format has, separated by commas, in alphabetical order.
[[nodiscard]] const char* schemaTables();

} // namespace carpo::project
