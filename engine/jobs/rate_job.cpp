// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/rate_job.h"

#include "engine/jobs/training_data.h"
#include "engine/training/base_weights.h"
#include "engine/training/network_options.h"

namespace carpo::jobs {

core::Result<training::RateSearch> findRate(const TrainJob& job,
                                            const training::RateSearchOptions& options,
                                            const std::stop_token& stop,
                                            const core::ProgressFn& preparing,
                                            const core::ProgressFn& searching,
                                            const training::RatePointFn& tried)
{
    if (const auto buildable =
            training::checkNetwork(job.experiment, job.experiment.integer("data.input_size"));
        !buildable)
        return tl::unexpected(buildable.error());
    const training::Experiment experiment =
        training::withBaseFound(job.experiment, job.projectFile.parent_path());
    if (const auto base = training::checkBase(experiment); !base)
        return tl::unexpected(base.error());
    core::Result<project::Project> project = project::Project::openOrCreate(job.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<project::DecisionTable> decisions = project->decisions(job.dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    const core::Result<TrainingData> data =
        prepareTrainingData(job.dataset, *decisions, experiment, job.cache, stop, preparing);
    if (!data)
        return tl::unexpected(data.error());
    return training::findRate(experiment, data->set, options, stop, searching, tried);
}

} // namespace carpo::jobs
