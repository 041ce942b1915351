// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/train_job.h"

#include <cstdint>
#include <stop_token>

namespace carpo::bridge {

/// What a TrainingSession runs on its thread: the engine, or a test's script.
class TrainingEngine
{
public:
    virtual ~TrainingEngine() = default;

    /// As jobs::startRun. Blocks.
    [[nodiscard]] virtual core::Result<jobs::TrainJobResult> start(const jobs::TrainJob& job,
                                                                   training::TrainingControls& controls,
                                                                   jobs::TrainJobObserver& observer,
                                                                   std::stop_token stop) = 0;

    /// As jobs::continueRun; of `job` the project, the cache and the last epoch count. Blocks.
    [[nodiscard]] virtual core::Result<jobs::TrainJobResult> resume(const jobs::TrainJob& job,
                                                                    std::int64_t run,
                                                                    training::TrainingControls& controls,
                                                                    jobs::TrainJobObserver& observer,
                                                                    std::stop_token stop) = 0;
};

} // namespace carpo::bridge
