// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace carpo::explore {
namespace {

void summarizeAges(std::vector<double>& ages, ScanSummary& summary)
{
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    summary.ageMinimum = summary.ageMean = summary.ageMedian = summary.ageMaximum = summary.ageSd = kUnknown;
    if (ages.empty())
        return;
    std::ranges::sort(ages);
    const auto count = static_cast<double>(ages.size());
    const std::size_t middle = ages.size() / 2;
    summary.ageMinimum = ages.front();
    summary.ageMaximum = ages.back();
    summary.ageMedian = ages.size() % 2 == 1 ? ages[middle] : (ages[middle - 1] + ages[middle]) / 2;
    summary.ageMean = std::accumulate(ages.begin(), ages.end(), 0.0) / count;
    double squares = 0;
    for (const double age : ages)
        squares += (age - summary.ageMean) * (age - summary.ageMean);
    if (ages.size() > 1)
        summary.ageSd = std::sqrt(squares / (count - 1));
}

} // namespace

ScanSummary summarize(const dataset::Dataset& dataset, const ScanTable& table)
{
    ScanSummary summary;
    std::vector<double> ages;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (!table.decoded[i])
            continue;
        ++summary.images;
        summary.female += dataset.sexes[i] == dataset::Sex::Female ? 1 : 0;
        summary.male += dataset.sexes[i] == dataset::Sex::Male ? 1 : 0;
        summary.unknown += dataset.sexes[i] == dataset::Sex::Unknown ? 1 : 0;
        if (!std::isnan(dataset.months[i]))
            ages.push_back(static_cast<double>(dataset.months[i]));
    }
    summarizeAges(ages, summary);
    return summary;
}

} // namespace carpo::explore
