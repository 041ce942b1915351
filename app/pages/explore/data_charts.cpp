// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/data_charts.h"

#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
#include "app/pages/explore/column_chooser.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace carpo::pages {
namespace {

// 80 % of the training ages of RSNA 2017 are multiples of 6 months.
constexpr double kAgeStep = 6;
constexpr std::size_t kFewImages = 200;
constexpr std::size_t kMaximumBins = 60;

// In the order of the bars; those of unknown sex last, and only where there are any.
constexpr std::array kSexes{std::pair{dataset::Sex::Female, style::Role::Female},
                            std::pair{dataset::Sex::Male, style::Role::Male},
                            std::pair{dataset::Sex::Unknown, style::Role::Rest}};

explore::RangeRule binsRule(const std::string& column, double from, double to)
{
    return {.column = column, .minimum = from, .maximum = to, .isBelowMaximum = true};
}

QString axisLabel(const explore::Column& column)
{
    const QString unit = bridge::translated("Unit", column.unit);
    const QString name = bridge::columnName(column).toLower();
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

QWidget* sideBySide(QWidget* left, QWidget* right)
{
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(style::kUnit);
    line->addWidget(left, 1);
    line->addWidget(right, 1);
    return both;
}

std::string wordOf(dataset::Sex sex)
{
    return std::string(dataset::sexKey(sex));
}

} // namespace

DataCharts::DataCharts(QWidget* parent)
    : TranslatedWidget(parent)
{
    createCharts();
    DataCharts::retranslate();
}

void DataCharts::createCharts()
{
    m_sex = new plots::BarChart(this);
    m_sex->setObjectName(QStringLiteral("sexChart"));
    m_age = new plots::HistogramPlot(this);
    m_age->setObjectName(QStringLiteral("ageChart"));
    m_numbers = new plots::HistogramPlot(this);
    m_numbers->setObjectName(QStringLiteral("numbersChart"));
    m_column = new ColumnChooser("numbersColumn", "aspect_ratio", m_numbers);
    m_numbers->setHeading(m_column);
    m_pair = new plots::ScatterPlot(this);
    m_pair->setObjectName(QStringLiteral("pairChart"));
    m_xColumn = new ColumnChooser("xColumn", "brightness");
    m_yColumn = new ColumnChooser("yColumn", "contrast");
    m_pair->setHeading(sideBySide(m_xColumn, m_yColumn));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_sex, 8);
    layout->addWidget(m_age, 14);
    layout->addWidget(m_numbers, 10);
    layout->addWidget(m_pair, 12);
    connectCharts();
}

void DataCharts::connectCharts()
{
    for (plots::Plot* plot : std::initializer_list<plots::Plot*>{m_sex, m_age, m_numbers, m_pair})
        connect(plot, &plots::Plot::saveFailed, this, &DataCharts::saveFailed);
    m_sex->setChoosable();
    connect(m_sex, &plots::BarChart::barChosen, this, [this](int bar) {
        Q_EMIT conditionChosen(explore::WordRule{
            .column = "sex", .words = {wordOf(kSexes.at(static_cast<std::size_t>(bar)).first)}});
    });
    m_age->setChoosable();
    connect(m_age, &plots::HistogramPlot::rangeChosen, this, [this](double from, double to) {
        Q_EMIT conditionChosen(binsRule("age", from, to));
    });
    m_numbers->setChoosable();
    connect(m_numbers, &plots::HistogramPlot::rangeChosen, this, [this](double from, double to) {
        Q_EMIT conditionChosen(binsRule(m_column->column(), from, to));
    });
    connect(m_column, &ColumnChooser::columnChosen, this, &DataCharts::refreshNumbers);
    connectPair();
}

void DataCharts::connectPair()
{
    for (ColumnChooser* const chooser : {m_xColumn, m_yColumn})
        connect(chooser, &ColumnChooser::columnChosen, this, &DataCharts::refreshPair);
    m_pair->setChoosable();
    connect(m_pair, &plots::ScatterPlot::pointClicked, this, [this](int series, int point) {
        Q_EMIT imageChosen(m_points.at(static_cast<std::size_t>(series)).at(static_cast<std::size_t>(point)));
    });
    connect(m_pair, &plots::ScatterPlot::areaChosen, this, [this](const QPolygonF& outline) {
        explore::AreaRule area{.x = m_xColumn->column(), .y = m_yColumn->column(), .corners = {}};
        for (const QPointF& corner : outline)
            area.corners.emplace_back(corner.x(), corner.y());
        Q_EMIT conditionChosen(area);
    });
}

