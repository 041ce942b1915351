// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/sweep_plots.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/words.h"
#include "widgets/plots/parallel_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace carpo::pages {
namespace {

using training::Hyperparameter;

constexpr std::size_t kMostAxes = 7; // beside the metric, when all runs are shown
/// In place of how many epochs a run was to have stands how many it was trained for.
constexpr std::string_view kEpochs = "training.epochs";

QString axisName(const Hyperparameter& entry)
{
    return entry.key == kEpochs ? QCoreApplication::translate("SweepPlots", "Epochs trained")
                                : bridge::translated("Hyperparameter", entry.name);
}

/// With the unit.
QString axisWords(const Hyperparameter& entry)
{
    return entry.key == kEpochs ? axisName(entry) : bridge::hyperparameterWords(entry);
}

training::Value valueOf(const Hyperparameter& entry, const bridge::RunSummary& run)
{
    return entry.key == kEpochs ? training::Value(static_cast<std::int64_t>(run.run.epochs))
                                : run.experiment->value(entry.key);
}

/// The setting's value of each run as a number: itself, or its place among the texts that there are.
plots::ParallelAxis axisOf(const Hyperparameter& entry, const std::vector<const bridge::RunSummary*>& runs)
{
    plots::ParallelAxis axis{.name = axisName(entry), .values = {}};
    const bool isNumber =
        entry.type == training::ValueType::Integer || entry.type == training::ValueType::Real;
    axis.logarithmic = isNumber && entry.logarithmic;
    for (const bridge::RunSummary* const run : runs) {
        const training::Value value = valueOf(entry, *run);
        if (isNumber) {
            axis.values.push_back(bridge::numberOf(value));
            continue;
        }
        const QString words = bridge::valueWords(entry, value);
        if (!axis.categories.contains(words))
            axis.categories << words;
        axis.values.push_back(static_cast<double>(axis.categories.indexOf(words)));
    }
    return axis;
}

} // namespace

SweepPlots::SweepPlots(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_shelf(shelf)
{
    createLayout();
    connectParts();
    SweepPlots::retranslate();
}

void SweepPlots::createLayout()
{
    m_sweep = new QComboBox(this);
    m_sweep->setObjectName(QStringLiteral("shownSweep"));
    m_sweep->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sweep->setMinimumContentsLength(20);
    m_parallel = new plots::ParallelPlot(this);
    m_parallel->setObjectName(QStringLiteral("parallelPlot"));
    m_scatter = new plots::ScatterPlot(this);
    m_scatter->setObjectName(QStringLiteral("sweepScatter"));
    m_setting = new QComboBox(this);
    m_setting->setObjectName(QStringLiteral("sweepSetting"));
    m_setting->setProperty("look", QStringLiteral("quiet"));
    m_setting->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_setting->setMinimumContentsLength(12);
    m_scatter->setHeading(m_setting);
    auto* plots = new QSplitter(Qt::Horizontal, this);
    plots->setObjectName(QStringLiteral("sweepPlots"));
    plots->setChildrenCollapsible(false);
    plots->addWidget(m_parallel);
    plots->addWidget(m_scatter);
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_sweep);
    heading->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(heading);
    layout->addWidget(plots, 1);
}

void SweepPlots::connectParts()
{
    connect(&m_shelf, &bridge::RunShelf::changed, this, &SweepPlots::gather);
    connect(&m_workspace.queue(), &bridge::RunQueue::changed, this, [this] {
        fillSweeps();
        gather();
    });
    connect(m_sweep, &QComboBox::activated, this, &SweepPlots::gather);
    connect(m_setting, &QComboBox::activated, this, &SweepPlots::drawScatter);
    connect(m_parallel, &plots::ParallelPlot::choiceChanged, this, &SweepPlots::drawScatter);
    connect(m_parallel, &plots::ParallelPlot::rowClicked, this, [this](int row) {
        Q_EMIT runChosen(m_runs[static_cast<std::size_t>(row)]->run.number);
    });
    for (plots::Plot* const plot : std::initializer_list<plots::Plot*>{m_parallel, m_scatter})
        connect(plot, &plots::Plot::saveFailed, this, &SweepPlots::saveFailed);
}

void SweepPlots::showSweep(std::int64_t number)
{
    m_wanted = number;
    fillSweeps();
    gather();
}

void SweepPlots::fillSweeps()
{
    const QSignalBlocker blocker(m_sweep);
    const QVariant chosen = m_sweep->currentData();
    m_sweep->clear();
    m_sweep->addItem(tr("All runs"), QVariant::fromValue<qlonglong>(0));
    for (const bridge::SweepStandingPtr& each : m_workspace.queue().sweeps()) {
        if (each->sweep.axes.empty())
            continue;
        m_sweep->insertItem(
            1, // the latest first
            tr("Sweep %1: %2").arg(each->stored.number).arg(QString::fromStdString(each->stored.name)),
            QVariant::fromValue<qlonglong>(each->stored.number));
    }
    m_sweep->setCurrentIndex(chosen.isValid() ? std::max(0, m_sweep->findData(chosen)) : 0);
    if (const int index = m_sweep->findData(QVariant::fromValue<qlonglong>(m_wanted));
        m_wanted > 0 && index > 0) {
        m_sweep->setCurrentIndex(index);
        m_wanted = 0;
    }
}

bool SweepPlots::differs(const Hyperparameter& entry) const
{
    return std::ranges::any_of(m_runs, [&](const bridge::RunSummary* run) {
        return valueOf(entry, *run) != valueOf(entry, *m_runs.front());
    });
}

