// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <optional>

namespace carpo::project {

class Project;

// Why a run failed, beside its RunState::Failed. Everything blocks and fails as Project::run does.

/// The run is a failed one from now on, for this reason; Project::setRunState and finishRun forget it again.
[[nodiscard]] core::Result<void>
failRun(const Project& project, std::int64_t number, const core::Error& failure);

/// Nothing where it has not failed, or did before a project kept the reason (format 11).
[[nodiscard]] core::Result<std::optional<core::Error>> runFailure(const Project& project,
                                                                  std::int64_t number);

} // namespace carpo::project
