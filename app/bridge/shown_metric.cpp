// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/shown_metric.h"

#include "app/bridge/words.h"
#include "engine/training/target.h"

namespace carpo::bridge {

ShownMetric shownMetric(const training::Experiment& experiment)
{
    ShownMetric shown;
    if (!training::hasClasses(experiment))
        return shown;
    const training::ChosenMetric chosen = training::chosenMetric(experiment);
    return {.key = std::string(chosen.key),
            .label = chosen.label,
            .ofClasses = true,
            .ofSexes = training::targetOf(experiment) == training::Target::Sex,
            .higherIsBetter = chosen.higherIsBetter};
}

ShownMetric shownMetric(const std::string& experimentJson)
{
    const auto experiment = training::Experiment::fromJson(experimentJson, "run");
    return experiment ? shownMetric(*experiment) : ShownMetric();
}

QString metricWords(const ShownMetric& metric)
{
    return metric.ofClasses ? translated("Hyperparameter", metric.label) : QStringLiteral("MAE");
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
