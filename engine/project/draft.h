// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <string>

namespace carpo::project {

class Project;

/// The experiment that is to be trained next, as JSON; empty where nobody has changed one yet. Both open a
/// connection of their own and fail as Project::open does. Block.
[[nodiscard]] core::Result<std::string> draft(const Project& project);
[[nodiscard]] core::Result<void> setDraft(const Project& project, const std::string& experimentJson);

} // namespace carpo::project
