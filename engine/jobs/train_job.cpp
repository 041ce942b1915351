// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/train_job.h"

#include "engine/core/tr.h"
#include "engine/explore/scan.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/run_lock.h"
#include "engine/jobs/run_recorder.h"
#include "engine/jobs/training_data.h"
#include "engine/project/run_failure.h"
#include "engine/training/base_weights.h"
#include "engine/training/network_options.h"
#include "engine/training/target.h"

#include <ctime>
#include <optional>
#include <utility>

namespace carpo::jobs {
namespace {

std::string nowInUtc()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc = {};
    gmtime_r(&now, &utc);
    char text[sizeof "2026-01-31T12:34:56Z"];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

/// One run on its way: what startRun and continueRun have in common once its number is known.
struct RunInHand
{
    project::Project& project;
    std::int64_t number;
    std::filesystem::path folder;
    const dataset::Dataset& dataset;
    const TrainingData& data;
    const training::Experiment& experiment;
    const std::optional<training::BaseWeights>& base;
    int lastEpoch;
};

core::Result<TrainJobResult> trainInHand(const RunInHand& run,
                                         bool fromCheckpoint,
                                         training::TrainingControls& controls,
                                         TrainJobObserver& observer,
                                         const std::stop_token& stop)
{
    if (!run.data.set.classes.empty())
        observer.onClasses(run.data.set.classes);
    observer.onExperiment(run.experiment, run.dataset.targetUnit == dataset::Unit::None);
    RunRecorder recorder(run.project, run.number, run.dataset, run.data, observer);
    if (run.experiment.boolean("execution.tensorboard")) {
        if (const auto started = recorder.writeEventsTo(run.folder); !started)
            return tl::unexpected(started.error());
    }
    recorder.stopAfter(run.lastEpoch);
    const std::stop_callback forward(stop, [&recorder] { recorder.requestStop(); });
    core::Result<training::TrainingOutcome> outcome =
        training::train(run.experiment,
                        run.data.set,
                        {.folder = run.folder,
                         .continueRun = fromCheckpoint,
                         .baseSha256 = run.base ? run.base->sha256 : std::string()},
                        controls,
                        recorder,
                        recorder.stopToken());
    recorder.storeRest();
    if (recorder.error())
        outcome = tl::unexpected(*recorder.error());
    if (!outcome) {
        // The training's own failure is what counts, whether or not this can still be stored.
        (void)(outcome.error().code == core::ErrorCode::Cancelled
                   ? run.project.setRunState(run.number, project::RunState::Stopped)
                   : project::failRun(run.project, run.number, outcome.error()));
        return tl::unexpected(outcome.error());
    }
    const core::Result<void> stored =
        run.project.finishRun(run.number,
                              outcome->finished ? project::RunState::Finished : project::RunState::Stopped,
                              outcome->bestEpoch > 0 ? std::optional(outcome->bestEpoch) : std::nullopt,
                              outcome->weightsSha256);
    if (!stored)
        return tl::unexpected(stored.error());
    return TrainJobResult{.run = run.number, .outcome = std::move(*outcome)};
}

core::Result<std::int64_t> addRun(project::Project& project,
                                  const TrainJob& job,
                                  const training::Experiment& experiment,
                                  const TrainingData& data,
                                  const std::optional<training::BaseWeights>& base)
{
    project::Run run;
    run.name = experiment.name();
    run.state = project::RunState::Running;
    run.experimentJson = experiment.toJson();
    run.datasetFingerprint = data.set.fingerprint;
    run.environmentJson = environmentJson(experiment,
                                          job.dataset,
                                          data.parts,
                                          job.cache.limits.value_or(imaging::decodeLimits()),
                                          data.set.classes,
                                          base);
    run.startedAt = nowInUtc();
    run.constantGuess = training::constantGuess(data.set);
    run.trial = job.trial;
    return project.addRun(run);
}

/// The bands span a childhood in months; any other number would fall into the last one.
core::Result<void> checkBands(const training::Experiment& experiment, const dataset::Dataset& dataset)
{
    if (training::bandCount(experiment) == 0 || dataset.targetUnit != dataset::Unit::None)
        return {};
    return core::failure(core::ErrorCode::ExperimentContradiction,
                         experiment.name(),
                         {{"key", "loss.name"},
                          {"found", experiment.text("loss.name")},
                          {"other", CARPO_TR("Error", "the target")},
                          {"value", CARPO_TR("Error", "a plain number, which has no age bands")},
                          {"settings", "loss.name=l1"}});
}

core::ProgressFn preparingFn(TrainJobObserver& observer)
{
    return [&observer](const core::Progress& progress) { observer.onPreparing(progress); };
}

/// The run's own, or the project's where the run does not know or its folder has been moved.
core::Result<DatasetPlace> placeOf(const project::Project& project, const project::Run& run)
{
    if (std::optional<DatasetPlace> own = datasetIn(run.environmentJson))
        return std::move(*own);
    return project.datasetFolder().and_then([&project](const std::filesystem::path& folder) {
        return project.columnMapping().map([&folder](const std::optional<dataset::ColumnMapping>& mapping) {
            return DatasetPlace{.folder = folder, .mapping = mapping};
        });
    });
}

/// The epoch from which the run goes on: 0 where it was killed before its first checkpoint.
core::Result<int> lastEpochKept(const std::filesystem::path& folder)
{
    core::Result<int> epoch = training::checkpointEpoch(folder);
    if (!epoch && epoch.error().code == core::ErrorCode::FileNotFound)
        return 0;
    return epoch;
}

} // namespace

core::Result<dataset::Dataset> datasetOf(project::Project& project,
                                         const project::Run& run,
                                         const std::stop_token& stop,
                                         const core::ProgressFn& report)
{
    const core::Result<DatasetPlace> place = placeOf(project, run);
    if (!place)
        return tl::unexpected(place.error());
    core::Result<dataset::Dataset> dataset = dataset::openDataset(place->folder, place->mapping, stop);
    if (!dataset || !explore::lacksFacts(*dataset))
        return dataset;
    const core::Result<explore::ScanTable> scan = explore::scan(*dataset, project, stop, report);
    if (!scan)
        return tl::unexpected(scan.error());
    return explore::withFacts(std::move(*dataset), *scan);
}

core::Result<TrainJobResult> startRun(const TrainJob& job,
                                      training::TrainingControls& controls,
                                      TrainJobObserver& observer,
                                      std::stop_token stop)
{
    const training::Experiment experiment =
        training::withBaseFound(job.experiment, job.projectFile.parent_path());
    const auto base =
        training::checkNetwork(experiment, experiment.integer("data.input_size")).and_then([&experiment] {
            return training::checkBase(experiment);
        });
    if (!base)
        return tl::unexpected(base.error());
    if (const auto banded = checkBands(experiment, job.dataset); !banded)
        return tl::unexpected(banded.error());
    core::Result<project::Project> project = project::Project::openOrCreate(job.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto stored = project->setDataset(job.dataset); !stored)
        return tl::unexpected(stored.error());
    const core::Result<project::DecisionTable> decisions = project->decisions(job.dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    const core::Result<TrainingData> data =
        prepareTrainingData(job.dataset, *decisions, experiment, job.cache, stop, preparingFn(observer));
    if (!data)
        return tl::unexpected(data.error());
    if (const auto learnable = training::checkInput(experiment, data->set); !learnable)
        return tl::unexpected(learnable.error());
    const core::Result<std::int64_t> number = addRun(*project, job, experiment, *data, *base);
    if (!number)
        return tl::unexpected(number.error());
    const core::Result<std::filesystem::path> folder = project->runFolder(*number);
    if (!folder)
        return tl::unexpected(folder.error());
    const core::Result<RunLock> lock = RunLock::acquire(*folder);
    if (!lock)
        return tl::unexpected(lock.error());
    observer.onRun(*number);
    return trainInHand({*project, *number, *folder, job.dataset, *data, experiment, *base, job.lastEpoch},
                       false,
                       controls,
                       observer,
                       stop);
}

core::Result<TrainJobResult> continueRun(const std::filesystem::path& projectFile,
                                         const project::CacheOptions& cache,
                                         std::int64_t run,
                                         training::TrainingControls& controls,
                                         TrainJobObserver& observer,
                                         std::stop_token stop,
                                         int lastEpoch)
{
    core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<project::Run> row = project->run(run);
    if (!row)
        return tl::unexpected(row.error());
    const core::Result<training::Experiment> experiment =
        training::Experiment::fromJson(row->experimentJson, projectFile.string());
    if (!experiment)
        return tl::unexpected(experiment.error());
    const core::Result<dataset::Dataset> dataset = datasetOf(*project, *row, stop, preparingFn(observer));
    if (!dataset)
        return tl::unexpected(dataset.error());
    const core::Result<std::filesystem::path> folder = project->runFolder(run);
    if (!folder)
        return tl::unexpected(folder.error());
    const core::Result<RunLock> lock = RunLock::acquire(*folder);
    if (!lock)
        return tl::unexpected(lock.error());
    const core::Result<project::DecisionTable> decisions = project->decisions(*dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    project::CacheOptions limited = cache;
    if (!limited.limits)
        limited.limits = decodeLimitsIn(row->environmentJson);
    core::Result<TrainingData> data =
        prepareTrainingData(*dataset, *decisions, *experiment, limited, stop, preparingFn(observer));
    if (!data)
        return tl::unexpected(data.error());
    if (!isFingerprintOf(data->set, row->datasetFingerprint))
        return core::failure(
            core::ErrorCode::RunDataChanged, dataset->root.string(), {{"run", std::to_string(run)}});
    // As its checkpoint has it.
    data->set.fingerprint = row->datasetFingerprint;
    const core::Result<int> kept = lastEpochKept(*folder);
    if (!kept)
        return tl::unexpected(kept.error());
    if (const auto dropped = project->dropEpochsAfter(run, *kept); !dropped)
        return tl::unexpected(dropped.error());
    if (const auto dropped = project->dropChanges(run); !dropped)
        return tl::unexpected(dropped.error());
    if (const auto stored = project->setRunState(run, project::RunState::Running); !stored)
        return tl::unexpected(stored.error());
    observer.onRun(run);
    const bool fromCheckpoint = std::filesystem::exists(*folder / "checkpoint.pt");
    const std::optional<training::BaseWeights> base = baseIn(row->environmentJson);
    return trainInHand({*project, run, *folder, *dataset, *data, *experiment, base, lastEpoch},
                       fromCheckpoint,
                       controls,
                       observer,
                       stop);
}

} // namespace carpo::jobs
