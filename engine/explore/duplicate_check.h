// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/duplicate_candidates.h"

#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// Those of the pairs whose files show the same: all are decoded and compared at a glance, and the few that
/// pass are decoded again and looked at closely. Files that can no longer be read are left out. `report`
/// counts pairs. Fails with Cancelled only. Blocks.
[[nodiscard]] core::Result<std::vector<CandidatePair>>
pairsThatShowTheSame(std::span<const CandidatePair> pairs,
                     const dataset::Dataset& dataset,
                     const std::stop_token& stop,
                     const core::ProgressFn& report);

} // namespace carpo::explore
