// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/remedies.h"

#include <algorithm>
#include <cmath>

namespace carpo::evaluation {
namespace {

using training::Experiment;
using training::Value;

constexpr std::string_view kRate = "optimizer.learning_rate";

Remedy rateTimes(const Experiment& experiment, double factor)
{
    const double rate = experiment.real(kRate) * factor;
    // Two digits: 0.0033 and not 0.00333333.
    const double unit = std::pow(10.0, std::floor(std::log10(rate)) - 1);
    return {{{std::string(kRate), std::round(rate / unit) * unit}}};
}

Remedy setTo(const char* key, Value value)
{
    return {{{key, std::move(value)}}};
}

Remedy text(const char* key, const char* value)
{
    return setTo(key, std::string(value));
}

Remedy dropout()
{
    return {{{"regularization.dropout", std::string("everywhere")}, {"regularization.dropout_rate", 0.3}}};
}

Remedy variedImages()
{
    return {{{"augmentation.rotation", 15.0},
             {"augmentation.shift", 0.1},
             {"augmentation.scale", 0.1},
             {"augmentation.flip", true}}};
}

std::vector<Remedy> all(Finding finding, const Experiment& experiment)
{
    switch (finding) {
    case Finding::Diverges:
        return {rateTimes(experiment, 0.1), setTo("regularization.gradient_clip", 1.0)};
    case Finding::ExplodingGradients:
        return {setTo("regularization.gradient_clip", 1.0),
                rateTimes(experiment, 1.0 / 3),
                text("init.name", "he_normal")};
    case Finding::VanishingGradients:
        return {text("network.activation", "relu"),
                text("network.normalization", "batch"),
                text("init.name", "he_normal")};
    case Finding::DeadUnits:
        return {text("network.activation", "leaky_relu"),
                rateTimes(experiment, 1.0 / 3),
                text("init.name", "he_normal")};
    case Finding::RateTooHigh:
        return {rateTimes(experiment, 1.0 / 3), text("schedule.name", "cosine")};
    case Finding::RateTooLow:
        return {rateTimes(experiment, 3), rateTimes(experiment, 10)};
    case Finding::StandsStill:
        return {text("init.name", "he_normal"),
                text("network.normalization", "batch"),
                rateTimes(experiment, 10),
                rateTimes(experiment, 0.1)};
    case Finding::Overfits:
        return {
            variedImages(),
            dropout(),
            setTo("optimizer.weight_decay", std::max(0.05, 5 * experiment.real("optimizer.weight_decay"))),
            setTo("data.subset_count", std::int64_t{0})};
    case Finding::Underfits:
        return {setTo("training.epochs", 2 * experiment.integer("training.epochs")),
                text("network.name", "rapida"),
                text("regularization.dropout", "none"),
                setTo("optimizer.weight_decay", 0.0)};
    case Finding::GoesWell:
        break;
    }
    return {};
}

/// Whether the experiment takes it, is another one with it, and has a use for all of it.
bool isOfUse(const Remedy& remedy, const Experiment& experiment)
{
    Experiment changed = experiment;
    for (const auto& [key, value] : remedy.changes) {
        if (training::findHyperparameter(key) == nullptr || !changed.set(key, value))
            return false;
    }
    if (changed == experiment)
        return false;
    return std::ranges::all_of(remedy.changes, [&changed](const auto& change) {
        return changed.applies(*training::findHyperparameter(change.first));
    });
}

} // namespace

std::vector<Remedy> remediesFor(Finding finding, const Experiment& experiment)
{
    std::vector<Remedy> remedies = all(finding, experiment);
    std::erase_if(remedies, [&experiment](const Remedy& remedy) { return !isOfUse(remedy, experiment); });
    return remedies;
}

} // namespace carpo::evaluation
