// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/project.h"
#include "engine/training/experiment.h"

#include <QString>

#include <string>
#include <vector>

namespace carpo::bridge {

/// The metric that stands for a run in curves and lists.
struct ShownMetric
{
    std::string key = "mae";   ///< an epoch has train_<key> and val_<key>
    const char* label = "MAE"; ///< context "Hyperparameter"
    bool ofClasses = false;    ///< the target is a sex or a class
    bool ofSexes = false;
    bool isPlainNumber = false; ///< the target is a number, but no age
    bool higherIsBetter = false;
};

/// MAE where the target is a number; else the one that chooses the best epoch.
[[nodiscard]] ShownMetric shownMetric(const training::Experiment& experiment, bool isPlainNumber = false);
/// MAE where its experiment cannot be read.
[[nodiscard]] ShownMetric shownMetric(const project::Run& run);

/// All that an epoch has of such a target, that one among them.
[[nodiscard]] std::vector<ShownMetric> metricsBeside(const ShownMetric& metric);

/// Whether it is in the target's unit, as errors are, and that is the month.
[[nodiscard]] bool isInMonths(const ShownMetric& metric);

/// "Accuracy"
[[nodiscard]] QString metricWords(const ShownMetric& metric);

/// A class as the window writes it: a sex in the window's language, any other as the data set has it.
[[nodiscard]] QString classWords(const std::string& name, const ShownMetric& metric);

} // namespace carpo::bridge
