// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/run_state.h"

#include <nlohmann/json.hpp>

namespace carpo::training {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Plateau, started, best, bad, factor)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Predicted, values, probabilities)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LiveChange, step, epoch, key, value)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RunState,
                                   experiment,
                                   fingerprint,
                                   device,
                                   threads,
                                   epoch,
                                   batch,
                                   step,
                                   rateFactor,
                                   learningRate,
                                   seconds,
                                   lossSum,
                                   errorSum,
                                   tally,
                                   images,
                                   epochSeconds,
                                   bestEpoch,
                                   bestScore,
                                   bestMae,
                                   bestCcc,
                                   bestMetrics,
                                   bestPredicted,
                                   plateau,
                                   changes)

std::string RunState::toJson() const
{
    const nlohmann::json json = *this;
    return json.dump();
}

RunState RunState::fromJson(const std::string& text)
{
    nlohmann::json json = nlohmann::json::parse(text);
    // A checkpoint of before there was a choice of metrics and a plateau.
    if (!json.contains("bestScore"))
        json["bestScore"] = json.at("bestMae");
    if (!json.contains("plateau"))
        json["plateau"] = Plateau{};
    // Of before other things than the learning rate could be changed.
    if (!json.contains("changes"))
        json["changes"] = std::vector<LiveChange>();
    if (!json.contains("tally"))
        json["tally"] = std::vector<double>();
    // Of before a target could be a class.
    if (!json.contains("bestPredicted")) {
        json["bestPredicted"] = Predicted{.values = json.at("bestMonths").get<std::vector<float>>()};
        json["bestMetrics"] = NamedValues{};
    }
    return json.get<RunState>();
}

} // namespace carpo::training
