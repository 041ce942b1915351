// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/class_metrics.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace carpo::training {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

// Of one class: how often it is right, in the truth, and predicted.
struct ClassCounts
{
    double hits = 0;
    double truth = 0;
    double predicted = 0;
};

std::vector<ClassCounts> countsOf(const Confusion& confusion)
{
    std::vector<ClassCounts> all(confusion.classes);
    for (std::size_t i = 0; i < confusion.classes; ++i) {
        all[i].hits = confusion.at(i, i);
        for (std::size_t j = 0; j < confusion.classes; ++j) {
            all[i].truth += confusion.at(i, j);
            all[i].predicted += confusion.at(j, i);
        }
    }
    return all;
}

double total(const Confusion& confusion)
{
    return std::accumulate(confusion.counts.begin(), confusion.counts.end(), 0.0);
}

template <typename Value>
double meanOf(const Confusion& confusion, const Value& value)
{
    double sum = 0;
    int classes = 0;
    for (const ClassCounts& counts : countsOf(confusion)) {
        if (counts.truth + counts.predicted == 0)
            continue;
        sum += value(counts);
        ++classes;
    }
    return classes > 0 ? sum / classes : kNaN;
}

double accuracy(const Confusion& confusion)
{
    double hits = 0;
    for (std::size_t i = 0; i < confusion.classes; ++i)
        hits += confusion.at(i, i);
    return hits / total(confusion); // NaN for 0 / 0
}

double balancedAccuracy(const Confusion& confusion)
{
    double sum = 0;
    int classes = 0;
    for (const ClassCounts& counts : countsOf(confusion)) {
        if (counts.truth > 0) {
            sum += counts.hits / counts.truth;
            ++classes;
        }
    }
    return classes > 0 ? sum / classes : kNaN;
}

double precision(const Confusion& confusion)
{
    return meanOf(confusion, [](const ClassCounts& c) { return ratio(c.hits, c.predicted); });
}

double recall(const Confusion& confusion)
{
    return meanOf(confusion, [](const ClassCounts& c) { return ratio(c.hits, c.truth); });
}

double f1(const Confusion& confusion)
{
    return meanOf(confusion, [](const ClassCounts& c) { return ratio(2 * c.hits, c.truth + c.predicted); });
}

double intersectionOverUnion(const Confusion& confusion)
{
    return meanOf(confusion,
                  [](const ClassCounts& c) { return ratio(c.hits, c.truth + c.predicted - c.hits); });
}

// 1 minus the weighted disagreement over that of chance.
template <typename Weight>
double kappa(const Confusion& confusion, const Weight& weight)
{
    const std::vector<ClassCounts> counts = countsOf(confusion);
    const double all = total(confusion);
    double found = 0;
    double expected = 0;
    for (std::size_t i = 0; i < confusion.classes; ++i) {
        for (std::size_t j = 0; j < confusion.classes; ++j) {
            const double apart = weight(static_cast<double>(i) - static_cast<double>(j));
            found += apart * confusion.at(i, j);
            expected += apart * counts[i].truth * counts[j].predicted / all;
        }
    }
    return 1 - found / expected;
}

double plainKappa(const Confusion& confusion)
{
    return kappa(confusion, [](double apart) { return apart == 0 ? 0.0 : 1.0; });
}

double quadraticKappa(const Confusion& confusion)
{
    return kappa(confusion, [](double apart) { return apart * apart; });
}

constexpr std::array kMetrics{
    ClassMetric{"accuracy", CARPO_TR("Hyperparameter", "Accuracy"), accuracy},
    ClassMetric{"balanced_accuracy", CARPO_TR("Hyperparameter", "Balanced accuracy"), balancedAccuracy},
    ClassMetric{"precision", CARPO_TR("Hyperparameter", "Precision"), precision},
    ClassMetric{"recall", CARPO_TR("Hyperparameter", "Recall"), recall},
    ClassMetric{"f1", CARPO_TR("Hyperparameter", "F1"), f1},
    ClassMetric{"iou", CARPO_TR("Hyperparameter", "IoU"), intersectionOverUnion},
    ClassMetric{"kappa", CARPO_TR("Hyperparameter", "Cohen's kappa"), plainKappa},
    ClassMetric{"quadratic_kappa", CARPO_TR("Hyperparameter", "Quadratic kappa"), quadraticKappa},
};

constexpr std::array kScoreMetrics{
    ScoreMetric{"roc_auc", CARPO_TR("Hyperparameter", "ROC AUC"), rocAuc},
    ScoreMetric{"average_precision", CARPO_TR("Hyperparameter", "Mean average precision"), averagePrecision},
};

} // namespace

