// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/evaluation/diagnosis.h"

#include <vector>

namespace carpo::evaluation {

/// What to try against a finding, the most promising first: only what changes the experiment and what it has
/// a use for. Must not block.
[[nodiscard]] std::vector<Remedy> remediesFor(Finding finding, const training::Experiment& experiment);

} // namespace carpo::evaluation
