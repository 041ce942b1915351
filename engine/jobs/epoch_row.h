// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/project.h"
#include "engine/training/telemetry.h"

namespace carpo::jobs {

/// An epoch's report as the project keeps it: "train_loss", "val_mae", "steps", ... Must not block.
[[nodiscard]] project::EpochRow epochRowOf(const training::EpochReport& report);

} // namespace carpo::jobs
