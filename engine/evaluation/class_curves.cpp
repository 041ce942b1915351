// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/class_curves.h"

#include <limits>
#include <numeric>

namespace carpo::evaluation {
namespace {

/// How many of each kind are called positive at a threshold.
struct Step
{
    double threshold = 0;
    double hits = 0;
    double falseAlarms = 0;
};

std::vector<Step> stepsOf(std::span<const int> positive, std::span<const double> scores)
{
    std::vector<Step> steps{{.threshold = std::numeric_limits<double>::infinity()}};
    for (const training::ScoreLevel& level : training::scoreLevels(positive, scores))
        steps.push_back({.threshold = level.score,
                         .hits = steps.back().hits + level.positives,
                         .falseAlarms = steps.back().falseAlarms + level.negatives});
    return steps;
}

bool isBetween(const Step& before, const Step& step, const Step& after)
{
    return (step.hits - before.hits) * (after.falseAlarms - step.falseAlarms)
           == (after.hits - step.hits) * (step.falseAlarms - before.falseAlarms);
}

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

ThresholdCurve rocCurve(std::span<const int> positive, std::span<const double> scores)
{
    const std::vector<Step> steps = stepsOf(positive, scores);
    const Step all = steps.back();
    ThresholdCurve curve;
    if (all.hits == 0 || all.falseAlarms == 0)
        return curve;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isInner = i > 0 && i + 1 < steps.size();
        if (isInner && isBetween(steps[i - 1], steps[i], steps[i + 1]))
            continue;
        curve.thresholds.push_back(steps[i].threshold);
        curve.x.push_back(steps[i].falseAlarms / all.falseAlarms);
        curve.y.push_back(steps[i].hits / all.hits);
    }
    return curve;
}

ThresholdCurve precisionRecallCurve(std::span<const int> positive, std::span<const double> scores)
{
    const std::vector<Step> steps = stepsOf(positive, scores);
    const Step all = steps.back();
    ThresholdCurve curve;
    if (all.hits == 0)
        return curve;
    for (const Step& step : steps) {
        const double called = step.hits + step.falseAlarms;
        curve.thresholds.push_back(step.threshold);
        curve.x.push_back(step.hits / all.hits);
        curve.y.push_back(called > 0 ? step.hits / called : 1);
    }
    return curve;
}

std::vector<ClassRow> classTable(const training::Confusion& confusion)
{
    const double all = std::accumulate(confusion.counts.begin(), confusion.counts.end(), 0.0);
    std::vector<ClassRow> rows(confusion.classes);
    for (std::size_t i = 0; i < confusion.classes; ++i) {
        double truth = 0;
        double predicted = 0;
        for (std::size_t j = 0; j < confusion.classes; ++j) {
            truth += confusion.at(i, j);
            predicted += confusion.at(j, i);
        }
        const double hits = confusion.at(i, i);
        rows[i] = {.n = static_cast<std::size_t>(truth),
                   .predicted = static_cast<std::size_t>(predicted),
                   .precision = ratio(hits, predicted),
                   .recall = ratio(hits, truth),
                   .specificity = ratio(all - truth - predicted + hits, all - truth),
                   .f1 = ratio(2 * hits, truth + predicted)};
    }
    return rows;
}

} // namespace carpo::evaluation
