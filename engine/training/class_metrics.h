// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::training {

/// How often class `truth` was called class `predicted`: at [truth * classes + predicted].
struct Confusion
{
    std::size_t classes = 0;
    std::vector<double> counts;

    [[nodiscard]] double at(std::size_t truth, std::size_t predicted) const
    {
        return counts[truth * classes + predicted];
    }
};

/// Classes from 0 to `classes` - 1; the two have the same length.
[[nodiscard]] Confusion
confusionOf(std::span<const int> truth, std::span<const int> predicted, std::size_t classes);

/// What is said of predicted classes. Means over classes leave out, as scikit-learn does, a class that is
/// neither in the truth nor predicted; a ratio without a denominator counts as 0. NaN where nothing was
/// counted.
struct ClassMetric
{
    std::string_view key; ///< "balanced_accuracy"
    const char* label;    ///< CARPO_TR("Hyperparameter", ...)
    double (*measure)(const Confusion& confusion);
};

/// Accuracy, balanced accuracy, precision, recall, F1 and IoU (means over classes), Cohen's kappa, plain and
/// with quadratic weights.
[[nodiscard]] std::span<const ClassMetric> classMetrics();

/// `key` must be a registered one.
[[nodiscard]] const ClassMetric& classMetric(std::string_view key);

/// How many have one and the same score.
struct ScoreLevel
{
    double score = 0;
    double positives = 0;
    double negatives = 0;
};

/// Each score that occurs, from the highest down; none where one is NaN, which has no place in an order.
/// `positive` is 1 or 0.
[[nodiscard]] std::vector<ScoreLevel> scoreLevels(std::span<const int> positive,
                                                  std::span<const double> scores);

/// Area under the ROC curve: ties count half. `positive` is 1 or 0. NaN where one of the two is missing
/// or a score is NaN.
[[nodiscard]] double rocAuc(std::span<const int> positive, std::span<const double> scores);

/// Sum over thresholds of precision times the gain in recall, without interpolation. NaN without a positive
/// or where a score is NaN.
[[nodiscard]] double averagePrecision(std::span<const int> positive, std::span<const double> scores);

using BinaryScore = double (*)(std::span<const int> positive, std::span<const double> scores);

/// Each class against the rest, the mean over classes; `scores` has one row an image, `classes` wide. With
/// rocAuc: macro ROC AUC; with averagePrecision: mAP. Classes for which `score` is NaN are left out.
[[nodiscard]] double meanOverClasses(std::span<const int> truth,
                                     std::span<const double> scores,
                                     std::size_t classes,
                                     BinaryScore score);

/// What is said of the scores themselves: the mean over classes of each one against the rest.
struct ScoreMetric
{
    std::string_view key; ///< "roc_auc"
    const char* label;    ///< CARPO_TR("Hyperparameter", ...)
    BinaryScore score;
};

/// Macro ROC AUC and mAP.
[[nodiscard]] std::span<const ScoreMetric> scoreMetrics();

/// Whether the key is that of one of classMetrics() or scoreMetrics(). More is better with all of them.
[[nodiscard]] bool isClassMetric(std::string_view key);

/// `key` must be one of theirs.
[[nodiscard]] const char* classMetricLabel(std::string_view key);

/// All of them by key, in that order. `truth`: classes' numbers; `scores`: one row an image, `classes` wide,
/// of which the first highest is the class predicted. NaN where a metric has none.
[[nodiscard]] std::vector<std::pair<std::string, double>>
measuredClasses(std::span<const float> truth, std::span<const float> scores, std::size_t classes);

} // namespace carpo::training