std::vector<std::string> SweepPlots::sweptKeys() const
{
    std::vector<std::string> keys;
    const std::int64_t number = m_sweep->currentData().toLongLong();
    for (const bridge::SweepStandingPtr& each : m_workspace.queue().sweeps()) {
        if (each->stored.number != number)
            continue;
        for (const training::SweepAxis& axis : each->sweep.axes)
            keys.push_back(axis.key);
        // Halving stops most of them early: what they come to is of as many epochs.
        if (differs(*training::findHyperparameter(kEpochs)) && std::ranges::find(keys, kEpochs) == keys.end())
            keys.emplace_back(kEpochs);
        return keys;
    }
    for (const Hyperparameter& entry : training::hyperparameters()) {
        if (entry.type != training::ValueType::Text && keys.size() < kMostAxes && differs(entry))
            keys.emplace_back(entry.key);
    }
    return keys;
}

void SweepPlots::gather()
{
    const std::int64_t sweep = m_sweep->currentData().toLongLong();
    m_runs.clear();
    for (const bridge::RunSummary& run : m_shelf.runs()) {
        const bool isOfSweep = sweep == 0 || (run.run.trial && run.run.trial->sweep == sweep);
        // What is judged by something else has no place on the same axis.
        const bool isComparable = m_runs.empty() || m_runs.front()->metric.key == run.metric.key;
        if (isOfSweep && isComparable && run.run.binnedAt.empty() && run.experiment != nullptr
            && std::isfinite(run.best))
            m_runs.push_back(&run);
    }
    m_keys = sweptKeys();
    drawParallel();
    fillSettings();
    drawScatter();
}

QString SweepPlots::metricName() const
{
    const bridge::ShownMetric metric = m_runs.empty() ? bridge::ShownMetric() : m_runs.front()->metric;
    return bridge::isInMonths(metric) ? tr("MAE (months)") : bridge::metricWords(metric);
}

void SweepPlots::drawParallel()
{
    std::vector<plots::ParallelAxis> axes;
    std::vector<QString> names;
    for (const std::string& key : m_keys)
        axes.push_back(axisOf(*training::findHyperparameter(key), m_runs));
    const bool isEmptyYet = m_runs.empty();
    plots::ParallelAxis metric{.name = isEmptyYet ? QString() : metricName(), .values = {}};
    for (const bridge::RunSummary* const run : m_runs) {
        metric.values.push_back(run->best);
        names.push_back(tr("Run #%1").arg(run->run.number));
    }
    axes.push_back(std::move(metric));
    m_parallel->setRowNames(std::move(names));
    m_parallel->setAxes(std::move(axes), m_runs.empty() || !m_runs.front()->metric.higherIsBetter);
    m_parallel->setTitle(tr("Settings and result of each run"));
    const bool isEmpty = m_runs.size() < 2 || m_keys.empty();
    m_parallel->setMessage(isEmpty ? tr("Two runs that differ in a setting are needed.") : QString());
    m_scatter->setMessage(isEmpty ? tr("Two runs that differ in a setting are needed.") : QString());
    if (isEmpty)
        m_scatter->setTitle(tr("Settings and result of each run"));
}

void SweepPlots::fillSettings()
{
    const QSignalBlocker blocker(m_setting);
    const QString chosen = m_setting->currentData().toString();
    m_setting->clear();
    for (const std::string& key : m_keys)
        m_setting->addItem(axisWords(*training::findHyperparameter(key)), QString::fromStdString(key));
    m_setting->setCurrentIndex(std::max(0, m_setting->findData(chosen)));
}

void SweepPlots::drawScatter()
{
    const Hyperparameter* const entry =
        training::findHyperparameter(m_setting->currentData().toString().toStdString());
    if (entry == nullptr) {
        m_scatter->clear();
        return;
    }
    const plots::ParallelAxis axis = axisOf(*entry, m_runs);
    const std::vector<bool> chosen = m_parallel->chosen();
    plots::ScatterSeries front{.name = metricName(), .role = style::Role::Validation, .x = {}, .y = {}};
    plots::ScatterSeries rest{.name = {}, .role = style::Role::Rest, .x = {}, .y = {}, .isRest = true};
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> others;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const bool isChosen = i >= chosen.size() || chosen[i];
        plots::ScatterSeries& series = isChosen ? front : rest;
        series.x.push_back(axis.values[i]);
        series.y.push_back(m_runs[i]->best);
        (isChosen ? numbers : others).push_back(m_runs[i]->run.number);
    }
    m_scatter->setAxisLabels(axisWords(*entry), metricName());
    m_scatter->setTitle(tr("%1 against %2").arg(metricName(), axis.name));
    m_scatter->setHover([this, numbers, others](int series, int point) {
        return tr("Run #%1").arg((series == 1 ? numbers : others)[static_cast<std::size_t>(point)]);
    });
    m_scatter->setLogarithmic(Qt::Horizontal, axis.logarithmic);
    m_scatter->setCategories(axis.categories);
    m_scatter->disconnect(this);
    connect(m_scatter, &plots::Plot::saveFailed, this, &SweepPlots::saveFailed);
    connect(
        m_scatter, &plots::ScatterPlot::pointClicked, this, [this, numbers, others](int series, int point) {
            Q_EMIT runChosen((series == 1 ? numbers : others)[static_cast<std::size_t>(point)]);
        });
    m_scatter->setSeries({std::move(rest), std::move(front)});
}

void SweepPlots::retranslate()
{
    m_sweep->setAccessibleName(tr("Runs shown in the plots"));
    m_setting->setAccessibleName(tr("Setting that the metric is held against"));
    m_setting->setToolTip(m_setting->accessibleName());
    fillSweeps();
    gather();
}

} // namespace carpo::pages
