// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/split_plan.h"

#include <QString>

namespace carpo::bridge {

/// What is wrong with a split, and what to do about it, in the window's language. Must not block.
[[nodiscard]] QString splitFindingWords(const explore::SplitFinding& finding, const jobs::SplitPlan& plan);

/// "treino", "validação", "teste"
[[nodiscard]] QString partWords(dataset::Part part);

} // namespace carpo::bridge
