// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/sex_scatter.h"

#include "engine/evaluation/agreement.h"
#include "engine/evaluation/metrics.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/numbers.h"

#include <QVBoxLayout>

#include <utility>

namespace carpo::pages {
namespace {

struct Values
{
    std::vector<float> truth;
    std::vector<float> predicted;
};

Values valuesOf(const bridge::Judged& judged, const std::vector<std::size_t>& rows)
{
    Values values;
    for (const std::size_t row : rows) {
        values.truth.push_back(judged.rows[row].truth);
        values.predicted.push_back(judged.rows[row].months);
    }
    return values;
}

Values valuesOf(const bridge::Judged& judged, const std::vector<SexGroup>& groups)
{
    Values all;
    for (const SexGroup& group : groups) {
        const Values values = valuesOf(judged, group.rows);
        all.truth.insert(all.truth.end(), values.truth.begin(), values.truth.end());
        all.predicted.insert(all.predicted.end(), values.predicted.begin(), values.predicted.end());
    }
    return all;
}

} // namespace

SexScatter::SexScatter(const QString& name, QWidget* parent)
    : ResultView(parent)
{
    m_plot = new plots::ScatterPlot(this);
    m_plot->setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    watch(*m_plot);
    m_plot->setHover([this](int series, int point) {
        return rowWords(m_groups[static_cast<std::size_t>(series)].rows[static_cast<std::size_t>(point)]);
    });
    connect(m_plot, &plots::ScatterPlot::pointClicked, this, [this](int series, int point) {
        chooseRow(m_groups[static_cast<std::size_t>(series)].rows[static_cast<std::size_t>(point)]);
    });
}

void SexScatter::refresh()
{
    m_groups.clear();
    if (judged() == nullptr || judged()->hasClasses()) {
        m_plot->clear();
        return;
    }
    nameParts(); // of ages or of plain numbers
    m_groups = sexGroups(*judged());
    std::vector<plots::ScatterSeries> series;
    for (const SexGroup& group : m_groups) {
        plots::ScatterSeries& added = series.emplace_back(
            plots::ScatterSeries{.name = group.name, .role = group.role, .x = {}, .y = {}});
        for (const std::size_t row : group.rows) {
            const QPointF place = placeOf(judged()->rows[row]);
            added.x.push_back(place.x());
            added.y.push_back(place.y());
        }
    }
    m_plot->setSeries(std::move(series));
    describe(m_groups);
}

QString SexScatter::numberText(double value) const
{
    return isOfPlainNumbers() ? style::compactNumber(value) : style::fixedNumber(value, 1);
}

QString SexScatter::signedText(double value) const
{
    return isOfPlainNumbers() ? style::compactNumber(value) : style::signedNumber(value, 1);
}

PredictedView::PredictedView(QWidget* parent)
    : SexScatter(QStringLiteral("resultsScatter"), parent)
{
    PredictedView::retranslate();
}

QPointF PredictedView::placeOf(const project::PredictionRow& row) const
{
    return {static_cast<double>(row.truth), static_cast<double>(row.months)};
}

void PredictedView::describe(const std::vector<SexGroup>& groups)
{
    const auto mae = [this](const Values& values) {
        return numberText(evaluation::meanAbsoluteError(values.truth, values.predicted));
    };
    const Values all = valuesOf(*judged(), groups);
    QString numbers =
        (isOfPlainNumbers() ? tr("MAE %1 · CCC %2") : tr("MAE %1 months · CCC %2"))
            .arg(mae(all), style::fixedNumber(evaluation::concordance(all.truth, all.predicted), 3));
    const QString sexes =
        bySex(groups, [&](const SexGroup& group) { return mae(valuesOf(*judged(), group.rows)); });
    if (!sexes.isEmpty())
        numbers += QStringLiteral(" · ") + sexes;
    plot().setNumbers(numbers);
}

void PredictedView::nameParts()
{
    const bool isAge = !isOfPlainNumbers();
    plot().setTitle(isAge ? tr("Predicted against true age") : tr("Predicted against true value"));
    plot().setAxisLabels(isAge ? tr("true age (months)") : tr("true value"),
                         isAge ? tr("predicted age (months)") : tr("predicted value"));
    plot().setIdentityLine(tr("no error"));
}

BlandAltmanView::BlandAltmanView(QWidget* parent)
    : SexScatter(QStringLiteral("blandAltman"), parent)
{
    BlandAltmanView::retranslate();
}

QPointF BlandAltmanView::placeOf(const project::PredictionRow& row) const
{
    const auto truth = static_cast<double>(row.truth);
    const auto predicted = static_cast<double>(row.months);
    return {(truth + predicted) / 2, predicted - truth};
}

void BlandAltmanView::describe(const std::vector<SexGroup>& groups)
{
    const Values all = valuesOf(*judged(), groups);
    const evaluation::Agreement agreement = evaluation::agreementOf(all.truth, all.predicted);
    std::vector<plots::ScatterLevel> levels;
    const auto add = [&](double y, const QString& words, Qt::PenStyle line) {
        if (std::isfinite(y))
            levels.push_back({y, words.arg(signedText(y)), line});
    };
    add(agreement.upper, tr("+1.96 SD: %1"), Qt::DashLine);
    add(agreement.bias, tr("bias %1"), Qt::SolidLine);
    add(agreement.lower, tr("−1.96 SD: %1"), Qt::DashLine);
    plot().setLevels(std::move(levels));
    plot().setNumbers((isOfPlainNumbers() ? tr("bias %1 · SD %2 · limits of agreement %3 to %4")
                                          : tr("bias %1 · SD %2 · limits of agreement %3 to %4 months"))
                          .arg(signedText(agreement.bias),
                               numberText(agreement.sd),
                               signedText(agreement.lower),
                               signedText(agreement.upper)));
}

void BlandAltmanView::nameParts()
{
    const bool isAge = !isOfPlainNumbers();
    plot().setTitle(isAge ? tr("Bland-Altman: how predicted and true ages agree")
                          : tr("Bland-Altman: how predicted and true values agree"));
    plot().setAxisLabels(isAge ? tr("mean of predicted and true age (months)")
                               : tr("mean of predicted and true value"),
                         isAge ? tr("predicted − true (months)") : tr("predicted − true"));
}

} // namespace carpo::pages
