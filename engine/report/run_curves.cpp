// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/run_curves.h"

#include "engine/report/html.h"
#include "engine/report/statistics.h"
#include "engine/report/svg_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::report {
namespace {

std::string bestInWords(const Curve& curve, int decimals)
{
    const auto best = bestOf(curve);
    return best ? ": best " + fixed(best->value, decimals) + " (epoch " + fixed(best->epoch, 0) + "), last "
                      + fixed(curve.values.back(), decimals)
                : std::string();
}

Axis epochAxis(const ReportInput& input)
{
    const double last = input.epochs.empty() ? 1 : input.epochs.back().epoch;
    Axis axis = axisAround("Epoch", 0, std::max(last, 2.0));
    axis.step = std::max(axis.step, 1.0);
    axis.minimum = 0;
    axis.maximum = std::max(last, 2.0) + 0.5;
    return axis;
}

} // namespace

bool Curve::isEmpty() const
{
    return momentsOf(values).n == 0;
}

Curve curveOf(const ReportInput& input, std::string_view key, bool higherIsBetter)
{
    Curve curve{.higherIsBetter = higherIsBetter};
    for (const project::EpochRow& row : input.epochs) {
        const auto found = std::find_if(
            row.values.begin(), row.values.end(), [key](const auto& value) { return value.first == key; });
        curve.epochs.push_back(row.epoch);
        curve.values.push_back(found == row.values.end() ? std::numeric_limits<double>::quiet_NaN()
                                                         : found->second);
    }
    return curve;
}

std::optional<BestValue> bestOf(const Curve& curve)
{
    std::optional<BestValue> best;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        const double value = curve.values[i];
        if (std::isfinite(value)
            && (!best || (curve.higherIsBetter ? value > best->value : value < best->value)))
            best = {.value = value, .epoch = curve.epochs[i]};
    }
    return best;
}

std::string curveChart(const ReportInput& input, const CurveChart& wanted)
{
    const Curve training = curveOf(input, "train_" + wanted.metric, wanted.higherIsBetter);
    const Curve validation = curveOf(input, "val_" + wanted.metric, wanted.higherIsBetter);
    if (training.isEmpty() && validation.isEmpty())
        return {};
    const double guess = wanted.guess > 0 ? wanted.guess : 0;
    double highest = guess;
    double lowest = 0; // a kappa may lie below
    for (const Curve* curve : {&training, &validation}) {
        const Moments moments = momentsOf(curve->values);
        if (moments.n > 0) {
            highest = std::max(highest, moments.maximum);
            lowest = std::min(lowest, moments.minimum);
        }
    }
    constexpr int kDecimals = 2;
    SvgChart chart(wanted.title, epochAxis(input), axisAround(wanted.label, lowest, highest * 1.06));
    if (guess > 0)
        chart.rule(guess, wanted.guessWords);
    if (!training.isEmpty()) {
        chart.line(training.epochs, training.values, Series::Training, false);
        chart.legend("Training" + bestInWords(training, kDecimals), Series::Training, false);
    }
    if (!validation.isEmpty()) {
        chart.line(validation.epochs, validation.values, Series::Validation, true);
        chart.legend("Validation" + bestInWords(validation, kDecimals), Series::Validation, true);
    }
    return chart.figure();
}

} // namespace carpo::report