void DataCharts::setRows(const bridge::ChosenRowsPtr& rows)
{
    m_rows = rows;
    refresh();
}

void DataCharts::refresh()
{
    if (m_rows == nullptr)
        return;
    for (ColumnChooser* const chooser : {m_column, m_xColumn, m_yColumn})
        chooser->setColumns(*m_rows->columns);
    refreshSex();
    refreshAge();
    refreshNumbers();
    refreshPair();
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
    const auto* const ages = columnFor(*m_age, "age", tr("No age is known."));
    if (ages == nullptr)
        return;
    const double step = m_rows->columns->rows() < kFewImages ? 2 * kAgeStep : kAgeStep;
    const explore::Bins bins = stepBins(ages->numbers, step, kMaximumBins);
    std::vector<plots::HistogramSeries> series;
    if (const auto* const sexes = m_rows->columns->find("sex")) {
        for (const auto& [sex, role] : kSexes) {
            const auto histogram =
                explore::histogramOf(ages->numbers, chosenOf(*m_rows, *sexes, wordOf(sex)), bins);
            if (histogram.summary.n > 0)
                series.push_back(seriesOf(bridge::sexWords(sex), role, histogram));
        }
    } else {
        series.push_back(seriesOf(
            QString(), style::Role::Series, explore::histogramOf(ages->numbers, m_rows->mask, bins)));
    }
    m_age->setHistogram(edgesOf(bins), std::move(series), plots::HistogramPlot::Arrangement::Stacked);
    showWhole(*m_age, *ages, bins);
}

void DataCharts::refreshNumbers()
{
    const auto* const column =
        columnFor(*m_numbers, m_column->column(), tr("Comes when the images are measured."));
    if (column == nullptr)
        return;
    const explore::ColumnSummary all = explore::summaryOf(column->numbers, {});
    const explore::Bins bins = explore::roundBins(all.minimum, all.maximum, kMaximumBins / 2);
    m_numbers->setTitle(bridge::columnName(*column));
    m_numbers->setAxisLabels(axisLabel(*column), tr("images"));
    m_numbers->setNumberStyle(all.sd < 1 ? 2 : 1, QString());
    m_numbers->setHistogram(
        edgesOf(bins),
        {seriesOf(QString(), style::Role::Series, explore::histogramOf(column->numbers, m_rows->mask, bins))},
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

void DataCharts::refreshPair()
{
    const auto* const x = columnFor(*m_pair, m_xColumn->column(), tr("Comes when the images are measured."));
    const auto* const y = m_rows->columns->find(m_yColumn->column());
    if (x == nullptr || y == nullptr)
        return;
    //: two measures, one against the other
    m_pair->setTitle(tr("%1 and %2").arg(bridge::columnName(*x), bridge::columnName(*y)));
    m_pair->setAxisLabels(axisLabel(*x), axisLabel(*y));
    plots::ScatterSeries rest;
    rest.role = style::Role::Rest;
    rest.isRest = true;
    plots::ScatterSeries chosen;
    m_points.assign(2, {});
    for (std::size_t row = 0; row < m_rows->mask.size(); ++row) {
        const bool isChosen = m_rows->mask[row] != 0;
        plots::ScatterSeries& series = isChosen ? chosen : rest;
        series.x.push_back(static_cast<double>(x->numbers[row]));
        series.y.push_back(static_cast<double>(y->numbers[row]));
        m_points[isChosen ? 1 : 0].push_back(static_cast<int>(row));
    }
    m_pair->setSeries({std::move(rest), std::move(chosen)});
}

void DataCharts::retranslate()
{
    m_sex->setTitle(tr("Sex"));
    m_sex->setAxisLabels(QString(), QString()); // the counts stand on the bars
    m_age->setTitle(tr("Bone age by sex"));
    m_age->setAxisLabels(tr("age (months)"), tr("images"));
    m_age->setNumberStyle(1, QString()); // the axis says months
    m_column->setAccessibleName(tr("What the histogram shows"));
    m_xColumn->setAccessibleName(tr("From left to right"));
    m_yColumn->setAccessibleName(tr("From bottom to top"));
    for (ColumnChooser* const chooser : {m_column, m_xColumn, m_yColumn})
        chooser->setToolTip(chooser->accessibleName());
    refresh();
}

} // namespace carpo::pages