Confusion confusionOf(std::span<const int> truth, std::span<const int> predicted, std::size_t classes)
{
    Confusion confusion{.classes = classes, .counts = std::vector<double>(classes * classes)};
    for (std::size_t i = 0; i < truth.size(); ++i)
        confusion
            .counts[static_cast<std::size_t>(truth[i]) * classes + static_cast<std::size_t>(predicted[i])] +=
            1;
    return confusion;
}

std::span<const ClassMetric> classMetrics()
{
    return kMetrics;
}

const ClassMetric& classMetric(std::string_view key)
{
    const auto found = std::ranges::find(kMetrics, key, &ClassMetric::key);
    return kMetrics.at(static_cast<std::size_t>(found - kMetrics.begin()));
}

std::vector<ScoreLevel> scoreLevels(std::span<const int> positive, std::span<const double> scores)
{
    std::vector<ScoreLevel> levels;
    if (std::ranges::any_of(scores, [](double score) { return std::isnan(score); }))
        return levels;
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::ranges::greater{}, [&](std::size_t i) { return scores[i]; });
    for (const std::size_t i : order) {
        if (levels.empty() || levels.back().score != scores[i])
            levels.push_back({.score = scores[i]});
        (positive[i] != 0 ? levels.back().positives : levels.back().negatives) += 1;
    }
    return levels;
}

double rocAuc(std::span<const int> positive, std::span<const double> scores)
{
    double above = 0; // positives with a higher score
    double area = 0;
    double all = 0;
    for (const ScoreLevel& level : scoreLevels(positive, scores)) {
        area += level.negatives * (above + level.positives / 2);
        above += level.positives;
        all += level.negatives;
    }
    return area / (above * all); // NaN for 0 / 0
}

double averagePrecision(std::span<const int> positive, std::span<const double> scores)
{
    double hits = 0;
    double taken = 0;
    double sum = 0;
    for (const ScoreLevel& level : scoreLevels(positive, scores)) {
        hits += level.positives;
        taken += level.positives + level.negatives;
        sum += level.positives * hits / taken;
    }
    return sum / hits; // NaN for 0 / 0
}

double meanOverClasses(std::span<const int> truth,
                       std::span<const double> scores,
                       std::size_t classes,
                       BinaryScore score)
{
    double sum = 0;
    int counted = 0;
    for (std::size_t k = 0; k < classes; ++k) {
        std::vector<int> positive;
        std::vector<double> column;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            positive.push_back(static_cast<std::size_t>(truth[i]) == k ? 1 : 0);
            column.push_back(scores[i * classes + k]);
        }
        const double value = score(positive, column);
        if (value == value) {
            sum += value;
            ++counted;
        }
    }
    return counted > 0 ? sum / counted : kNaN;
}

std::span<const ScoreMetric> scoreMetrics()
{
    return kScoreMetrics;
}

bool isClassMetric(std::string_view key)
{
    return std::ranges::find(kMetrics, key, &ClassMetric::key) != kMetrics.end()
           || std::ranges::find(kScoreMetrics, key, &ScoreMetric::key) != kScoreMetrics.end();
}

const char* classMetricLabel(std::string_view key)
{
    const auto found = std::ranges::find(kMetrics, key, &ClassMetric::key);
    if (found != kMetrics.end())
        return found->label;
    const auto scored = std::ranges::find(kScoreMetrics, key, &ScoreMetric::key);
    return kScoreMetrics.at(static_cast<std::size_t>(scored - kScoreMetrics.begin())).label;
}

std::vector<std::pair<std::string, double>>
measuredClasses(std::span<const float> truth, std::span<const float> scores, std::size_t classes)
{
    const std::vector<int> numbers(truth.begin(), truth.end());
    std::vector<int> predicted;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto row = scores.subspan(i * classes, classes);
        predicted.push_back(static_cast<int>(std::ranges::max_element(row) - row.begin()));
    }
    const Confusion confusion = confusionOf(numbers, predicted, classes);
    const std::vector<double> exact(scores.begin(), scores.end());
    std::vector<std::pair<std::string, double>> values;
    for (const ClassMetric& metric : kMetrics)
        values.emplace_back(metric.key, metric.measure(confusion));
    for (const ScoreMetric& metric : kScoreMetrics)
        values.emplace_back(metric.key, meanOverClasses(numbers, exact, classes, metric.score));
    return values;
}

} // namespace carpo::training
