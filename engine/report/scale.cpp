// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/scale.h"

#include "engine/report/html.h"

#include <algorithm>
#include <cmath>

namespace carpo::report {
namespace {

constexpr int kAboutTicks = 5;

double stepOf(const Axis& axis)
{
    return axis.step > 0 ? axis.step : roundStep(axis.maximum - axis.minimum, kAboutTicks);
}

} // namespace

double roundStep(double range, int about)
{
    const double rough = range / about;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power * 1.0001)
            return factor * power;
    }
    return 10 * power;
}

std::vector<double> ticksOf(const Axis& axis)
{
    const double step = stepOf(axis);
    // A thousandth of a step forgives what arithmetic adds.
    const double first = std::ceil(axis.minimum / step - 1e-3);
    const double last = std::floor(axis.maximum / step + 1e-3);
    std::vector<double> ticks;
    for (double tick = first; tick <= last; ++tick)
        ticks.push_back(tick * step);
    return ticks;
}

std::string tickText(double tick, double step)
{
    constexpr double kLargest = 1e12;
    if (step >= 1 && std::abs(tick) < kLargest && std::abs(step - std::round(step)) < 1e-9)
        return grouped(std::llround(tick));
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 8);
    return fixed(tick, decimals);
}

Axis axisAround(std::string label, double minimum, double maximum)
{
    Axis axis{.label = std::move(label)};
    if (!std::isfinite(minimum) || !std::isfinite(maximum))
        return axis;
    // One value only: show it in the middle of something.
    if (maximum - minimum < 1e-9 * std::max(std::abs(maximum), 1.0)) {
        const double margin = std::max(std::abs(maximum) / 2, 0.5);
        minimum -= margin;
        maximum += margin;
    }
    axis.step = roundStep(maximum - minimum, kAboutTicks);
    axis.minimum = std::floor(minimum / axis.step + 1e-3) * axis.step;
    axis.maximum = std::ceil(maximum / axis.step - 1e-3) * axis.step;
    return axis;
}

} // namespace carpo::report
