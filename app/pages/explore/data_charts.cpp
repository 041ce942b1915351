// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/data_charts.h"

#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>

#include <utility>

namespace carpo::pages {
namespace {

// 80 % of the training ages of RSNA 2017 are multiples of 6 months.
constexpr double kAgeStep = 6;
constexpr std::size_t kFewImages = 200;
constexpr double kAspectStep = 0.05;
constexpr std::size_t kMaximumBins = 60;

plots::HistogramSeries series(const QString& name,
                              style::Role role,
                              const std::vector<double>& edges,
                              std::span<const double> values)
{
    Histogram histogram = countInto(edges, values);
    return {.name = name,
            .role = role,
            .counts = std::move(histogram.counts),
            .n = histogram.n,
            .mean = histogram.mean,
            .deviation = histogram.sd};
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
    connect(m_light, &plots::ScatterPlot::pointClicked, this, [this](int, int point) {
        Q_EMIT imageChosen(point);
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_sex, 10);
    layout->addWidget(m_age, 14);
    layout->addWidget(m_aspect, 10);
    layout->addWidget(m_light, 10);
    for (plots::Plot* plot : std::initializer_list<plots::Plot*>{m_sex, m_age, m_aspect, m_light})
        connect(plot, &plots::Plot::saveFailed, this, &DataCharts::saveFailed);
}

void DataCharts::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    refresh();
}

void DataCharts::refresh()
{
    if (m_set == nullptr)
        return;
    refreshSex();
    refreshAge();
    refreshAspect();
    refreshLight();
}

void DataCharts::refreshSex()
{
    std::vector<plots::Bar> bars;
    using Kind = std::pair<dataset::Sex, style::Role>;
    for (const auto& [sex, role] : {Kind{dataset::Sex::Female, style::Role::Female},
                                    Kind{dataset::Sex::Male, style::Role::Male},
                                    Kind{dataset::Sex::Unknown, style::Role::Rest}}) {
        const auto count = countOf(*m_set->dataset, sex);
        if (sex != dataset::Sex::Unknown || count > 0)
            bars.push_back({bridge::sexWords(sex), static_cast<double>(count), role});
    }
    m_sex->setBars(std::move(bars));
}

void DataCharts::refreshAge()
{
    const auto female = agesOf(*m_set->dataset, dataset::Sex::Female);
    const auto male = agesOf(*m_set->dataset, dataset::Sex::Male);
    std::vector<double> all = female;
    all.insert(all.end(), male.begin(), male.end());
    const double step = m_set->dataset->size() < kFewImages ? 2 * kAgeStep : kAgeStep;
    const auto edges = binEdges(all, step, kMaximumBins);
    m_age->setMessage(edges.empty() ? tr("No age is known.") : QString());
    m_age->setHistogram(edges,
                        {series(bridge::sexWords(dataset::Sex::Female), style::Role::Female, edges, female),
                         series(bridge::sexWords(dataset::Sex::Male), style::Role::Male, edges, male)},
                        plots::HistogramPlot::Arrangement::Stacked);
}

void DataCharts::refreshAspect()
{
    const auto values = measureOf(*m_set, "aspect_ratio");
    const auto edges = binEdges(values, kAspectStep, kMaximumBins);
    m_aspect->setMessage(edges.empty() ? tr("Comes when the images are measured.") : QString());
    m_aspect->setHistogram(edges,
                           {series(QString(), style::Role::Series, edges, values)},
                           plots::HistogramPlot::Arrangement::Stacked);
}

void DataCharts::refreshLight()
{
    const auto brightness = measureOf(*m_set, "brightness");
    const auto contrast = measureOf(*m_set, "contrast");
    m_light->setMessage(brightness.empty() ? tr("Comes when the images are measured.") : QString());
    m_light->setSeries({{.name = QString(),
                         .role = style::Role::Series,
                         .x = {brightness.begin(), brightness.end()},
                         .y = {contrast.begin(), contrast.end()}}});
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
