// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/predict_job.h"

#include "engine/core/joined.h"
#include "engine/evaluation/predict.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/run_account.h"
#include "engine/jobs/target_column.h"
#include "engine/jobs/training_data.h"
#include "engine/project/project.h"
#include "engine/training/experiment.h"
#include "engine/training/run_files.h"
#include "engine/training/target.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

namespace carpo::jobs {
namespace {

/// What all weights said, by the data set's rows.
struct Opinions
{
    std::optional<training::Target> target = {}; ///< none before the first run
    std::vector<std::string> classes = {};
    std::vector<std::vector<float>> values = {}; ///< of each row; of classes their probabilities, one after
                                                 ///< the other for each weights
    std::size_t weights = 0;                     ///< that were asked
    std::vector<std::int64_t> bestEpochs = {};   ///< of the runs that were asked

    [[nodiscard]] std::size_t width() const { return std::max<std::size_t>(1, classes.size()); }
    [[nodiscard]] std::size_t count(std::size_t row) const { return values[row].size() / width(); }
};

std::vector<std::int64_t>
chosenRows(const TrainingData& data, const std::vector<bool>& excluded, const PredictionChoice& choice)
{
    if (choice.part)
        return rowsOf(data.parts, *choice.part);
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < data.array.present().size(); ++i) {
        const bool isLearnt = choice.outOfFold && data.parts[i] == dataset::Part::Train;
        if (data.array.present()[i] && !excluded[i] && !isLearnt)
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
    const PredictionChoice& choice;
};

core::Result<void> begin(Opinions& opinions,
                         const PredictJob& job,
                         training::Target target,
                         const std::vector<std::string>& classes,
                         const std::filesystem::path& folder)
{
    if (opinions.target && (*opinions.target != target || opinions.classes != classes))
        return core::failure(core::ErrorCode::CheckpointMismatch,
                             folder.string(),
                             {{"detail", "it does not predict what the runs before it do"}});
    if (opinions.target)
        return {};
    opinions.target = target;
    opinions.classes = classes;
    opinions.values.resize(job.dataset.size());
    return {};
}

/// Images of classes that the run does not know make it another data set; without a class is no class.
core::Result<void> checkClasses(const dataset::Dataset& labelled,
                                training::Target target,
                                const std::vector<std::string>& classes,
                                const std::filesystem::path& folder)
{
    for (std::size_t i = 0; i < labelled.size(); ++i) {
        const std::string_view name = className(labelled, i, target);
        if (!name.empty() && std::ranges::find(classes, name) == classes.end())
            return core::failure(core::ErrorCode::CheckpointMismatch,
                                 folder.string(),
                                 {{"detail",
                                   labelled.root.string() + " has the class " + std::string(name)
                                       + "; the run knows " + core::joined(classes)}});
    }
    return {};
}

/// The run's images, with the classes that the run was trained on.
core::Result<TrainingData> dataOf(const PredictJob& job,
                                  const project::Run& run,
                                  const training::Experiment& experiment,
                                  const std::filesystem::path& folder,
                                  const std::stop_token& stop,
                                  const core::ProgressFn& report)
{
    core::Result<TrainingData> data =
        prepareTrainingData(job.dataset, job.decisions, experiment, job.cache, stop, report);
    if (!data)
        return data;
    const bool isSame = isFingerprintOf(data->set, run.datasetFingerprint);
    // Only on the very same rows does the run's split hold the same images.
    if ((job.choice.part || job.choice.outOfFold) && !isSame)
        return core::failure(core::ErrorCode::CheckpointMismatch,
                             folder.string(),
                             {{"detail", "its split is not that of " + job.dataset.root.string()}});
    if (!training::hasClasses(experiment))
        return data;
    const training::Target target = training::targetOf(experiment);
    const dataset::Dataset labelled = project::corrected(job.dataset, job.decisions);
    data->set.classes = classesIn(run.environmentJson);
    data->set.targets = targetColumn(labelled, target, data->set.classes);
    if (const auto known = checkClasses(labelled, target, data->set.classes, folder); !isSame && !known)
        return tl::unexpected(known.error());
    return data;
}

/// What of the run is asked.
core::Result<std::vector<std::filesystem::path>>
weightsFilesOf(const std::filesystem::path& folder, const training::Experiment& experiment, bool snapshots)
{
    if (!snapshots)
        return std::vector{training::bestFile(folder)};
    std::vector<std::filesystem::path> files;
    const std::int64_t count = experiment.integer("training.snapshots");
    for (std::int64_t number = 1; number <= count; ++number) {
        // A run that was stopped has not kept all, and one of few epochs passes over some.
        if (std::filesystem::path file = training::snapshotFile(folder, number);
            std::filesystem::exists(file))
            files.push_back(std::move(file));
    }
    if (files.empty())
        return core::failure(core::ErrorCode::FileNotFound, training::snapshotFile(folder, 1).string());
    return files;
}

/// The run's experiment, looking at images as often as is asked for.
core::Result<training::Experiment> experimentOf(const PredictJob& job, const project::Run& run)
{
    core::Result<training::Experiment> experiment =
        training::Experiment::fromJson(run.experimentJson, job.project.file().string());
    if (experiment && job.choice.views > 0) {
        if (auto set = experiment->setFromText("evaluation.views", std::to_string(job.choice.views)); !set)
            return tl::unexpected(set.error());
    }
    return experiment;
}

void add(Opinions& opinions, const std::vector<std::int64_t>& rows, const training::Predicted& predicted)
{
    const std::size_t width = opinions.width();
    const std::vector<float>& values = opinions.classes.empty() ? predicted.values : predicted.probabilities;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto said = std::span(values).subspan(i * width, width);
        std::vector<float>& of = opinions.values[static_cast<std::size_t>(rows[i])];
        of.insert(of.end(), said.begin(), said.end());
    }
    ++opinions.weights;
}

core::Result<void> askRun(Opinions& opinions,
                          const PredictJob& job,
                          std::int64_t number,
                          const std::stop_token& stop,
                          const core::ProgressFn& report)
{
    const core::Result<project::Run> run = job.project.run(number);
    if (!run)
        return tl::unexpected(run.error());
    const core::Result<training::Experiment> experiment = experimentOf(job, *run);
    if (!experiment)
        return tl::unexpected(experiment.error());
    // Before the weights are read: of a run that goes on, they may be later ones, never earlier.
    const core::Result<std::vector<project::EpochRow>> epochs = job.project.epochs(number);
    if (!epochs)
        return tl::unexpected(epochs.error());
    opinions.bestEpochs.push_back(bestEpochOf(*experiment, *epochs).value_or(0));
    const core::Result<std::filesystem::path> folder = job.project.runFolder(number);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto files = weightsFilesOf(*folder, *experiment, job.choice.snapshots);
    if (!files)
        return tl::unexpected(files.error());
    const core::Result<TrainingData> data = dataOf(job, *run, *experiment, *folder, stop, report);
    if (!data)
        return tl::unexpected(data.error());
    if (auto begun = begin(opinions, job, training::targetOf(*experiment), data->set.classes, *folder);
        !begun)
        return begun;
    const std::vector<std::int64_t> rows = chosenRows(*data, job.decisions.excluded, job.choice);
    for (const std::filesystem::path& file : *files) {
        const core::Result<training::Predicted> predicted =
            evaluation::predict(*experiment, file, data->set, rows, stop, report);
        if (!predicted)
            return tl::unexpected(predicted.error());
        add(opinions, rows, *predicted);
    }
    return {};
}

double combined(std::vector<double>& values, Combination combination)
{
    const auto count = static_cast<std::ptrdiff_t>(values.size());
    if (combination == Combination::Mean)
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(count);
    const auto middle = values.begin() + count / 2;
    std::ranges::nth_element(values, middle);
    return count % 2 == 1 ? *middle : std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

/// Of the row: its number, or each class's probability.
std::vector<double> joinedOpinions(const Opinions& opinions, std::size_t row, Combination combination)
{
    const std::size_t width = opinions.width();
    std::vector<double> joint;
    for (std::size_t k = 0; k < width; ++k) {
        std::vector<double> values;
        for (std::size_t i = k; i < opinions.values[row].size(); i += width)
            values.push_back(static_cast<double>(opinions.values[row][i]));
        joint.push_back(combined(values, combination));
    }
    const double sum = std::accumulate(joint.begin(), joint.end(), 0.0);
    if (combination == Combination::Median && !opinions.classes.empty() && sum > 0)
        std::ranges::for_each(joint, [sum](double& value) { value /= sum; });
    return joint;
}

/// The row's prediction, behind those that are there.
void addRow(Predictions& predictions,
            const Opinions& opinions,
            const dataset::Dataset& labelled,
            std::size_t row,
            Combination combination)
{
    const std::vector<double> values = joinedOpinions(opinions, row, combination);
    const auto highest = std::ranges::max_element(values);
    const auto said = static_cast<float>(*highest);
    predictions.ids.push_back(labelled.ids[row]);
    predictions.sexes.push_back(labelled.sexes[row]);
    if (opinions.classes.empty()) {
        predictions.months.push_back(said);
        predictions.truth.push_back(labelled.months[row]);
        return;
    }
    predictions.classes.push_back(opinions.classes[static_cast<std::size_t>(highest - values.begin())]);
    predictions.probabilities.push_back(said);
    predictions.trueClasses.emplace_back(className(labelled, row, *opinions.target));
    predictions.scores.insert(predictions.scores.end(), values.begin(), values.end());
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
                                      const PredictionChoice& choice,
                                      const dataset::Dataset& dataset,
                                      std::stop_token stop,
                                      const core::ProgressFn& report)
{
    const core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<project::DecisionTable> decisions = project->decisions(dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    Opinions opinions;
    for (const std::int64_t run : choice.runs) {
        const auto asked =
            askRun(opinions, {*project, cache, dataset, *decisions, choice}, run, stop, report);
        if (!asked)
            return tl::unexpected(asked.error());
    }
    const dataset::Dataset labelled = project::corrected(dataset, *decisions);
    Predictions predictions;
    if (!opinions.classes.empty())
        predictions.target = opinions.target == training::Target::Sex ? "sex" : "class";
    predictions.classNames = opinions.classes;
    predictions.bestEpochs = opinions.bestEpochs;
    for (std::size_t i = 0; i < opinions.values.size(); ++i) {
        const std::size_t count = opinions.count(i);
        if (count > 0 && (choice.outOfFold || count == opinions.weights))
            addRow(predictions, opinions, labelled, i, choice.combination);
    }
    return predictions;
}

dataset::ClassTable classTable(const Predictions& predictions)
{
    return {.target = predictions.target,
            .ids = predictions.ids,
            .classes = predictions.classes,
            .probabilities = predictions.probabilities};
}

core::Result<void> writePredictions(const std::filesystem::path& file, const Predictions& predictions)
{
    return predictions.target.empty() ? dataset::writeSubmission(file, predictions.ids, predictions.months)
                                      : dataset::writeClasses(file, classTable(predictions));
}

} // namespace carpo::jobs
