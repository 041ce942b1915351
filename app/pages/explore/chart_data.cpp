// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chart_data.h"

#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace carpo::pages {
namespace {

constexpr std::size_t kFewImages = 200;
constexpr std::size_t kMostBins = 60;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(carpo::pages::ChartData)
};

bool isInMonths(const explore::Column& column)
{
    return std::string_view(column.unit) == "months";
}

} // namespace

explore::Bins stepBins(std::span<const float> values, double step, std::size_t most)
{
    const explore::ColumnSummary summary = explore::summaryOf(values, {});
    if (summary.n == 0)
        return {.count = 0};
    while ((summary.maximum - summary.minimum) / step > static_cast<double>(most - 1))
        step *= 2;
    const double first = std::floor(summary.minimum / step);
    const double last = std::max(std::floor(summary.maximum / step) + 1, first + 1);
    return {.first = first * step, .width = step, .count = static_cast<std::size_t>(last - first)};
}

std::vector<Binning> binningsFor(const explore::Column& column)
{
    if (isInMonths(column))
        return {{}, {.width = 6}, {.width = 12}, {.width = 24}};
    return {{}, {.count = 10}, {.count = 20}, {.count = 50}, {.count = 100}};
}

QString binningWords(const Binning& binning)
{
    if (binning.width > 0)
        return Words::tr("%1 months").arg(binning.width);
    if (binning.count > 0)
        return Words::tr("%1 bins").arg(binning.count);
    return Words::tr("Automatic");
}

explore::Bins binsOf(const explore::Column& column, const Binning& binning)
{
    if (binning.width > 0)
        return stepBins(column.numbers, binning.width, kMostBins);
    const explore::ColumnSummary all = explore::summaryOf(column.numbers, {});
    if (binning.count > 0)
        return explore::equalBins(all.minimum, all.maximum, binning.count);
    if (!isInMonths(column))
        return explore::roundBins(all.minimum, all.maximum, kMostBins / 2);
    // 80 % of the training ages of RSNA 2017 are multiples of 6 months.
    return stepBins(column.numbers, column.numbers.size() < kFewImages ? 12 : 6, kMostBins);
}

void offerBinnings(plots::HistogramPlot& plot, const explore::Column& column)
{
    QStringList words;
    for (const Binning& each : binningsFor(column))
        words += binningWords(each);
    plot.setBinChoices(words);
}

explore::Bins chosenBins(const plots::HistogramPlot& plot, const explore::Column& column)
{
    const auto choices = binningsFor(column);
    return binsOf(column, choices[std::min(static_cast<std::size_t>(plot.binChoice()), choices.size() - 1)]);
}

QString axisLabel(const explore::Column& column)
{
    const QString unit = bridge::translated("Unit", column.unit);
    const QString name = bridge::columnName(column).toLower();
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

std::vector<double> edgesOf(const explore::Bins& bins)
{
    std::vector<double> edges;
    for (std::size_t i = 0; bins.count > 0 && i <= bins.count; ++i)
        edges.push_back(bins.edge(i));
    return edges;
}

explore::RowMask
chosenOf(const bridge::ChosenRows& rows, const explore::Column& column, std::string_view word)
{
    const auto code = static_cast<std::uint8_t>(std::ranges::find(column.words, word) - column.words.begin());
    explore::RowMask mask(rows.mask.size());
    std::ranges::transform(
        rows.mask, column.codes, mask.begin(), [code](std::uint8_t chosen, std::uint8_t each) {
            return static_cast<std::uint8_t>(chosen & static_cast<std::uint8_t>(each == code));
        });
    return mask;
}

plots::HistogramSeries seriesOf(const QString& name, style::Role role, const explore::Histogram& histogram)
{
    return {.name = name,
            .role = role,
            .counts = countsOf(histogram),
            .n = histogram.summary.n,
            .mean = histogram.summary.mean,
            .deviation = histogram.summary.sd,
            .minimum = histogram.summary.minimum,
            .maximum = histogram.summary.maximum};
}

std::vector<double> countsOf(const explore::Histogram& histogram)
{
    return {histogram.counts.begin(), histogram.counts.end()};
}

} // namespace carpo::pages
