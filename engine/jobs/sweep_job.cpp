// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/sweep_job.h"

#include "engine/training/target.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace carpo::jobs {
namespace {

double valueOf(const project::EpochRow& row, std::string_view key)
{
    const auto found =
        std::ranges::find_if(row.values, [key](const auto& named) { return named.first == key; });
    return found == row.values.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

/// What a run tells of its trial; of two runs of one trial the later counts.
core::Result<void> addRun(const project::Project& project, const project::Run& run, SweepStanding& standing)
{
    const auto trial = static_cast<std::size_t>(run.trial->number);
    if (trial >= standing.trials.size())
        return {};
    const auto epochs = project.epochs(run.number);
    if (!epochs)
        return tl::unexpected(epochs.error());
    training::TrialSoFar& known = standing.trials[trial];
    known.scores = scoresOf(standing.sweep.base, *epochs);
    known.isFinished = run.state == project::RunState::Finished;
    standing.runs[trial] = run.number;
    return {};
}

core::Result<TrainJobResult> perform(const SweepJob& job,
                                     const SweepTask& task,
                                     training::TrainingControls& controls,
                                     TrainJobObserver& observer,
                                     const std::stop_token& stop)
{
    if (task.run > 0)
        return continueRun(job.projectFile, job.cache, task.run, controls, observer, stop, task.step.epochs);
    return startRun({.projectFile = job.projectFile,
                     .cache = job.cache,
                     .dataset = job.dataset,
                     .experiment = task.experiment,
                     .trial = task.trial,
                     .lastEpoch = task.step.epochs},
                    controls,
                    observer,
                    stop);
}

} // namespace

std::vector<double> scoresOf(const training::Experiment& experiment,
                             const std::vector<project::EpochRow>& epochs)
{
    const training::ChosenMetric metric = training::chosenMetric(experiment);
    const std::string chosen = "val_" + std::string(metric.key);
    std::vector<double> scores;
    for (const project::EpochRow& row : epochs)
        scores.push_back(metric.higherIsBetter ? -valueOf(row, chosen) : valueOf(row, chosen));
    return scores;
}

core::Result<SweepStanding> standingOf(const project::Project& project, std::int64_t sweep)
{
    core::Result<project::StoredSweep> stored = project::sweep(project, sweep);
    if (!stored)
        return tl::unexpected(stored.error());
    core::Result<training::Sweep> parsed =
        training::sweepFromJson(stored->description, project.file().string());
    if (!parsed)
        return tl::unexpected(parsed.error());
    core::Result<std::vector<project::TrialFailure>> failures = project::trialFailures(project, sweep);
    if (!failures)
        return tl::unexpected(failures.error());
    const auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    SweepStanding standing{.stored = std::move(*stored),
                           .sweep = std::move(*parsed),
                           .experiments = {},
                           .trials = {},
                           .runs = {},
                           .failures = std::move(*failures)};
    standing.experiments = training::trialsOf(standing.sweep);
    standing.trials.resize(standing.experiments.size());
    standing.runs.resize(standing.experiments.size());
    for (const project::Run& run : *runs) {
        if (!run.trial || run.trial->sweep != sweep)
            continue;
        if (const auto added = addRun(project, run, standing); !added)
            return tl::unexpected(added.error());
    }
    for (const project::TrialFailure& failure : standing.failures) {
        if (static_cast<std::size_t>(failure.trial) < standing.trials.size())
            standing.trials[static_cast<std::size_t>(failure.trial)].hasFailed = true;
    }
    return standing;
}

std::optional<SweepTask> nextTask(const SweepStanding& standing)
{
    const std::optional<training::SweepStep> step = training::nextStep(standing.sweep, standing.trials);
    if (!step)
        return std::nullopt;
    const auto trial = static_cast<std::size_t>(step->trial);
    return SweepTask{.trial = {.sweep = standing.stored.number, .number = step->trial},
                     .step = *step,
                     .experiment = standing.experiments[trial],
                     .run = standing.runs[trial]};
}

std::optional<int> bestTrial(const SweepStanding& standing)
{
    const auto best = std::ranges::min_element(
        standing.trials, {}, [](const training::TrialSoFar& trial) { return training::scoreOf(trial, 0); });
    if (best == standing.trials.end() || !std::isfinite(training::scoreOf(*best, 0)))
        return std::nullopt;
    return static_cast<int>(best - standing.trials.begin());
}

bool isTrialsOwn(const core::Error& error)
{
    using enum core::ErrorCode;
    switch (error.code) {
    case TrainingDiverged:
    case OutOfMemory:
    case BatchTooLarge:
    case ExperimentNotJson:
    case ExperimentNewer:
    case ExperimentUnknownKey:
    case ExperimentWrongType:
    case ExperimentOutOfRange:
    case ExperimentUnknownChoice:
    case ExperimentContradiction:
    case DeviceUnavailable:
    case InputTooSmall:
    case TooManyParameters:
    case NetworkLayerShape:
    case NetworkTooLarge:
    case WeightsMismatch:
    case WeightsUnreadable:
    case NotEnoughImages:
    case TargetMissing:
    case TargetConstant:
    case ClassNotTrained:
        return true;
    default:
        return false;
    }
}

std::optional<SweepTask> begunAnew(const SweepTask& task, const core::Error& error)
{
    using enum core::ErrorCode;
    if (task.run == 0
        || (error.code != RunDataChanged && error.code != CheckpointDamaged
            && error.code != CheckpointMismatch))
        return std::nullopt;
    SweepTask anew = task;
    anew.run = 0;
    return anew;
}

core::Result<SweepStanding> makeSweep(const SweepJob& job,
                                      training::TrainingControls& controls,
                                      SweepObserver& observer,
                                      const std::stop_token& stop)
{
    const core::Result<project::Project> project = project::Project::open(job.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    for (;;) {
        core::Result<SweepStanding> standing = standingOf(*project, job.sweep);
        if (!standing)
            return standing;
        std::optional<SweepTask> task = nextTask(*standing);
        if (!task) {
            if (const auto done = project::setSweepState(*project, job.sweep, project::SweepState::Done);
                !done)
                return tl::unexpected(done.error());
            return standing;
        }
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        observer.onTask(*task, *standing);
        core::Result<TrainJobResult> result = perform(job, *task, controls, observer, stop);
        if (const auto anew = result ? std::nullopt : begunAnew(*task, result.error())) {
            task = anew;
            observer.onTask(*task, *standing);
            result = perform(job, *task, controls, observer, stop);
        }
        if (result) {
            observer.onTaskOver(*task, *result);
        } else if (isTrialsOwn(result.error())) {
            observer.onPassedOver(*task, result.error());
            const auto stored = project::storeTrialFailure(
                *project, job.sweep, {.trial = task->trial.number, .error = result.error()});
            if (!stored)
                return tl::unexpected(stored.error());
        } else {
            return tl::unexpected(result.error());
        }
    }
}

} // namespace carpo::jobs
