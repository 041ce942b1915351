// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/run_state.h"

#include <nlohmann/json.hpp>

namespace carpo::training {

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
                                   images,
                                   epochSeconds,
                                   bestEpoch,
                                   bestMae,
                                   bestCcc,
                                   bestMonths)

std::string RunState::toJson() const
{
    const nlohmann::json json = *this;
    return json.dump();
}

RunState RunState::fromJson(const std::string& text)
{
    return nlohmann::json::parse(text).get<RunState>();
}

} // namespace carpo::training
