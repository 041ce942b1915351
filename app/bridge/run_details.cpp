// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_details.h"

#include "engine/jobs/environment.h"
#include "engine/jobs/run_account.h"
#include "engine/project/run_failure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace carpo::bridge {
namespace {

double bestOf(const std::vector<project::EpochRow>& epochs, const ShownMetric& metric)
{
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const project::EpochRow& epoch : epochs)
        best = betterOf(metric, best, epochValue(epoch, "val_" + metric.key));
    return best;
}

double valueOf(const training::NamedValues& values, std::string_view wanted)
{
    for (const auto& [key, value] : values) {
        if (key == wanted)
            return value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

double epochValue(const project::EpochRow& row, std::string_view metric)
{
    return valueOf(row.values, metric);
}

double valueOf(const training::EpochReport& report, const ShownMetric& metric)
{
    return valueOf(report.metrics, metric.key);
}

double trainingValueOf(const training::EpochReport& report, const ShownMetric& metric)
{
    return valueOf(report.trainMetrics, metric.key);
}

double betterOf(const ShownMetric& metric, double a, double b)
{
    return metric.higherIsBetter ? std::fmax(a, b) : std::fmin(a, b);
}

core::Result<std::vector<RunSummary>> loadRuns(const std::filesystem::path& projectFile)
{
    const auto project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto runs = project->runs();
    if (!runs)
        return tl::unexpected(runs.error());
    std::vector<RunSummary> summaries;
    for (const project::Run& run : *runs) {
        const auto epochs = project->epochs(run.number);
        if (!epochs)
            return tl::unexpected(epochs.error());
        auto experiment = training::Experiment::fromJson(run.experimentJson, run.name);
        const ShownMetric metric = shownMetric(run);
        summaries.push_back(
            {run,
             bestOf(*epochs, metric),
             metric,
             experiment ? std::make_shared<const training::Experiment>(std::move(*experiment)) : nullptr});
    }
    std::ranges::reverse(summaries);
    return summaries;
}

core::Result<RunDetailsPtr> loadRun(const std::filesystem::path& projectFile, std::int64_t number)
{
    const auto project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    auto run = project->run(number);
    if (!run)
        return tl::unexpected(run.error());
    auto epochs = project->epochs(number);
    if (!epochs)
        return tl::unexpected(epochs.error());
    auto predictions = project->predictions(number);
    if (!predictions)
        return tl::unexpected(predictions.error());
    auto batches = project->batches(number);
    if (!batches)
        return tl::unexpected(batches.error());
    auto changes = project->changes(number);
    if (!changes)
        return tl::unexpected(changes.error());
    auto failure = project::runFailure(*project, number);
    if (!failure)
        return tl::unexpected(failure.error());
    auto details = std::make_shared<RunDetails>();
    details->failure = std::move(*failure);
    details->batches = std::move(*batches);
    details->changes = std::move(*changes);
    details->metric = shownMetric(*run);
    if (const auto experiment = training::Experiment::fromJson(run->experimentJson, run->name))
        details->bestEpoch = jobs::bestEpochOf(*experiment, *epochs).value_or(0);
    details->classes = jobs::classesIn(run->environmentJson);
    details->run = std::move(*run);
    details->epochs = std::move(*epochs);
    details->predictions = std::move(*predictions);
    return details;
}

} // namespace carpo::bridge
