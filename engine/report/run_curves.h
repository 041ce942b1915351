// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/report.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::report {

/// One metric over the epochs.
struct Curve
{
    std::vector<double> epochs = {};
    std::vector<double> values = {}; ///< NaN where an epoch lacks it
    bool higherIsBetter = false;

    [[nodiscard]] bool isEmpty() const;
};

[[nodiscard]] Curve curveOf(const ReportInput& input, std::string_view key, bool higherIsBetter = false);

struct BestValue
{
    double value = 0;
    double epoch = 0;
};

/// Nothing of an empty curve; the first of equal ones.
[[nodiscard]] std::optional<BestValue> bestOf(const Curve& curve);

struct CurveChart
{
    std::string title;
    std::string label;  ///< of the axis
    std::string metric; ///< "mae": train_mae and val_mae
    bool higherIsBetter = false;
    double guess = 0;            ///< a line to beat; 0 or NaN for none
    std::string guessWords = {}; ///< what is written on it
};

/// Training and validation over the epochs; empty where neither is known.
[[nodiscard]] std::string curveChart(const ReportInput& input, const CurveChart& chart);

} // namespace carpo::report
