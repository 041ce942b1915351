// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/train_job.h"
#include "engine/project/project.h"
#include "engine/project/sweeps.h"
#include "engine/training/sweep.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// How far a sweep of a project is, from what the project knows of its runs.
struct SweepStanding
{
    project::StoredSweep stored;
    training::Sweep sweep;
    std::vector<training::Experiment> experiments; ///< of each trial, as the rest
    std::vector<training::TrialSoFar> trials;
    std::vector<std::int64_t> runs; ///< 0: it has none yet
    std::vector<project::TrialFailure> failures;
};

/// What is to be trained next of a sweep.
struct SweepTask
{
    project::Trial trial;
    training::SweepStep step;
    training::Experiment experiment;
    std::int64_t run = 0; ///< that goes on; 0: a new one
};

/// Fails as project::sweep and training::sweepFromJson do. Blocks.
[[nodiscard]] core::Result<SweepStanding> standingOf(const project::Project& project, std::int64_t sweep);

/// Nothing where all is done. Must not block.
[[nodiscard]] std::optional<SweepTask> nextTask(const SweepStanding& standing);

/// The trial with the best score, if any has one. Must not block.
[[nodiscard]] std::optional<int> bestTrial(const SweepStanding& standing);

/// After each epoch of a run: lower is better, NaN where it is not known. By the experiment's metric, of
/// which a sweep has one for all trials: that of its base, whatever else its axes are.
[[nodiscard]] std::vector<double> scoresOf(const training::Experiment& experiment,
                                           const std::vector<project::EpochRow>& epochs);

/// Whether it is the trial that cannot be trained, so that the sweep goes on without it, and not the machine
/// or the data set. Must not block.
[[nodiscard]] bool isTrialsOwn(const core::Error& error);

/// The same trial as a run of its own, where the run it had cannot be gone on with: its checkpoint is damaged
/// or another run's, or the images are no longer those it had. Nothing where that would not help. Must not
/// block.
[[nodiscard]] std::optional<SweepTask> begunAnew(const SweepTask& task, const core::Error& error);

/// The training observer that also hears which trial comes, before each part of one.
class SweepObserver : public TrainJobObserver
{
public:
    /// Must not block, as the rest.
    virtual void onTask(const SweepTask& task, const SweepStanding& standing) = 0;
    /// The trial cannot be trained, and the sweep goes on without it.
    virtual void onPassedOver(const SweepTask& task, const core::Error& error) = 0;
    /// A part of a trial is over; `result.outcome.finished` is false also where it may go on later.
    virtual void onTaskOver(const SweepTask& task, const TrainJobResult& result) = 0;
};

struct SweepJob
{
    std::filesystem::path projectFile;
    project::CacheOptions cache;
    dataset::Dataset dataset;
    std::int64_t sweep = 0; ///< of the project
};

/// Makes a sweep, or what is left of it: each trial a run of the project that says so (project::Trial).
/// Stopped or killed, it can be made again from there. Marks it as done at the end. Fails with Cancelled
/// where it was stopped, and as standingOf, startRun and continueRun do where isTrialsOwn says no. Blocks.
[[nodiscard]] core::Result<SweepStanding> makeSweep(const SweepJob& job,
                                                    training::TrainingControls& controls,
                                                    SweepObserver& observer,
                                                    const std::stop_token& stop);

} // namespace carpo::jobs
