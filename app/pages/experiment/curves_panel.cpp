// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/curves_panel.h"

#include "widgets/plots/curve_plot.h"
#include "widgets/style/spacing.h"

#include <QGridLayout>

#include <cmath>

namespace carpo::pages {
namespace {

// Curves in the order in which they are added.
constexpr int kTraining = 0;
constexpr int kValidation = 1;

} // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : TranslatedWidget(parent)
{
    createPlots();
    createLayout();
    CurvesPanel::retranslate();
}

void CurvesPanel::createPlots()
{
    const plots::CurveStyle training{.name = {}, .role = style::Role::Training, .showsBest = false};
    const plots::CurveStyle validation{
        .name = {}, .role = style::Role::Validation, .line = Qt::DashLine, .showsBest = true};
    m_batchLoss = new plots::CurvePlot(this);
    m_batchLoss->setObjectName(QStringLiteral("batchLossPlot"));
    m_batchLoss->addCurve({.name = {}, .role = style::Role::Training, .smoothed = true, .showsBest = false});
    m_epochLoss = new plots::CurvePlot(this);
    m_epochLoss->setObjectName(QStringLiteral("epochLossPlot"));
    m_metricPlot = new plots::CurvePlot(this);
    m_metricPlot->setObjectName(QStringLiteral("metricPlot"));
    for (plots::CurvePlot* plot : {m_epochLoss, m_metricPlot}) {
        plot->addCurve(training);
        plot->addCurve(validation);
    }
    connect(m_epochLoss, &plots::CurvePlot::cursorMoved, m_metricPlot, &plots::CurvePlot::setCursor);
    connect(m_epochLoss, &plots::CurvePlot::cursorLeft, m_metricPlot, &plots::CurvePlot::clearCursor);
    connect(m_metricPlot, &plots::CurvePlot::cursorMoved, m_epochLoss, &plots::CurvePlot::setCursor);
    connect(m_metricPlot, &plots::CurvePlot::cursorLeft, m_epochLoss, &plots::CurvePlot::clearCursor);
    for (plots::CurvePlot* plot : {m_batchLoss, m_epochLoss, m_metricPlot})
        connect(plot, &plots::Plot::saveFailed, this, &CurvesPanel::saveFailed);
}

void CurvesPanel::createLayout()
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_metricPlot, 0, 0, 1, 2);
    layout->addWidget(m_batchLoss, 1, 0);
    layout->addWidget(m_epochLoss, 1, 1);
    layout->setRowStretch(0, 1);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
}

void CurvesPanel::clear(const bridge::ShownMetric& metric)
{
    for (plots::CurvePlot* plot : {m_batchLoss, m_epochLoss})
        plot->clearData();
    m_metric = metric;
    m_metricPlot->setHigherIsBetter(metric.higherIsBetter);
    nameMetric();
    m_metricPlot->clearReference();
    m_guess = kUnknown;
    m_lastEpoch = 0;
    m_hasBatches = false;
    m_isStored = false;
    showMessages();
}

void CurvesPanel::append(const bridge::TrainingFrame& frame)
{
    if (frame.start) {
        m_guess = frame.start->constantGuess;
        showGuess();
    }
    appendBatches(frame.batches);
    for (const bridge::EpochEnd& epoch : frame.epochs)
        appendEpoch(epoch.report);
    showMessages();
}

void CurvesPanel::appendBatches(const std::vector<training::BatchReport>& batches)
{
    if (batches.empty())
        return;
    std::vector<double> steps;
    std::vector<double> losses;
    steps.reserve(batches.size());
    losses.reserve(batches.size());
    for (const training::BatchReport& batch : batches) {
        steps.push_back(static_cast<double>(batch.step));
        losses.push_back(batch.loss);
    }
    m_batchLoss->append(kTraining, steps, losses);
    m_hasBatches = true;
}

bool CurvesPanel::isNew(int epoch)
{
    if (epoch <= m_lastEpoch)
        return false;
    m_lastEpoch = epoch;
    return true;
}

void CurvesPanel::appendEpoch(const training::EpochReport& report)
{
    if (!isNew(report.epoch))
        return;
    m_epochLoss->append(kTraining, report.epoch, report.trainLoss);
    m_epochLoss->append(kValidation, report.epoch, report.validationLoss);
    // Of other metrics than these nobody knows the training images'.
    const double accuracy = m_metric.key == "accuracy" ? report.trainAccuracy : kUnknown;
    appendMetric(
        report.epoch, m_metric.ofClasses ? accuracy : report.trainMae, bridge::valueOf(report, m_metric));
}

void CurvesPanel::appendMetric(int epoch, double training, double validation)
{
    m_metricPlot->append(kTraining, epoch, training);
    m_metricPlot->append(kValidation, epoch, validation);
}

void CurvesPanel::showRun(const bridge::RunDetails& details)
{
    clear(details.metric);
    m_isStored = true;
    fillEpochs(details);
}

void CurvesPanel::fillEpochs(const bridge::RunDetails& details)
{
    if (m_lastEpoch > 0)
        return;
    m_guess = details.run.constantGuess;
    showGuess();
    for (const project::EpochRow& row : details.epochs) {
        if (!isNew(row.epoch))
            continue;
        m_epochLoss->append(kTraining, row.epoch, bridge::epochValue(row, "train_loss"));
        m_epochLoss->append(kValidation, row.epoch, bridge::epochValue(row, "val_loss"));
        appendMetric(row.epoch,
                     bridge::epochValue(row, "train_" + m_metric.key),
                     bridge::epochValue(row, "val_" + m_metric.key));
    }
    showMessages();
}

void CurvesPanel::showGuess()
{
    // Of classes it is an accuracy, which no other metric has to beat.
    if (!std::isfinite(m_guess) || m_guess <= 0 || (m_metric.ofClasses && m_metric.key != "accuracy"))
        m_metricPlot->clearReference();
    else
        m_metricPlot->setReference(m_guess,
                                   m_metric.ofClasses ? tr("always naming the most frequent class")
                                                      : tr("always guessing the median"));
}

void CurvesPanel::showMessages()
{
    const QString waiting = tr("Comes with the end of the first epoch.");
    const QString epochs = m_lastEpoch > 0 ? QString() : waiting;
    m_epochLoss->setMessage(epochs);
    m_metricPlot->setMessage(epochs);
    m_batchLoss->setMessage(m_hasBatches ? QString()
                            : m_isStored
                                ? tr("Batches are shown while a run is trained; they are not stored.")
                                : tr("Comes with the first batch."));
}

void CurvesPanel::retranslate()
{
    m_batchLoss->setTitle(tr("Loss of each batch"));
    m_batchLoss->setAxisLabels(tr("batch"), tr("loss"));
    m_batchLoss->setCurveName(kTraining, tr("training"));
    m_epochLoss->setTitle(tr("Loss of each epoch"));
    m_epochLoss->setAxisLabels(tr("epoch"), tr("loss"));
    nameMetric();
    for (plots::CurvePlot* plot : {m_epochLoss, m_metricPlot}) {
        plot->setCurveName(kTraining, tr("training"));
        plot->setCurveName(kValidation, tr("validation"));
    }
    showGuess();
    showMessages();
}

void CurvesPanel::nameMetric()
{
    const QString name = bridge::metricWords(m_metric);
    m_metricPlot->setTitle(m_metric.ofClasses ? tr("%1 of each epoch").arg(name)
                                              : tr("Mean absolute error (MAE) of each epoch"));
    m_metricPlot->setAxisLabels(tr("epoch"), m_metric.ofClasses ? name : tr("MAE (months)"));
}

} // namespace carpo::pages
