// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/predict_job.h"

#include "engine/evaluation/predict.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/target_column.h"
#include "engine/jobs/training_data.h"
#include "engine/project/project.h"
#include "engine/training/experiment.h"
#include "engine/training/target.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace carpo::jobs {
namespace {

/// Sums over the runs, by the data set's rows.
struct Sums
{
    std::optional<training::Target> target = {}; ///< none before the first run
    std::vector<std::string> classes = {};
    std::vector<double> values = {}; ///< [N], or [N, classes]: probabilities
    std::vector<std::size_t> runs = {};

    [[nodiscard]] std::size_t width() const { return std::max<std::size_t>(1, classes.size()); }
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

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

core::Result<void> begin(Sums& sums,
                         const PredictJob& job,
                         training::Target target,
                         const std::vector<std::string>& classes,
                         const std::filesystem::path& folder)
{
    if (sums.target && (*sums.target != target || sums.classes != classes))
        return core::failure(core::ErrorCode::CheckpointMismatch,
                             folder.string(),
                             {{"detail", "it does not predict what the runs before it do"}});
    if (sums.target)
        return {};
    sums.target = target;
    sums.classes = classes;
    sums.values.resize(job.dataset.size() * sums.width());
    sums.runs.resize(job.dataset.size());
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
                                       + "; the run knows " + joined(classes)}});
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
    const bool isSame = data->set.fingerprint == run.datasetFingerprint;
    // Only on the very same rows does the run's split hold the same images.
    if (job.part && !isSame)
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
    const core::Result<TrainingData> data = dataOf(job, *run, *experiment, *folder, stop, report);
    if (!data)
        return tl::unexpected(data.error());
    if (auto begun = begin(sums, job, training::targetOf(*experiment), data->set.classes, *folder); !begun)
        return begun;
    const std::vector<std::int64_t> rows = chosenRows(*data, job.decisions.excluded, job.part);
    const core::Result<training::Predicted> predicted =
        evaluation::predict(*experiment, *folder, data->set, rows, stop, report);
    if (!predicted)
        return tl::unexpected(predicted.error());
    const std::size_t width = sums.width();
    const std::vector<float>& values = sums.classes.empty() ? predicted->values : predicted->probabilities;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        for (std::size_t k = 0; k < width; ++k)
            sums.values[row * width + k] += static_cast<double>(values[i * width + k]);
        ++sums.runs[row];
    }
    return {};
}

/// The row's prediction, behind those that are there.
void addRow(Predictions& predictions, const Sums& sums, const dataset::Dataset& labelled, std::size_t row)
{
    const std::size_t width = sums.width();
    const auto values = std::span(sums.values).subspan(row * width, width);
    const auto highest = std::ranges::max_element(values);
    const auto mean = static_cast<float>(*highest / static_cast<double>(sums.runs[row]));
    predictions.ids.push_back(labelled.ids[row]);
    if (sums.classes.empty()) {
        predictions.months.push_back(mean);
        predictions.truth.push_back(labelled.months[row]);
        return;
    }
    predictions.classes.push_back(sums.classes[static_cast<std::size_t>(highest - values.begin())]);
    predictions.probabilities.push_back(mean);
    predictions.trueClasses.emplace_back(className(labelled, row, *sums.target));
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
    Sums sums;
    for (const std::int64_t run : runs) {
        const auto added = addRunTo(sums, {*project, cache, dataset, *decisions, part}, run, stop, report);
        if (!added)
            return tl::unexpected(added.error());
    }
    const dataset::Dataset labelled = project::corrected(dataset, *decisions);
    Predictions predictions;
    if (!sums.classes.empty())
        predictions.target = sums.target == training::Target::Sex ? "sex" : "class";
    for (std::size_t i = 0; i < sums.runs.size(); ++i) {
        if (sums.runs[i] != 0 && sums.runs[i] == runs.size())
            addRow(predictions, sums, labelled, i);
    }
    return predictions;
}

} // namespace carpo::jobs
