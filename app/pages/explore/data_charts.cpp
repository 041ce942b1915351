// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/data_charts.h"

#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
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
constexpr double kAspectStep = 0.05;
constexpr std::size_t kMaximumBins = 60;

// In the order of the bars; those of unknown sex last, and only where there are any.
constexpr std::array kSexes{std::pair{dataset::Sex::Female, style::Role::Female},
                            std::pair{dataset::Sex::Male, style::Role::Male},
                            std::pair{dataset::Sex::Unknown, style::Role::Rest}};

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
    m_aspect = new plots::HistogramPlot(this);
    m_aspect->setObjectName(QStringLiteral("aspectChart"));
    m_light = new plots::ScatterPlot(this);
    m_light->setObjectName(QStringLiteral("lightChart"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_sex, 10);
    layout->addWidget(m_age, 14);
    layout->addWidget(m_aspect, 10);
    layout->addWidget(m_light, 10);
    connectCharts();
}

void DataCharts::connectCharts()
{
    for (plots::Plot* plot : std::initializer_list<plots::Plot*>{m_sex, m_age, m_aspect, m_light})
        connect(plot, &plots::Plot::saveFailed, this, &DataCharts::saveFailed);
    m_sex->setChoosable();
    connect(m_sex, &plots::BarChart::barChosen, this, [this](int bar) {
        Q_EMIT conditionChosen(explore::WordRule{
            .column = "sex", .words = {wordOf(kSexes.at(static_cast<std::size_t>(bar)).first)}});
    });
    using Histogram = std::pair<plots::HistogramPlot*, const char*>;
    for (const auto& [plot, key] : {Histogram{m_age, "age"}, Histogram{m_aspect, "aspect_ratio"}}) {
        plot->setChoosable();
        connect(plot, &plots::HistogramPlot::rangeChosen, this, [this, key = key](double from, double to) {
            Q_EMIT conditionChosen(
                explore::RangeRule{.column = key, .minimum = from, .maximum = to, .isBelowMaximum = true});
        });
    }
    m_light->setChoosable();
    connect(m_light, &plots::ScatterPlot::pointClicked, this, [this](int series, int point) {
        Q_EMIT imageChosen(m_points.at(static_cast<std::size_t>(series)).at(static_cast<std::size_t>(point)));
    });
    connect(m_light, &plots::ScatterPlot::areaChosen, this, [this](const QPolygonF& outline) {
        explore::AreaRule area{.x = "brightness", .y = "contrast", .corners = {}};
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
    refreshSex();
    refreshAge();
    refreshAspect();
    refreshLight();
}

const explore::Column* DataCharts::columnFor(plots::Plot& chart, const char* key, const QString& why)
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

void DataCharts::refreshAspect()
{
    const auto* const aspects =
        columnFor(*m_aspect, "aspect_ratio", tr("Comes when the images are measured."));
    if (aspects == nullptr)
        return;
    const explore::Bins bins = stepBins(aspects->numbers, kAspectStep, kMaximumBins);
    m_aspect->setHistogram(edgesOf(bins),
                           {seriesOf(QString(),
                                     style::Role::Series,
                                     explore::histogramOf(aspects->numbers, m_rows->mask, bins))},
                           plots::HistogramPlot::Arrangement::Stacked);
    showWhole(*m_aspect, *aspects, bins);
}

void DataCharts::showWhole(plots::HistogramPlot& plot,
                           const explore::Column& column,
                           const explore::Bins& bins)
{
    if (!m_rows->isEverything())
        plot.setWhole(countsOf(explore::histogramOf(column.numbers, {}, bins)));
}

void DataCharts::refreshLight()
{
    const auto* const brightness =
        columnFor(*m_light, "brightness", tr("Comes when the images are measured."));
    const auto* const contrast = m_rows->columns->find("contrast");
    if (brightness == nullptr || contrast == nullptr)
        return;
    plots::ScatterSeries rest;
    rest.role = style::Role::Rest;
    rest.isRest = true;
    plots::ScatterSeries chosen;
    m_points.assign(2, {});
    for (std::size_t row = 0; row < m_rows->mask.size(); ++row) {
        const bool isChosen = m_rows->mask[row] != 0;
        plots::ScatterSeries& series = isChosen ? chosen : rest;
        series.x.push_back(static_cast<double>(brightness->numbers[row]));
        series.y.push_back(static_cast<double>(contrast->numbers[row]));
        m_points[isChosen ? 1 : 0].push_back(static_cast<int>(row));
    }
    m_light->setSeries({std::move(rest), std::move(chosen)});
}

void DataCharts::retranslate()
{
    m_sex->setTitle(tr("Sex"));
    m_sex->setAxisLabels(QString(), QString()); // the counts stand on the bars
    m_age->setTitle(tr("Bone age by sex"));
    m_age->setAxisLabels(tr("age (months)"), tr("images"));
    m_age->setNumberStyle(1, QString()); // the axis says months
    m_aspect->setTitle(tr("Aspect ratio"));
    m_aspect->setAxisLabels(tr("width / height"), tr("images"));
    m_aspect->setNumberStyle(2, QString());
    m_light->setTitle(tr("Brightness and contrast"));
    m_light->setAxisLabels(tr("mean gray (0 to 1)"), tr("SD of the gray"));
    refresh();
}

} // namespace carpo::pages
