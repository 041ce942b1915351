// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/difference_panel.h"

#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
#include "widgets/feedback/state_view.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

constexpr double kLeastDistance = 0.05; // what is nearer is not worth a line

// Shares, so that a small selection is as high as the rest.
std::vector<double> shares(const explore::Histogram& histogram)
{
    std::vector<double> counts = countsOf(histogram);
    for (double& count : counts)
        count *= 100.0 / static_cast<double>(std::max<std::int64_t>(1, histogram.summary.n));
    return counts;
}

} // namespace

DifferencePanel::DifferencePanel(QThreadPool& pool, QWidget* parent)
    : TranslatedWidget(parent)
    , m_comparing(pool)
{
    createLayout();
    DifferencePanel::retranslate();
}

void DifferencePanel::createLayout()
{
    m_empty = new feedback::StateView(this);
    m_empty->setObjectName(QStringLiteral("noDifferences"));
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("differences"));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(2);
    m_plot = new plots::HistogramPlot(this);
    m_plot->setObjectName(QStringLiteral("differencePlot"));
    m_plot->setShares();
    m_bars = new plots::BarChart(this);
    m_bars->setObjectName(QStringLiteral("differenceBars"));
    m_plots = new QStackedWidget(this);
    m_plots->addWidget(m_plot);
    m_plots->addWidget(m_bars);
    auto* parts = new QWidget(this);
    auto* line = new QHBoxLayout(parts);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_list, 1);
    line->addWidget(m_plots, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(parts);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_list, &QListWidget::currentRowChanged, this, &DifferencePanel::showColumn);
    connect(m_plot, &plots::HistogramPlot::binsWanted, this, [this] { showColumn(m_list->currentRow()); });
    connect(m_plot, &plots::Plot::saveFailed, this, &DifferencePanel::saveFailed);
    connect(m_bars, &plots::Plot::saveFailed, this, &DifferencePanel::saveFailed);
}

void DifferencePanel::setRows(const bridge::ChosenRowsPtr& rows)
{
    m_rows = rows;
    if (isVisible())
        compare();
}

void DifferencePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    if (m_compared != m_rows)
        compare();
}

void DifferencePanel::compare()
{
    if (m_rows == nullptr)
        return;
    m_comparing.start(
        [rows = m_rows](const std::stop_token&,
                        const core::ProgressFn&) -> core::Result<std::vector<explore::Difference>> {
            auto found = explore::differences(*rows->columns, rows->mask);
            std::erase_if(found, [&rows](const explore::Difference& each) {
                const std::string& key = rows->columns->all()[each.column].key;
                const bool isChosenBy = std::ranges::any_of(
                    rows->rule, [&key](const auto& condition) { return explore::looksAt(condition, key); });
                return isChosenBy || each.distance < kLeastDistance;
            });
            return found;
        },
        [this, rows = m_rows](core::Result<std::vector<explore::Difference>>& found) {
            m_compared = rows;
            m_differences = found ? std::move(*found) : std::vector<explore::Difference>();
            refresh();
        });
}

void DifferencePanel::refresh()
{
    const bool isNarrowed = m_compared != nullptr && !m_compared->isEverything();
    const bool isNothing = isNarrowed && m_compared->count == 0;
    m_empty->setState(QStringLiteral("office-chart-bar"),
                      isNothing    ? tr("No image is chosen.")
                      : isNarrowed ? tr("Nothing sets this selection apart.")
                                   : tr("All images are chosen."),
                      isNarrowed ? tr("Its images are spread as the others are, in all that is known.")
                                 : tr("Choose some: click a bar, drag over a histogram or draw an outline "
                                      "round points."),
                      {});
    m_stack->setCurrentIndex(m_differences.empty() ? 0 : 1);
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const explore::Difference& each : m_differences) {
        auto* const item = new QListWidgetItem(bridge::differenceWords(each, *m_compared->columns), m_list);
        item->setToolTip(
            tr("distance of the distributions: %1 of 1").arg(style::fixedNumber(each.distance, 2)));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void DifferencePanel::showColumn(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_differences.size())
        return;
    const explore::Column& column =
        m_compared->columns->all()[m_differences[static_cast<std::size_t>(row)].column];
    if (column.isNumber())
        showNumbers(column);
    else
        showWords(column);
    m_plots->setCurrentIndex(column.isNumber() ? 0 : 1);
}

void DifferencePanel::showNumbers(const explore::Column& column)
{
    offerBinnings(*m_plot, column);
    const explore::Bins bins = chosenBins(*m_plot, column);
    std::vector<plots::HistogramSeries> series;
    const auto add = [&](const QString& name, style::Role role, const explore::RowMask& mask) {
        const auto histogram = explore::histogramOf(column.numbers, mask, bins);
        series.push_back(seriesOf(name, role, histogram));
        series.back().counts = shares(histogram);
    };
    add(tr("rest"), style::Role::Rest, explore::inverted(m_compared->mask));
    add(tr("selection"), style::Role::Selection, m_compared->mask);
    m_plot->setTitle(bridge::columnName(column));
    m_plot->setAxisLabels(bridge::translated("Unit", column.unit), tr("% of each"));
    m_plot->setNumberStyle(2, QString());
    m_plot->setHistogram(edgesOf(bins), std::move(series), plots::HistogramPlot::Arrangement::Overlaid);
}

void DifferencePanel::showWords(const explore::Column& column)
{
    const auto inside = explore::wordShares(column, m_compared->mask);
    const auto outside = explore::wordShares(column, explore::inverted(m_compared->mask));
    std::vector<plots::Bar> bars;
    for (std::size_t word = 0; word < column.words.size(); ++word) {
        if (inside[word] + outside[word] > 0)
            bars.push_back({.label = bridge::columnWord(column, column.words[word]),
                            .count = 100 * inside[word],
                            .role = style::Role::Selection,
                            .whole = 100 * outside[word]});
    }
    m_bars->setTitle(bridge::columnName(column));
    m_bars->setBars(std::move(bars));
}

void DifferencePanel::retranslate()
{
    m_list->setAccessibleName(tr("What sets the selection apart"));
    m_bars->setComparison(tr("selection"), tr("rest"));
    m_bars->setAxisLabels(QString(), tr("% of each"));
    refresh();
}

} // namespace carpo::pages
