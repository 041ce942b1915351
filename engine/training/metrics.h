// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace carpo::training {

/// True and predicted values, of the same length; NaN where there are none.
using Measure = double (*)(std::span<const double> truth, std::span<const double> predicted);

/// What is said of predicted numbers; declared once, the catalogue's choice comes from here.
struct RegressionMetric
{
    std::string_view key; ///< as in an experiment file: "mae"
    const char* label;    ///< CARPO_TR("Hyperparameter", ...)
    bool higherIsBetter;
    Measure measure;
};

[[nodiscard]] std::span<const RegressionMetric> regressionMetrics();

/// `key` must be a registered one.
[[nodiscard]] const RegressionMetric& regressionMetric(std::string_view key);

/// By the metric of that key, values as training holds them.
[[nodiscard]] double
measured(std::string_view key, std::span<const float> truth, std::span<const float> predicted);

/// Mean absolute error, in the values' unit; NaN where there are none. Both have the same length.
[[nodiscard]] double meanAbsoluteError(std::span<const float> truth, std::span<const float> predicted);

/// Lin's concordance correlation coefficient with population moments, -1..1 (Lin, Biometrics 1989;45:255).
/// 0 where either does not vary and the two differ, 1 where they agree; NaN where there are none.
[[nodiscard]] double concordance(std::span<const float> truth, std::span<const float> predicted);

} // namespace carpo::training
