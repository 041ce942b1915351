// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/target.h"

#include "engine/training/class_metrics.h"
#include "engine/training/integer_list.h"
#include "engine/training/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace carpo::training {
namespace {

using core::ErrorCode;

constexpr std::array<std::string_view, 4> kLossesOfClasses{"cross_entropy", "hinge", "kl", "cosine"};

std::string placeOf(const Experiment& experiment)
{
    return experiment.name().empty() ? "experiment" : experiment.name();
}

/// A key whose value does not go with another's, and what would.
struct Contradiction
{
    std::string_view key;
    std::string_view other;
    std::string remedy; ///< as --set has it
};

void addOfTarget(const Experiment& experiment, std::vector<Contradiction>& found)
{
    const auto add = [&found](std::string_view key, std::string_view value) {
        found.push_back({key, "target.name", std::string(key) + "=" + std::string(value)});
    };
    const std::string& metric = experiment.text("training.metric");
    if (!hasClasses(experiment)) {
        if (isClassMetric(metric))
            add("training.metric", "mae");
        return;
    }
    if (std::ranges::find(kLossesOfClasses, experiment.text("loss.name")) == kLossesOfClasses.end())
        add("loss.name", "cross_entropy");
    // It would be told what it is to say.
    if (targetOf(experiment) == Target::Sex && experiment.text("network.sex") != "none")
        add("network.sex", "none");
    if (!isClassMetric(metric) && metric != "mae")
        add("training.metric", "accuracy");
}

// What would never come, as the epochs end before it does.
void addOfEpochs(const Experiment& experiment, std::vector<Contradiction>& found)
{
    const std::int64_t epochs = experiment.integer("training.epochs");
    const std::int64_t snapshots = experiment.integer("training.snapshots");
    const std::int64_t patience = experiment.integer("regularization.patience");
    if (experiment.text("schedule.name") == "multi_step"
        && integersOf(experiment.text("schedule.milestones")).front() >= epochs)
        found.push_back(
            {"schedule.milestones",
             "training.epochs",
             epochs > 1 ? "schedule.milestones=" + std::to_string(std::max<std::int64_t>(1, epochs * 2 / 3))
                        : "schedule.name=constant"});
    if (snapshots > epochs)
        found.push_back(
            {"training.snapshots", "training.epochs", "training.snapshots=" + std::to_string(epochs)});
    // The last snapshot is that of the last epoch.
    if (snapshots > 0 && patience > 0 && patience < epochs)
        found.push_back({"regularization.patience", "training.snapshots", "regularization.patience=0"});
}

std::vector<Contradiction> contradictions(const Experiment& experiment)
{
    std::vector<Contradiction> found;
    addOfTarget(experiment, found);
    addOfEpochs(experiment, found);
    return found;
}

double accuracyOfTheMostFrequent(const TrainingSet& set)
{
    std::vector<std::int64_t> counts(set.classes.size());
    for (const float target : targetsOf(set, set.train))
        ++counts[static_cast<std::size_t>(target)];
    const auto most = static_cast<float>(std::ranges::max_element(counts) - counts.begin());
    const std::vector<float> truth = targetsOf(set, set.validation);
    return static_cast<double>(std::ranges::count(truth, most)) / static_cast<double>(truth.size());
}

double errorOfTheMedian(const TrainingSet& set)
{
    std::vector<float> known = targetsOf(set, set.train);
    std::ranges::sort(known);
    const float median = std::midpoint(known[(known.size() - 1) / 2], known[known.size() / 2]);
    return meanAbsoluteError(targetsOf(set, set.validation),
                             std::vector<float>(set.validation.size(), median));
}

std::string inWords(const TrainingSet& set, float target)
{
    return set.classes.empty() ? toText(Value(static_cast<double>(target)))
                               : set.classes[static_cast<std::size_t>(target)];
}

} // namespace

std::vector<float> targetsOf(const TrainingSet& set, const std::vector<std::int64_t>& indices)
{
    std::vector<float> targets;
    targets.reserve(indices.size());
    for (const std::int64_t index : indices)
        targets.push_back(set.targets[static_cast<std::size_t>(index)]);
    return targets;
}

Target targetOf(const Experiment& experiment)
{
    const std::string& name = experiment.text("target.name");
    return name == "sex" ? Target::Sex : name == "class" ? Target::Class : Target::Age;
}

bool hasClasses(const Experiment& experiment)
{
    return targetOf(experiment) != Target::Age;
}

ChosenMetric chosenMetric(const Experiment& experiment)
{
    const std::string& key = experiment.text("training.metric");
    if (isClassMetric(key))
        return {.key = key, .label = classMetricLabel(key), .higherIsBetter = true};
    if (hasClasses(experiment))
        return {.key = "accuracy", .label = classMetricLabel("accuracy"), .higherIsBetter = true};
    const RegressionMetric& metric = regressionMetric(key);
    return {.key = metric.key, .label = metric.label, .higherIsBetter = metric.higherIsBetter};
}

core::Result<void> checkTarget(const Experiment& experiment)
{
    const std::vector<Contradiction> found = contradictions(experiment);
    if (found.empty())
        return {};
    std::string settings;
    for (const Contradiction& one : found)
        settings += (settings.empty() ? "" : ", ") + one.remedy;
    const Contradiction& first = found.front();
    return core::failure(ErrorCode::ExperimentContradiction,
                         placeOf(experiment),
                         {{"key", std::string(first.key)},
                          {"found", toText(experiment.value(first.key))},
                          {"other", std::string(first.other)},
                          {"value", toText(experiment.value(first.other))},
                          {"settings", settings}});
}

core::Result<void> checkTargets(const Experiment& experiment, const TrainingSet& set)
{
    const auto isKnown = [](float target) { return !std::isnan(target); };
    if (std::ranges::none_of(set.targets, isKnown))
        return core::failure(ErrorCode::TargetMissing,
                             placeOf(experiment),
                             {{"key", "target.name"}, {"target", experiment.text("target.name")}});
    // Batch normalisation needs two images, and so does a mean with an SD.
    if (set.train.size() < 2 || set.validation.empty())
        return core::failure(ErrorCode::NotEnoughImages,
                             placeOf(experiment),
                             {{"train", std::to_string(set.train.size())},
                              {"validation", std::to_string(set.validation.size())}});
    const std::vector<float> known = targetsOf(set, set.train);
    for (const float target : set.classes.empty() ? std::vector<float>() : targetsOf(set, set.validation)) {
        if (std::ranges::find(known, target) == known.end())
            return core::failure(
                ErrorCode::ClassNotTrained, placeOf(experiment), {{"class", inWords(set, target)}});
    }
    if (std::ranges::all_of(known, [&known](float target) { return target == known.front(); }))
        return core::failure(
            ErrorCode::TargetConstant, placeOf(experiment), {{"found", inWords(set, known.front())}});
    return {};
}

double constantGuess(const TrainingSet& set)
{
    if (set.train.empty() || set.validation.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return set.classes.empty() ? errorOfTheMedian(set) : accuracyOfTheMostFrequent(set);
}

} // namespace carpo::training
