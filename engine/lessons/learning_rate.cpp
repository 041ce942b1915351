// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/learning_rate.h"

#include "engine/training/schedule.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace carpo::lessons {
namespace {

constexpr std::int64_t kEpochs = 20;

training::Experiment experimentOf(std::string_view schedule, std::int64_t steps)
{
    training::Experiment experiment;
    const bool isWarmUp = schedule == "warm_up";
    const bool isRestarts = schedule == "restarts";
    const std::vector<std::pair<std::string_view, training::Value>> settings{
        {"schedule.name",
         std::string(isWarmUp     ? "constant"
                     : isRestarts ? "cosine"
                                  : schedule)},
        {"schedule.warmup_steps", isWarmUp ? steps / 5 : std::int64_t{0}},
        {"schedule.warmup_start", 0.01},
        {"schedule.cycles", std::int64_t{isRestarts ? 4 : 1}},
        {"schedule.step_epochs", std::int64_t{7}},
        {"schedule.decay", 0.8},
        {"optimizer.learning_rate", 1.0},
    };
    for (const auto& [key, value] : settings) {
        if (!experiment.set(key, value))
            std::abort(); // a bug: the catalogue has them all
    }
    return experiment;
}

} // namespace

double parabolaFactor(double rate, double curvature)
{
    return 1 - rate * curvature;
}

double divergenceRate(double curvature)
{
    return 2 / curvature;
}

Rates parabolaRates(double curvature)
{
    constexpr Rates kShares{0.02, 0.4, 0.98, 1.02};
    Rates rates{};
    for (std::size_t i = 0; i < rates.size(); ++i)
        rates[i] = kShares[i] * divergenceRate(curvature);
    return rates;
}

Rates networkRates(double good)
{
    constexpr Rates kTimes{0.02, 1, 6, 40};
    Rates rates{};
    for (std::size_t i = 0; i < rates.size(); ++i)
        rates[i] = kTimes[i] * good;
    return rates;
}

std::vector<double> scheduleParts(std::string_view schedule, std::int64_t steps)
{
    const training::Experiment experiment = experimentOf(schedule, steps);
    const std::int64_t epoch = std::max<std::int64_t>(1, steps / kEpochs);
    std::vector<double> parts;
    for (std::int64_t step = 0; step < steps; ++step)
        parts.push_back(training::learningRateAt(experiment, step, steps, epoch));
    return parts;
}

} // namespace carpo::lessons
