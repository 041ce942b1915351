// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/suspect_score.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace carpo::jobs {
namespace {

constexpr double kMadToSd = 1.4826;

double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Median and spread of some numbers, as it is where most of them lie.
struct Centre
{
    double median = 0;
    double spread = 0;
};

Centre centreOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    Centre centre{.median = medianOf(values), .spread = 0};
    for (double& value : values)
        value = std::abs(value - centre.median);
    centre.spread = kMadToSd * medianOf(values);
    return centre;
}

/// The centre of `values` among those that stand nearest in the order of `by`, one element a value.
std::vector<Centre> localCentres(const std::vector<double>& values, const std::vector<double>& by)
{
    const std::size_t count = values.size();
    // Few enough to be local, many enough that a few wrong ones do not show.
    const std::size_t window = std::min(count, std::clamp<std::size_t>(count / 4, 21, 101));
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&by](std::size_t i) { return by[i]; });
    std::vector<Centre> centres(count);
    std::vector<double> near(window);
    for (std::size_t rank = 0; rank < count; ++rank) {
        const std::size_t first = std::min(rank - std::min(rank, window / 2), count - window);
        for (std::size_t i = 0; i < window; ++i)
            near[i] = values[order[first + i]];
        centres[order[rank]] = centreOf(near);
    }
    return centres;
}

/// The columns of those that have a label.
struct Columns
{
    std::vector<std::size_t> places;
    std::vector<double> predicted;
    std::vector<double> waver;
    std::vector<double> standsOut;
    std::vector<double> residual; ///< label less prediction
};

Columns labelledOnes(std::span<const JudgedLabel> labels)
{
    Columns columns;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (std::isnan(labels[i].label))
            continue;
        columns.places.push_back(i);
        columns.predicted.push_back(static_cast<double>(labels[i].predicted));
        columns.waver.push_back(static_cast<double>(labels[i].waver));
        columns.standsOut.push_back(labels[i].standsOut);
        columns.residual.push_back(static_cast<double>(labels[i].label)
                                   - static_cast<double>(labels[i].predicted));
    }
    return columns;
}

/// Median residual of the labelled image whose prediction is nearest.
double nearestBias(const Columns& columns, const std::vector<Centre>& centres, double predicted)
{
    double bias = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < centres.size(); ++i) {
        if (const double distance = std::abs(columns.predicted[i] - predicted); distance < nearest) {
            nearest = distance;
            bias = centres[i].median;
        }
    }
    return bias;
}

} // namespace

std::vector<LabelScore> scoreLabels(std::span<const JudgedLabel> labels)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    const Columns columns = labelledOnes(labels);
    const std::vector<Centre> byAge = localCentres(columns.residual, columns.predicted);
    // Nowhere is the spread trusted to be less than half of what it is overall, or half a month.
    const double floor = std::max(0.5 * centreOf(columns.residual).spread, 0.5);
    std::vector<double> deviations;
    for (std::size_t i = 0; i < columns.places.size(); ++i)
        deviations.push_back((columns.residual[i] - byAge[i].median) / std::max(byAge[i].spread, floor));
    // What wavers or stands out is predicted worse, never better.
    std::vector<double> unsure(deviations.size(), 1);
    for (const std::vector<double>& sign : {columns.waver, columns.standsOut}) {
        std::vector<double> sure = deviations;
        for (std::size_t i = 0; i < sure.size(); ++i)
            sure[i] /= unsure[i];
        const std::vector<Centre> bySign = localCentres(sure, sign);
        for (std::size_t i = 0; i < sure.size(); ++i)
            unsure[i] *= std::max(bySign[i].spread, 1.0);
    }

    std::vector<LabelScore> scores(labels.size());
    for (std::size_t i = 0; i < columns.places.size(); ++i) {
        const JudgedLabel& label = labels[columns.places[i]];
        const double flipped =
            static_cast<double>(label.otherSexMonths) - static_cast<double>(label.predicted);
        scores[columns.places[i]] = {.expected = columns.predicted[i] + byAge[i].median,
                                     .deviation = deviations[i] / unsure[i],
                                     .otherSex = (columns.residual[i] - flipped - byAge[i].median)
                                                 / (std::max(byAge[i].spread, floor) * unsure[i])};
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!std::isnan(labels[i].label))
            continue;
        const auto predicted = static_cast<double>(labels[i].predicted);
        scores[i] = {.expected = predicted + nearestBias(columns, byAge, predicted),
                     .deviation = kNaN,
                     .otherSex = kNaN};
    }
    return scores;
}

} // namespace carpo::jobs
