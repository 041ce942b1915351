// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/jobs_training_engine.h"

#include <utility>

namespace carpo::bridge {

core::Result<jobs::TrainJobResult> JobsTrainingEngine::start(const jobs::TrainJob& job,
                                                             training::TrainingControls& controls,
                                                             jobs::TrainJobObserver& observer,
                                                             std::stop_token stop)
{
    return jobs::startRun(job, controls, observer, std::move(stop));
}

core::Result<jobs::TrainJobResult> JobsTrainingEngine::resume(const jobs::TrainJob& job,
                                                              std::int64_t run,
                                                              training::TrainingControls& controls,
                                                              jobs::TrainJobObserver& observer,
                                                              std::stop_token stop)
{
    return jobs::continueRun(
        job.projectFile, job.cache, run, controls, observer, std::move(stop), job.lastEpoch);
}

} // namespace carpo::bridge
