// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/train_job.h"
#include "engine/training/rate_finder.h"

namespace carpo::jobs {

/// From a data set on disk to the learning rate to begin with, on the images that a run of that experiment
/// would train on. Leaves no run behind. Fails as startRun and training::findRate do. Blocks.
[[nodiscard]] core::Result<training::RateSearch> findRate(const TrainJob& job,
                                                          const training::RateSearchOptions& options,
                                                          const std::stop_token& stop,
                                                          const core::ProgressFn& preparing,
                                                          const core::ProgressFn& searching,
                                                          const training::RatePointFn& tried = {});

} // namespace carpo::jobs
