// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/data_charts.h"

#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
#include "app/pages/explore/column_chooser.h"
#include "app/pages/explore/pair_chart.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QHBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace carpo::pages {
namespace {

// In the order of the bars; those of unknown sex last, and only where there are any.
constexpr std::array kSexes{std::pair{dataset::Sex::Female, style::Role::Female},
                            std::pair{dataset::Sex::Male, style::Role::Male},
                            std::pair{dataset::Sex::Unknown, style::Role::Rest}};

constexpr int kLeastHeight = 170; // pixels: titles, numbers and what is left for the plots

std::string wordOf(dataset::Sex sex)
{
    return std::string(dataset::sexKey(sex));
}

/// What stands in front where colours say nothing else.
style::Role frontRole(const bridge::ChosenRows& rows)
{
    return rows.isEverything() ? style::Role::Series : style::Role::Selection;
}

} // namespace

DataCharts::DataCharts(QThreadPool& pool, QWidget* parent)
    : TranslatedWidget(parent)
{
    createCharts(pool);
    DataCharts::retranslate();
}

void DataCharts::createCharts(QThreadPool& pool)
{
    m_sex = new plots::BarChart(this);
    m_sex->setObjectName(QStringLiteral("sexChart"));
    m_age = new plots::HistogramPlot(this);
    m_age->setObjectName(QStringLiteral("ageChart"));
    m_numbers = new plots::HistogramPlot(this);
    m_numbers->setObjectName(QStringLiteral("numbersChart"));
    m_column = new ColumnChooser("numbersColumn", "aspect_ratio", m_numbers);
    m_numbers->setHeading(m_column);
    m_column->setFirst({"aspect_ratio", "brightness", "contrast"});
    m_pair = new PairChart(pool, this);
    const auto keepHeight = [this] { setMinimumHeight(style::Theme::instance().scaled(kLeastHeight)); };
    keepHeight();
    connect(&style::Theme::instance(), &style::Theme::changed, this, keepHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_sex, 7);
    layout->addWidget(m_age, 14);
    layout->addWidget(m_numbers, 11);
    layout->addWidget(m_pair, 14);
    connectCharts();
}

void DataCharts::connectCharts()
{
    for (plots::Plot* plot : std::initializer_list<plots::Plot*>{m_sex, m_age, m_numbers})
        connect(plot, &plots::Plot::saveFailed, this, &DataCharts::saveFailed);
    m_sex->setChoosable();
    connect(m_sex, &plots::BarChart::barChosen, this, [this](int bar) {
        Q_EMIT conditionChosen(explore::WordRule{
            .column = "sex", .words = {wordOf(kSexes.at(static_cast<std::size_t>(bar)).first)}});
    });
    connectHistogram(*m_age, [] { return std::string("age"); });
    connectHistogram(*m_numbers, [this] { return m_column->column(); });
    connect(m_age, &plots::HistogramPlot::binsWanted, this, &DataCharts::refreshAge);
    connect(m_numbers, &plots::HistogramPlot::binsWanted, this, &DataCharts::refreshNumbers);
    connect(m_column, &ColumnChooser::columnChosen, this, &DataCharts::refreshNumbers);
    connect(m_pair, &PairChart::imageChosen, this, &DataCharts::imageChosen);
    connect(m_pair, &PairChart::conditionChosen, this, &DataCharts::conditionChosen);
    connect(m_pair, &PairChart::saveFailed, this, &DataCharts::saveFailed);
}

void DataCharts::connectHistogram(plots::HistogramPlot& plot, std::function<std::string()> key)
{
    using plots::HistogramPlot;
    plot.setChoosable();
    connect(&plot, &HistogramPlot::rangeChosen, this, [this, &plot, key](double from, double to) {
        Q_EMIT conditionChosen(rangeOf(plot, key(), from, to));
    });
    connect(&plot, &HistogramPlot::rangeTried, this, [this, &plot, key](double from, double to) {
        Q_EMIT conditionTried(rangeOf(plot, key(), from, to));
    });
    connect(&plot, &HistogramPlot::tryingEnded, this, &DataCharts::tryingEnded);
}

// Bins hold what is below their upper edge, and the last one that edge too.
explore::RangeRule
DataCharts::rangeOf(const plots::HistogramPlot& plot, const std::string& key, double from, double to) const
{
    explore::RangeRule rule{.column = key, .minimum = from, .maximum = to, .isBelowMaximum = true};
    if (const auto* const column = m_rows->columns->find(key)) {
        const explore::Bins bins = chosenBins(plot, *column);
        rule.isBelowMaximum = to < bins.edge(bins.count);
    }
    return rule;
}

void DataCharts::setRows(const bridge::ChosenRowsPtr& rows)
{
    m_rows = rows;
    refresh();
    m_pair->setRows(rows);
}

void DataCharts::refresh()
{
    if (m_rows == nullptr)
        return;
    if (m_listed != m_rows->columns) {
        m_listed = m_rows->columns;
        m_column->setColumns(*m_listed);
    }
    refreshSex();
    refreshAge();
    refreshNumbers();
}

