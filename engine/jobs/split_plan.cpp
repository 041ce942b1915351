// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/split_plan.h"

#include "engine/explore/histogram.h"
#include "engine/jobs/training_data.h"

#include <algorithm>
#include <string>
#include <utility>

namespace carpo::jobs {
namespace {

PartSummary
summaryOf(const dataset::Dataset& dataset, std::span<const dataset::Part> parts, dataset::Part part)
{
    PartSummary summary;
    explore::RowMask mask(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != part)
            continue;
        mask[i] = 1;
        ++summary.images;
        switch (dataset.sexes[i]) {
        case dataset::Sex::Female:
            ++summary.female;
            break;
        case dataset::Sex::Male:
            ++summary.male;
            break;
        case dataset::Sex::Unknown:
            ++summary.unknown;
            break;
        }
    }
    const explore::ColumnSummary ages = explore::summaryOf(dataset.months, mask);
    summary.meanMonths = ages.mean;
    summary.sdMonths = ages.sd;
    return summary;
}

} // namespace

core::Result<SplitPlan> planSplit(const dataset::Dataset& dataset,
                                  const explore::ScanTable* scan,
                                  const project::DecisionTable& decisions,
                                  const training::Experiment& experiment,
                                  std::span<const explore::DuplicateGroup> duplicates)
{
    const dataset::Dataset labelled = project::corrected(dataset, decisions);
    std::vector<bool> usable(labelled.size(), true);
    for (std::size_t i = 0; i < usable.size(); ++i)
        usable[i] = !decisions.excluded[i] && (scan == nullptr || scan->decoded[i]);
    core::Result<std::vector<dataset::Part>> parts = plannedParts(labelled, usable, experiment);
    if (!parts)
        return tl::unexpected(parts.error());
    using enum dataset::Part;
    SplitPlan plan;
    plan.parts = std::move(*parts);
    plan.summaries = {summaryOf(labelled, plan.parts, Train),
                      summaryOf(labelled, plan.parts, Validation),
                      summaryOf(labelled, plan.parts, Test)};
    plan.findings = explore::checkSplit(labelled, plan.parts, duplicates);
    plan.isGiven = !labelled.parts.empty() && experiment.text("data.split") == "given";
    plan.knowsPatients =
        std::ranges::any_of(labelled.patients, [](const std::string& patient) { return !patient.empty(); });
    plan.months = labelled.months;
    return plan;
}

} // namespace carpo::jobs
