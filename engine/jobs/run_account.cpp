// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_account.h"

#include "engine/dataset/split.h"
#include "engine/evaluation/metrics.h"
#include "engine/jobs/environment.h"
#include "engine/training/target.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace carpo::jobs {
namespace {

double valueOf(const project::EpochRow& row, std::string_view key)
{
    const auto value =
        std::ranges::find_if(row.values, [key](const auto& named) { return named.first == key; });
    return value == row.values.end() ? std::numeric_limits<double>::quiet_NaN() : value->second;
}

} // namespace

std::optional<int> bestEpochOf(const training::Experiment& experiment,
                               std::span<const project::EpochRow> epochs)
{
    const training::ChosenMetric chosen = training::chosenMetric(experiment);
    const std::string key = "val_" + std::string(chosen.key);
    std::optional<int> best;
    double lowest = std::numeric_limits<double>::infinity();
    for (const project::EpochRow& row : epochs) {
        const double value = valueOf(row, key);
        if (const double score = chosen.higherIsBetter ? -value : value; score < lowest) {
            lowest = score;
            best = row.epoch;
        }
    }
    return best;
}

std::optional<int> RunAccount::bestEpoch() const
{
    // A run that was killed has not been told its best epoch.
    return run.bestEpoch ? run.bestEpoch : bestEpochOf(experiment, epochs);
}

std::vector<std::string> RunAccount::classes() const
{
    return classesIn(run.environmentJson);
}

std::optional<training::BaseWeights> RunAccount::base() const
{
    return baseIn(run.environmentJson);
}

double RunAccount::metric(int epoch, std::string_view key) const
{
    const auto row = std::ranges::find(epochs, epoch, &project::EpochRow::epoch);
    return row == epochs.end() ? std::numeric_limits<double>::quiet_NaN() : valueOf(*row, key);
}

core::Result<RunAccount> readRun(const project::Project& project, std::int64_t number)
{
    core::Result<project::Run> run = project.run(number);
    if (!run)
        return tl::unexpected(run.error());
    core::Result<training::Experiment> experiment =
        training::Experiment::fromJson(run->experimentJson, project.file().string());
    if (!experiment)
        return tl::unexpected(experiment.error());
    core::Result<std::vector<project::EpochRow>> epochs = project.epochs(number);
    if (!epochs)
        return tl::unexpected(epochs.error());
    core::Result<std::vector<project::PredictionRow>> predictions = project.predictions(number);
    if (!predictions)
        return tl::unexpected(predictions.error());
    std::erase_if(*predictions, [](const project::PredictionRow& row) {
        return row.part != dataset::partKey(dataset::Part::Validation);
    });
    return RunAccount{std::move(*run), std::move(*experiment), std::move(*epochs), std::move(*predictions)};
}

SharedValidation sharedValidation(std::span<const RunAccount> accounts)
{
    struct Case
    {
        double months = 0; // the runs' sum
        float truth = 0;
        std::size_t runs = 0;
    };
    std::map<std::string_view, Case> cases;
    for (const RunAccount& account : accounts) {
        for (const project::PredictionRow& row : account.validation) {
            Case& one = cases[row.id];
            one.months += static_cast<double>(row.months);
            one.truth = row.truth;
            ++one.runs;
        }
    }
    std::vector<float> truth;
    std::vector<float> months;
    for (const auto& [id, one] : cases) {
        if (one.runs != accounts.size() || std::isnan(one.truth))
            continue;
        truth.push_back(one.truth);
        months.push_back(static_cast<float>(one.months / static_cast<double>(accounts.size())));
    }
    return {.images = truth.size(),
            .mae = evaluation::meanAbsoluteError(truth, months),
            .ccc = evaluation::concordance(truth, months)};
}

} // namespace carpo::jobs
