// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/shown_metric.h"

#include "app/bridge/words.h"
#include "engine/jobs/environment.h"
#include "engine/training/class_metrics.h"
#include "engine/training/metrics.h"
#include "engine/training/target.h"

namespace carpo::bridge {

ShownMetric shownMetric(const training::Experiment& experiment, bool isPlainNumber)
{
    ShownMetric shown{.isPlainNumber = isPlainNumber && !training::hasClasses(experiment)};
    if (!training::hasClasses(experiment))
        return shown;
    const training::ChosenMetric chosen = training::chosenMetric(experiment);
    return {.key = std::string(chosen.key),
            .label = chosen.label,
            .ofClasses = true,
            .ofSexes = training::targetOf(experiment) == training::Target::Sex,
            .higherIsBetter = chosen.higherIsBetter};
}

ShownMetric shownMetric(const project::Run& run)
{
    const bool isPlainNumber = jobs::isPlainNumberIn(run.environmentJson);
    const auto experiment = training::Experiment::fromJson(run.experimentJson, run.name);
    return experiment ? shownMetric(*experiment, isPlainNumber) : ShownMetric{.isPlainNumber = isPlainNumber};
}

std::vector<ShownMetric> metricsBeside(const ShownMetric& metric)
{
    std::vector<ShownMetric> all;
    const auto add = [&](std::string_view key, const char* label, bool higherIsBetter) {
        ShownMetric& added = all.emplace_back(metric);
        added.key = key;
        added.label = label;
        added.higherIsBetter = higherIsBetter;
    };
    if (!metric.ofClasses) {
        for (const training::RegressionMetric& each : training::regressionMetrics())
            add(each.key, each.label, each.higherIsBetter);
        return all;
    }
    for (const training::ClassMetric& each : training::classMetrics())
        add(each.key, each.label, true);
    for (const training::ScoreMetric& each : training::scoreMetrics())
        add(each.key, each.label, true);
    return all;
}

bool isInMonths(const ShownMetric& metric)
{
    return !metric.ofClasses && !metric.higherIsBetter && !metric.isPlainNumber;
}

QString metricWords(const ShownMetric& metric)
{
    return translated("Hyperparameter", metric.label);
}

QString classWords(const std::string& name, const ShownMetric& metric)
{
    if (metric.ofSexes && name == dataset::sexKey(dataset::Sex::Female))
        return sexWords(dataset::Sex::Female);
    if (metric.ofSexes && name == dataset::sexKey(dataset::Sex::Male))
        return sexWords(dataset::Sex::Male);
    return QString::fromStdString(name);
}

} // namespace carpo::bridge
