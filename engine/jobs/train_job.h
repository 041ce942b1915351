// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/project/pixel_cache.h"
#include "engine/project/project.h"
#include "engine/training/controls.h"
#include "engine/training/experiment.h"
#include "engine/training/telemetry.h"
#include "engine/training/trainer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::jobs {

/// The training observer that also hears of the run's number and of the preparation before it.
class TrainJobObserver : public training::TrainingObserver
{
public:
    /// Decoding into the pixel cache. Must not block.
    virtual void onPreparing(const core::Progress& progress) = 0;
    /// The run is in the project. Must not block.
    virtual void onRun(std::int64_t number) = 0;
    /// Before onStarted, where the target is a class: what the run tells apart. Must not block.
    virtual void onClasses(const std::vector<std::string>& names) = 0;
    /// Before onStarted: what is trained, and whether its target is a number but no age. Must not block.
    virtual void onExperiment(const training::Experiment& /*experiment*/, bool /*isPlainNumber*/) {}
};

struct TrainJob
{
    std::filesystem::path projectFile;
    project::CacheOptions cache;
    dataset::Dataset dataset;
    training::Experiment experiment;
    std::optional<project::Trial> trial = {}; ///< which of a sweep it is
    int lastEpoch = 0; ///< after it the run is stopped, so that it can go on; 0: it is trained to its end
};

struct TrainJobResult
{
    std::int64_t run = 0;
    training::TrainingOutcome outcome;
};

/// From a data set on disk to a trained run in the project: the project's decisions about images, split,
/// pixel cache, training; epochs are stored as they end, predictions of the validation images at the end of
/// each best epoch. Stopped: the run can be continued. Opens its own connection to the project. A relative
/// transfer.weights is sought beside the project, then in the current folder; the run's experiment names the
/// whole path and its environment the file's SHA-256. What cannot be trained leaves no run. Fails as
/// training::checkBase, prepareTrainingData and training::train do. Blocks.
[[nodiscard]] core::Result<TrainJobResult> startRun(const TrainJob& job,
                                                    training::TrainingControls& controls,
                                                    TrainJobObserver& observer,
                                                    std::stop_token stop);

/// A run's data set as it was when the run began, with what its DICOMs say, which the project keeps. Of a run
/// that does not know its folder any more, the project's. Fails as dataset::openDataset and explore::scan do.
/// Blocks.
[[nodiscard]] core::Result<dataset::Dataset> datasetOf(project::Project& project,
                                                       const project::Run& run,
                                                       const std::stop_token& stop,
                                                       const core::ProgressFn& report);

/// Goes on with a run that was stopped or killed, from its last checkpoint, on its data set; within
/// the limits for images that it began with, where the cache says no others. Fails also with RunUnknown,
/// RunDataChanged (also where only decisions are others) and CheckpointMismatch (before the first checkpoint,
/// where the weights that it starts with are others). `lastEpoch` as in TrainJob. Blocks.
[[nodiscard]] core::Result<TrainJobResult> continueRun(const std::filesystem::path& projectFile,
                                                       const project::CacheOptions& cache,
                                                       std::int64_t run,
                                                       training::TrainingControls& controls,
                                                       TrainJobObserver& observer,
                                                       std::stop_token stop,
                                                       int lastEpoch = 0);

} // namespace carpo::jobs
