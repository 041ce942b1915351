// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace carpo::project {

/// In the file's header, so that a Carpo project can be told from any other SQLite file: "Crpo".
inline constexpr std::uint32_t kApplicationId = 0x4372706f;

/// What brings a project from one format to the next.
struct SchemaStep
{
    const char* sql;
    const char* tables; ///< that there are then, separated by commas, in alphabetical order
};

/// Step i leads from format i to i + 1, the first from an empty database. A step that was released never
/// changes: old projects open for ever. The last leads to Project::kFormat.
[[nodiscard]] std::span<const SchemaStep> schemaSteps();

} // namespace carpo::project
