// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/predict_job.h"

#include "engine/evaluation/predict.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/training_data.h"
#include "engine/project/project.h"
#include "engine/training/experiment.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace carpo::jobs {
namespace {

/// Sums over the runs, by the data set's rows.
struct Sums
{
    std::vector<double> months;
    std::vector<std::size_t> runs;
};

std::vector<std::int64_t>
chosenRows(const TrainingData& data, const std::vector<bool>& excluded, std::optional<dataset::Part> part)
{
    if (part)
        return rowsOf(data.parts, *part);
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < data.array.present().size(); ++i) {
        if (data.array.present()[i] && !excluded[i])
            rows.push_back(static_cast<std::int64_t>(i));
    }
    return rows;
}

/// What the runs of one call share.
struct PredictJob
{
    const project::Project& project;
    const project::CacheOptions& cache;
    const dataset::Dataset& dataset;
    const project::DecisionTable& decisions;
    std::optional<dataset::Part> part;
};

core::Result<void> addRunTo(Sums& sums,
                            const PredictJob& job,
                            std::int64_t number,
                            const std::stop_token& stop,
                            const core::ProgressFn& report)
{
    const core::Result<project::Run> run = job.project.run(number);
    if (!run)
        return tl::unexpected(run.error());
    const core::Result<training::Experiment> experiment =
        training::Experiment::fromJson(run->experimentJson, job.project.file().string());
    if (!experiment)
        return tl::unexpected(experiment.error());
    const core::Result<std::filesystem::path> folder = job.project.runFolder(number);
    if (!folder)
        return tl::unexpected(folder.error());
    const core::Result<TrainingData> data =
        prepareTrainingData(job.dataset, job.decisions, *experiment, job.cache, stop, report);
    if (!data)
        return tl::unexpected(data.error());
    // Only on the very same rows does the run's split hold the same images.
    if (job.part && data->set.fingerprint != run->datasetFingerprint)
        return core::failure(core::ErrorCode::CheckpointMismatch,
                             folder->string(),
                             {{"detail", "its split is not that of " + job.dataset.root.string()}});
    const std::vector<std::int64_t> rows = chosenRows(*data, job.decisions.excluded, job.part);
    const core::Result<std::vector<float>> months =
        evaluation::predict(*experiment, *folder, data->set, rows, stop, report);
    if (!months)
        return tl::unexpected(months.error());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        sums.months[row] += static_cast<double>((*months)[i]);
        ++sums.runs[row];
    }
    return {};
}

} // namespace

core::Result<imaging::DecodeLimits> decodeLimitsOf(const std::filesystem::path& projectFile,
                                                   const std::vector<std::int64_t>& runs)
{
    const core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    std::optional<imaging::DecodeLimits> largest;
    for (const std::int64_t number : runs) {
        const core::Result<project::Run> run = project->run(number);
        if (!run)
            return tl::unexpected(run.error());
        const std::optional<imaging::DecodeLimits> limits = decodeLimitsIn(run->environmentJson);
        if (limits && largest) {
            largest->maxPixels = std::max(largest->maxPixels, limits->maxPixels);
            largest->maxSeconds = std::max(largest->maxSeconds, limits->maxSeconds);
        } else if (limits)
            largest = limits;
    }
    return largest.value_or(imaging::decodeLimits());
}

core::Result<Predictions> predictRuns(const std::filesystem::path& projectFile,
                                      const project::CacheOptions& cache,
                                      const std::vector<std::int64_t>& runs,
                                      const dataset::Dataset& dataset,
                                      std::optional<dataset::Part> part,
                                      std::stop_token stop,
                                      const core::ProgressFn& report)
{
    const core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<project::DecisionTable> decisions = project->decisions(dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    Sums sums{std::vector<double>(dataset.size()), std::vector<std::size_t>(dataset.size())};
    for (const std::int64_t run : runs) {
        const auto added = addRunTo(sums, {*project, cache, dataset, *decisions, part}, run, stop, report);
        if (!added)
            return tl::unexpected(added.error());
    }
    const dataset::Dataset labelled = project::corrected(dataset, *decisions);
    Predictions predictions;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (sums.runs[i] == 0 || sums.runs[i] != runs.size())
            continue;
        predictions.ids.push_back(dataset.ids[i]);
        predictions.months.push_back(static_cast<float>(sums.months[i] / static_cast<double>(runs.size())));
        predictions.truth.push_back(labelled.months[i]);
    }
    return predictions;
}

} // namespace carpo::jobs
