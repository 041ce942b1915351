// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/evaluate_job.h"

#include "engine/dataset/challenge.h"
#include "engine/explore/scan.h"
#include "engine/project/open_dataset.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace carpo::jobs {
namespace {

constexpr const char* kAll = "all";

void addClasses(project::PredictionRow& row, const Predictions& predictions, std::size_t place)
{
    const std::size_t classes = predictions.classNames.size();
    const auto first = predictions.scores.begin() + static_cast<std::ptrdiff_t>(place * classes);
    row.className = predictions.classes[place];
    row.probability = predictions.probabilities[place];
    row.trueClass = predictions.trueClasses[place];
    row.scores.assign(first, first + static_cast<std::ptrdiff_t>(classes));
    const auto found = std::ranges::find(predictions.classNames, row.trueClass);
    if (found != predictions.classNames.end())
        row.trueProbability = row.scores[static_cast<std::size_t>(found - predictions.classNames.begin())];
}

bool isAnyLabelled(const Predictions& predictions)
{
    return std::ranges::any_of(predictions.truth, [](float truth) { return std::isfinite(truth); })
           || std::ranges::any_of(predictions.trueClasses,
                                  [](const std::string& name) { return !name.empty(); });
}

/// What was opened for training is opened for predictions too.
core::Result<project::CacheOptions> withLimitsOf(const std::vector<std::int64_t>& runs,
                                                 project::CacheOptions cache,
                                                 const std::filesystem::path& projectFile)
{
    if (cache.limits)
        return cache;
    const core::Result<imaging::DecodeLimits> limits = decodeLimitsOf(projectFile, runs);
    if (!limits)
        return tl::unexpected(limits.error());
    cache.limits = *limits;
    return cache;
}

} // namespace

std::vector<project::PredictionRow> rowsOf(const Predictions& predictions, std::optional<dataset::Part> part)
{
    std::vector<project::PredictionRow> rows;
    for (std::size_t i = 0; i < predictions.ids.size(); ++i) {
        project::PredictionRow& row = rows.emplace_back(project::PredictionRow{
            .id = predictions.ids[i],
            .part = std::string(dataset::partKey(part.value_or(dataset::Part::None)))});
        row.sex = predictions.sexes[i];
        if (!predictions.classNames.empty()) {
            addClasses(row, predictions, i);
            continue;
        }
        row.months = predictions.months[i];
        row.truth = predictions.truth[i];
    }
    return rows;
}

project::Evaluation evaluationOf(const PredictionChoice& choice, const std::filesystem::path& folder)
{
    return {.runs = choice.runs,
            .part = choice.part ? std::string(dataset::partKey(*choice.part)) : kAll,
            .folder = folder,
            .views = choice.views,
            .combination = std::string(choice.snapshots ? "snapshots_" : "")
                           + (choice.outOfFold ? "out_of_fold_" : "")
                           + (choice.combination == Combination::Median ? "median" : "mean")};
}

core::Result<std::int64_t> keepEvaluation(const std::filesystem::path& projectFile,
                                          const PredictionChoice& choice,
                                          const std::filesystem::path& folder,
                                          const Predictions& predictions)
{
    project::Evaluation evaluation = evaluationOf(choice, folder);
    evaluation.bestEpochs = predictions.bestEpochs;
    evaluation.official = predictions.classNames.empty()
                          && dataset::boardObstacle(predictions.ids, predictions.sexes, predictions.truth)
                                 == dataset::BoardObstacle::None;
    core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    return project->addEvaluation(evaluation, rowsOf(predictions, choice.part));
}

core::Result<std::int64_t> evaluateRuns(const std::filesystem::path& projectFile,
                                        const project::CacheOptions& cache,
                                        const PredictionChoice& choice,
                                        const dataset::Dataset& dataset,
                                        bool isOwnSet,
                                        std::stop_token stop,
                                        const core::ProgressFn& report)
{
    const core::Result<project::CacheOptions> limited = withLimitsOf(choice.runs, cache, projectFile);
    if (!limited)
        return tl::unexpected(limited.error());
    const core::Result<Predictions> predictions =
        predictRuns(projectFile, *limited, choice, dataset, std::move(stop), report);
    if (!predictions)
        return tl::unexpected(predictions.error());
    if (!isAnyLabelled(*predictions))
        return core::failure(
            core::ErrorCode::TargetMissing,
            dataset.root.string(),
            {{"key", "target.name"}, {"target", predictions->target.empty() ? "age" : predictions->target}});
    return keepEvaluation(
        projectFile, choice, isOwnSet ? std::filesystem::path() : dataset.root, *predictions);
}

core::Result<std::int64_t> evaluateFolder(const std::filesystem::path& projectFile,
                                          const project::CacheOptions& cache,
                                          const PredictionChoice& choice,
                                          const std::filesystem::path& folder,
                                          const std::stop_token& stop,
                                          const core::ProgressFn& report)
{
    const core::Result<project::CacheOptions> limited = withLimitsOf(choice.runs, cache, projectFile);
    if (!limited)
        return tl::unexpected(limited.error());
    core::Result<dataset::Dataset> dataset = project::openDataset(folder, projectFile, stop);
    if (dataset && explore::lacksFacts(*dataset))
        dataset = explore::withFactsRead(std::move(*dataset), *limited->limits, stop, report);
    if (!dataset)
        return tl::unexpected(dataset.error());
    return evaluateRuns(projectFile, *limited, choice, *dataset, false, stop, report);
}

} // namespace carpo::jobs
