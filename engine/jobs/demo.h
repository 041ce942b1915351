// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/cohort.h"

#include <filesystem>

namespace carpo::jobs {

/// Where the demonstration cohort lies that the window and the command line share: dataFolder()/demo.
/// phantom::writeCohort makes it there, completes it, or sees that it is finished. Must not block.
[[nodiscard]] std::filesystem::path demoCohortFolder();

/// What it holds. Must not block.
[[nodiscard]] phantom::CohortOptions demoCohortOptions();

} // namespace carpo::jobs
