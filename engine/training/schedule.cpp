// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/schedule.h"

#include "engine/training/integer_list.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace carpo::training {
namespace {

double cosineBetween(double from, double to, double part)
{
    return to + (from - to) / 2 * (1 + std::cos(std::numbers::pi * part));
}

double oneCycle(const Experiment& experiment, std::int64_t step, std::int64_t steps)
{
    const double largest = experiment.real("optimizer.learning_rate");
    const double first = largest / experiment.real("schedule.initial_divisor");
    const double last = first / experiment.real("schedule.final_divisor");
    const double end = static_cast<double>(steps - 1);
    const double peak = experiment.real("schedule.warmup_fraction") * static_cast<double>(steps) - 1;
    const double now = static_cast<double>(std::min(step, steps - 1));
    if (now <= peak)
        return peak > 0 ? cosineBetween(first, largest, now / peak) : largest;
    // With very few steps the peak may lie before the first one.
    const double start = std::max(peak, 0.0);
    return end > start ? cosineBetween(largest, last, (now - start) / (end - start)) : largest;
}

// How often the factor has been applied before this epoch, from 0.
double timesReduced(const Experiment& experiment, std::int64_t epoch)
{
    if (experiment.text("schedule.name") == "step")
        return static_cast<double>(epoch / experiment.integer("schedule.step_epochs"));
    const std::vector<std::int64_t> milestones = integersOf(experiment.text("schedule.milestones"));
    return static_cast<double>(
        std::ranges::count_if(milestones, [epoch](std::int64_t milestone) { return milestone <= epoch; }));
}

// Begins again with every cycle; the learning rate stays at its lowest behind the last one.
double partOfCycle(const Experiment& experiment, std::int64_t step, std::int64_t steps)
{
    const std::int64_t cyclesDone = step * experiment.integer("schedule.cycles");
    return step < steps ? static_cast<double>(cyclesDone % steps) / static_cast<double>(steps) : 1;
}

double warmUp(const Experiment& experiment, std::int64_t step)
{
    const auto rising = static_cast<double>(experiment.integer("schedule.warmup_steps"));
    const auto now = static_cast<double>(step);
    const double start = experiment.real("schedule.warmup_start");
    return now < rising ? start + (1 - start) * now / rising : 1;
}

} // namespace

double
learningRateAt(const Experiment& experiment, std::int64_t step, std::int64_t steps, std::int64_t stepsOfEpoch)
{
    const std::string& name = experiment.text("schedule.name");
    if (name == "one_cycle")
        return oneCycle(experiment, step, steps);
    const std::int64_t epoch = step / stepsOfEpoch;
    double rate = experiment.real("optimizer.learning_rate");
    if (name == "step" || name == "multi_step")
        rate *= std::pow(experiment.real("schedule.factor"), timesReduced(experiment, epoch));
    else if (name == "exponential")
        rate *= std::pow(experiment.real("schedule.decay"), static_cast<double>(epoch));
    else if (name == "cosine")
        rate = cosineBetween(rate,
                             std::min(rate, experiment.real("schedule.lowest_rate")),
                             partOfCycle(experiment, step, steps));
    return rate * warmUp(experiment, step);
}

void Plateau::see(const Experiment& experiment, double score)
{
    constexpr double kThreshold = 1e-4;
    if (!started || score < best - kThreshold * std::abs(best)) {
        started = true;
        best = score;
        bad = 0;
    } else {
        ++bad;
    }
    if (bad <= experiment.integer("schedule.patience"))
        return;
    bad = 0;
    const double rate = experiment.real("optimizer.learning_rate");
    const double lowest = std::min(1.0, experiment.real("schedule.lowest_rate") / rate);
    factor = std::max(lowest, factor * experiment.real("schedule.factor"));
}

} // namespace carpo::training
