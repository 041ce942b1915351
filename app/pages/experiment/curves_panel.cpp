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
    m_mae = new plots::CurvePlot(this);
    m_mae->setObjectName(QStringLiteral("maePlot"));
    for (plots::CurvePlot* plot : {m_epochLoss, m_mae}) {
        plot->addCurve(training);
        plot->addCurve(validation);
    }
    connect(m_epochLoss, &plots::CurvePlot::cursorMoved, m_mae, &plots::CurvePlot::setCursor);
    connect(m_epochLoss, &plots::CurvePlot::cursorLeft, m_mae, &plots::CurvePlot::clearCursor);
    connect(m_mae, &plots::CurvePlot::cursorMoved, m_epochLoss, &plots::CurvePlot::setCursor);
    connect(m_mae, &plots::CurvePlot::cursorLeft, m_epochLoss, &plots::CurvePlot::clearCursor);
    for (plots::CurvePlot* plot : {m_batchLoss, m_epochLoss, m_mae})
        connect(plot, &plots::Plot::saveFailed, this, &CurvesPanel::saveFailed);
}

void CurvesPanel::createLayout()
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_mae, 0, 0, 1, 2);
    layout->addWidget(m_batchLoss, 1, 0);
    layout->addWidget(m_epochLoss, 1, 1);
    layout->setRowStretch(0, 1);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
}

void CurvesPanel::clear()
{
    for (plots::CurvePlot* plot : {m_batchLoss, m_epochLoss, m_mae})
        plot->clearData();
    m_mae->clearReference();
    m_guess = kUnknown;
    m_lastEpoch = 0;
    m_hasBatches = false;
    m_isStored = false;
    showMessages();
}

void CurvesPanel::append(const bridge::TrainingFrame& frame)
{
    if (frame.start) {
        m_guess = frame.start->constantGuessMae;
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

void CurvesPanel::appendEpoch(const training::EpochReport& report)
{
    // A continued run makes the epochs after its checkpoint again: the same numbers.
    if (report.epoch <= m_lastEpoch)
        return;
    m_lastEpoch = report.epoch;
    const double epoch = report.epoch;
    m_epochLoss->append(kTraining, epoch, report.trainLoss);
    m_epochLoss->append(kValidation, epoch, report.validationLoss);
    m_mae->append(kTraining, epoch, report.trainMae);
    m_mae->append(kValidation, epoch, report.validationMae);
}

void CurvesPanel::showRun(const bridge::RunDetails& details)
{
    clear();
    m_isStored = true;
    fillEpochs(details);
}

void CurvesPanel::fillEpochs(const bridge::RunDetails& details)
{
    if (m_lastEpoch > 0)
        return;
    m_guess = details.run.constantGuessMae;
    showGuess();
    for (const project::EpochRow& row : details.epochs) {
        appendEpoch({.epoch = row.epoch,
                     .trainLoss = bridge::epochValue(row, "train_loss"),
                     .validationLoss = bridge::epochValue(row, "val_loss"),
                     .trainMae = bridge::epochValue(row, "train_mae"),
                     .validationMae = bridge::epochValue(row, "val_mae")});
    }
    showMessages();
}

void CurvesPanel::showGuess()
{
    if (std::isfinite(m_guess) && m_guess > 0)
        m_mae->setReference(m_guess, tr("always guessing the median"));
}

void CurvesPanel::showMessages()
{
    const QString waiting = tr("Comes with the end of the first epoch.");
    const QString epochs = m_lastEpoch > 0 ? QString() : waiting;
    m_epochLoss->setMessage(epochs);
    m_mae->setMessage(epochs);
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
    m_mae->setTitle(tr("Mean absolute error (MAE) of each epoch"));
    m_mae->setAxisLabels(tr("epoch"), tr("MAE (months)"));
    for (plots::CurvePlot* plot : {m_epochLoss, m_mae}) {
        plot->setCurveName(kTraining, tr("training"));
        plot->setCurveName(kValidation, tr("validation"));
    }
    showGuess();
    showMessages();
}

} // namespace carpo::pages
