// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/explore/rule.h"

namespace carpo::project {

class Project;

/// The rule by which images were chosen last; empty where everything is, or nobody has chosen yet. Both open
/// a connection of their own and fail as Project::open does. Block.
[[nodiscard]] core::Result<explore::Rule> lastRule(const Project& project);
[[nodiscard]] core::Result<void> setLastRule(const Project& project, const explore::Rule& rule);

} // namespace carpo::project