const explore::Column* DataCharts::columnFor(plots::Plot& chart, std::string_view key, const QString& why)
{
    const explore::Column* const column = m_rows->columns->find(key);
    chart.setMessage(column == nullptr ? why : QString());
    return column;
}

void DataCharts::refreshSex()
{
    const auto* const column = columnFor(*m_sex, "sex", tr("No sex is known."));
    if (column == nullptr)
        return;
    std::vector<plots::Bar> bars;
    for (const auto& [sex, role] : kSexes) {
        const auto whole = static_cast<double>(std::ranges::count(m_rows->set->dataset->sexes, sex));
        if (sex == dataset::Sex::Unknown && whole == 0)
            continue;
        const auto chosen = explore::countOf(chosenOf(*m_rows, *column, wordOf(sex)));
        bars.push_back({.label = bridge::sexWords(sex),
                        .count = static_cast<double>(chosen),
                        .role = role,
                        .whole = m_rows->isEverything() ? 0.0 : whole});
    }
    m_sex->setBars(std::move(bars));
}

void DataCharts::refreshAge()
{
    const auto* const ages = columnFor(*m_age, "age", tr("No bone age is known."));
    if (ages == nullptr)
        return;
    offerBins(*m_age, *ages);
    const explore::Bins bins = chosenBins(*m_age, *ages);
    std::vector<plots::HistogramSeries> series;
    if (const auto* const sexes = m_rows->columns->find("sex")) {
        for (const auto& [sex, role] : kSexes) {
            const auto histogram =
                explore::histogramOf(ages->numbers, chosenOf(*m_rows, *sexes, wordOf(sex)), bins);
            if (histogram.summary.n > 0)
                series.push_back(seriesOf(bridge::sexWords(sex), role, histogram));
        }
    } else {
        series.push_back(
            seriesOf(QString(), frontRole(*m_rows), explore::histogramOf(ages->numbers, m_rows->mask, bins)));
    }
    m_age->setHistogram(edgesOf(bins), std::move(series), plots::HistogramPlot::Arrangement::Stacked);
    showWhole(*m_age, *ages, bins);
}

void DataCharts::refreshNumbers()
{
    const auto* const column =
        columnFor(*m_numbers, m_column->column(), tr("Appears once the images are measured."));
    if (column == nullptr)
        return;
    offerBins(*m_numbers, *column);
    const explore::ColumnSummary all = explore::summaryOf(column->numbers, {});
    const explore::Bins bins = chosenBins(*m_numbers, *column);
    m_numbers->setTitle(bridge::columnName(*column));
    m_numbers->setAxisLabels(axisLabel(*column), tr("images"));
    m_numbers->setNumberStyle(all.sd >= 1 ? 1 : 2, QString()); // of one image there is no SD
    m_numbers->setHistogram(
        edgesOf(bins),
        {seriesOf(QString(), frontRole(*m_rows), explore::histogramOf(column->numbers, m_rows->mask, bins))},
        plots::HistogramPlot::Arrangement::Stacked);
    showWhole(*m_numbers, *column, bins);
}

void DataCharts::showWhole(plots::HistogramPlot& plot,
                           const explore::Column& column,
                           const explore::Bins& bins)
{
    if (!m_rows->isEverything())
        plot.setWhole(countsOf(explore::histogramOf(column.numbers, {}, bins)));
}

void DataCharts::offerBins(plots::HistogramPlot& plot, const explore::Column& column)
{
    offerBinnings(plot, column);
    applyBefore(plot);
}

QVariantMap DataCharts::state() const
{
    QVariantMap state{{QStringLiteral("column"), QString::fromStdString(m_column->column())},
                      {QStringLiteral("pair"), m_pair->state()}};
    for (const plots::HistogramPlot* const plot : {m_age, m_numbers})
        state.insert(plot->objectName(),
                     QVariantList{plot->binChoice(),
                                  plot->isLogarithmic(Qt::Horizontal),
                                  plot->isLogarithmic(Qt::Vertical)});
    return state;
}

void DataCharts::setState(const QVariantMap& state)
{
    m_before = state;
    if (const QString column = state.value(QStringLiteral("column")).toString(); !column.isEmpty())
        m_column->setColumn(column.toStdString());
    m_pair->setState(state.value(QStringLiteral("pair")).toMap());
}

// The bins are known only when the column is.
void DataCharts::applyBefore(plots::HistogramPlot& plot)
{
    const QVariantList before = m_before.take(plot.objectName()).toList();
    if (before.size() != 3)
        return;
    plot.setLogarithmic(Qt::Horizontal, before[1].toBool());
    plot.setLogarithmic(Qt::Vertical, before[2].toBool());
    plot.setBinChoice(before[0].toInt());
}

void DataCharts::retranslate()
{
    m_sex->setTitle(tr("Sex"));
    m_sex->setAxisLabels(QString(), QString()); // the counts stand on the bars
    m_age->setTitle(tr("Bone age by sex"));
    m_age->setAxisLabels(tr("age (months)"), tr("images"));
    m_age->setNumberStyle(1, QString()); // the axis says months
    m_column->setAccessibleName(tr("What the histogram shows"));
    m_column->setToolTip(m_column->accessibleName());
    m_listed.reset(); // names in another language
    refresh();
}

} // namespace carpo::pages
