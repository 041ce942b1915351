// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_report.h"

#include "engine/dataset/split.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/run_account.h"
#include "engine/report/report.h"
#include "engine/training/target.h"

#include <iterator>
#include <utility>
#include <vector>

namespace carpo::jobs {
namespace {

bool isWorthAPlace(const project::Evaluation& evaluation, std::int64_t run)
{
    return evaluation.runs == std::vector{run} && evaluation.folder.empty() && evaluation.views == 0
           && (evaluation.part == dataset::partKey(dataset::Part::Train)
               || evaluation.part == dataset::partKey(dataset::Part::Test));
}

core::Result<void>
addEvaluations(const project::Project& project, std::int64_t run, std::vector<project::PredictionRow>& rows)
{
    const auto evaluations = project.evaluations();
    if (!evaluations)
        return tl::unexpected(evaluations.error());
    for (const project::Evaluation& each : *evaluations) {
        if (!isWorthAPlace(each, run))
            continue;
        auto predictions = project.evaluationPredictions(each.number);
        if (!predictions)
            return tl::unexpected(predictions.error());
        std::move(predictions->begin(), predictions->end(), std::back_inserter(rows));
    }
    return {};
}

} // namespace

core::Result<void> writeRunReport(const project::Project& project,
                                  const dataset::Dataset& dataset,
                                  const explore::ScanTable& scan,
                                  std::int64_t run,
                                  const std::filesystem::path& file)
{
    const core::Result<RunAccount> account = readRun(project, run);
    if (!account)
        return tl::unexpected(account.error());
    std::vector<project::PredictionRow> predictions = account->validation;
    if (const auto added = addEvaluations(project, run, predictions); !added)
        return added;
    project::Run shown = account->run;
    shown.environmentJson = withoutPlace(shown.environmentJson);
    report::ReportInput input{.dataset = &dataset, .scan = &scan};
    input.run = &shown;
    input.epochs = account->epochs;
    input.predictions = predictions;
    input.classes = account->classes();
    if (const auto base = account->base()) {
        input.baseFile = base->file.filename().string();
        input.baseSha256 = base->sha256;
    }
    const training::ChosenMetric metric = training::chosenMetric(account->experiment);
    input.metric = metric.key;
    input.metricName = metric.label;
    return report::writeReport(file, input);
}

} // namespace carpo::jobs
