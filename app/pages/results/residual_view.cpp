// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/residual_view.h"

#include "app/pages/results/plain_width.h"
#include "engine/evaluation/agreement.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carpo::pages {
namespace {

constexpr std::array kWidths{1.0, 2.0, 3.0, 6.0, 12.0, 24.0}; // months
constexpr double kMostResidualBins = 40;

double errorOf(const project::PredictionRow& row)
{
    return static_cast<double>(row.months) - static_cast<double>(row.truth);
}

double widthOfMonths(double range)
{
    const auto* const found =
        std::ranges::find_if(kWidths, [range](double width) { return range / width <= kMostResidualBins; });
    return found == kWidths.end() ? kWidths.back() : *found;
}

/// Bins that hold every error, of which one begins at 0.
std::vector<double>
edgesFor(const bridge::Judged& judged, const std::vector<SexGroup>& groups, bool isOfPlainNumbers)
{
    double lowest = 0;
    double highest = 0;
    for (const SexGroup& group : groups) {
        for (const std::size_t row : group.rows) {
            lowest = std::min(lowest, errorOf(judged.rows[row]));
            highest = std::max(highest, errorOf(judged.rows[row]));
        }
    }
    const double width =
        isOfPlainNumbers ? plainWidth(highest - lowest, kMostResidualBins) : widthOfMonths(highest - lowest);
    const double last = std::min(std::floor(highest / width) + 1, kMostResidualBins * kMostResidualBins);
    std::vector<double> edges;
    for (double bin = std::max(std::floor(lowest / width), -kMostResidualBins * kMostResidualBins); bin <= last; ++bin)
        edges.push_back(bin * width);
    return edges;
}

plots::HistogramSeries
seriesOf(const bridge::Judged& judged, const SexGroup& group, const std::vector<double>& edges)
{
    plots::HistogramSeries series{.name = group.name, .role = group.role, .counts = {}};
    series.counts.resize(edges.size() - 1);
    std::vector<float> truth;
    std::vector<float> predicted;
    for (const std::size_t row : group.rows) {
        const double error = errorOf(judged.rows[row]);
        truth.push_back(judged.rows[row].truth);
        predicted.push_back(judged.rows[row].months);
        const auto bin = static_cast<std::size_t>(std::ranges::upper_bound(edges, error) - edges.begin());
        if (bin > 0 && bin < edges.size())
            ++series.counts[bin - 1];
    }
    const evaluation::Agreement agreement = evaluation::agreementOf(truth, predicted);
    series.n = static_cast<qint64>(agreement.n);
    series.mean = agreement.bias;
    series.deviation = agreement.sd;
    return series;
}

} // namespace

ResidualView::ResidualView(QWidget* parent)
    : SexScatter(QStringLiteral("residuals"), parent)
{
    m_histogram = new plots::HistogramPlot(this);
    m_histogram->setObjectName(QStringLiteral("residualHistogram"));
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->setSpacing(style::kWithinGroup);
    column->setStretch(0, 3);
    column->addWidget(m_histogram, 2);
    watch(*m_histogram);
    ResidualView::retranslate();
}

QPointF ResidualView::placeOf(const project::PredictionRow& row) const
{
    return {static_cast<double>(row.truth), errorOf(row)};
}

void ResidualView::describe(const std::vector<SexGroup>& groups)
{
    std::size_t within = 0;
    std::size_t all = 0;
    constexpr double kClose = 12;
    for (const SexGroup& group : groups) {
        for (const std::size_t row : group.rows)
            within += std::abs(errorOf(judged()->rows[row])) <= kClose ? 1U : 0U;
        all += group.rows.size();
    }
    plot().setLevels({{.y = 0, .label = tr("no error"), .line = Qt::SolidLine}});
    plot().setNumbers(isOfPlainNumbers()
                          ? QString()
                          : tr("%1 within a year of the truth")
                                .arg(style::percent(static_cast<double>(within)
                                                    / static_cast<double>(std::max<std::size_t>(1, all)))));
    const std::vector<double> edges = edgesFor(*judged(), groups, isOfPlainNumbers());
    std::vector<plots::HistogramSeries> series;
    for (const SexGroup& group : groups)
        series.push_back(seriesOf(*judged(), group, edges));
    m_histogram->setHistogram(edges, std::move(series), plots::HistogramPlot::Arrangement::Stacked);
    m_histogram->setNumberStyle(isOfPlainNumbers() ? 3 : 1, isOfPlainNumbers() ? QString() : tr("months"));
}

void ResidualView::nameParts()
{
    const bool isAge = !isOfPlainNumbers();
    const QString error = isAge ? tr("predicted − true (months)") : tr("predicted − true");
    plot().setTitle(isAge ? tr("Error by true age") : tr("Error by true value"));
    plot().setAxisLabels(isAge ? tr("true age (months)") : tr("true value"), error);
    m_histogram->setTitle(tr("How the errors are distributed"));
    m_histogram->setAxisLabels(error, tr("images"));
}

} // namespace carpo::pages
