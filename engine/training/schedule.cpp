// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

double cosineBetween(double from, double to, double part)
{
    return to + (from - to) / 2 * (1 + std::cos(std::numbers::pi * part));
}

} // namespace

double learningRateAt(const Experiment& experiment, std::int64_t step, std::int64_t steps)
{
    const double largest = experiment.real("optimizer.learning_rate");
    if (experiment.text("schedule.name") == "constant")
        return largest;
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

} // namespace carpo::training
