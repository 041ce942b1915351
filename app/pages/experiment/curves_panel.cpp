// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/curves_panel.h"

#include "app/bridge/diagnosis_words.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/curve_bar.h"
#include "engine/jobs/epoch_row.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/spacing.h"

#include <QGridLayout>

#include <cmath>
#include <utility>

namespace carpo::pages {
namespace {

// Curves in the order in which they are added.
constexpr int kTraining = 0;
constexpr int kValidation = 1;
constexpr int kColumns = 2;

/// Of each kind, in their order.
constexpr std::array kObjectNames{"metricPlot",
                                  "epochLossPlot",
                                  "batchLossPlot",
                                  "learningRatePlot",
                                  "gradientNormPlot",
                                  "updateRatioPlot"};

/// What a report of a live batch is to a curve.
std::vector<project::BatchRow> rowsOf(const std::vector<training::BatchReport>& batches)
{
    std::vector<project::BatchRow> rows;
    rows.reserve(batches.size());
    for (const training::BatchReport& batch : batches)
        rows.push_back({.step = static_cast<std::uint32_t>(batch.step),
                        .loss = static_cast<float>(batch.loss),
                        .learningRate = static_cast<float>(batch.learningRate),
                        .gradientNorm = static_cast<float>(batch.gradientNorm),
                        .updateRatio = static_cast<float>(batch.updateRatio)});
    return rows;
}

} // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : TranslatedWidget(parent)
{
    createPlots();
    createLayout();
    connectPlots();
    CurvesPanel::retranslate();
}

void CurvesPanel::createPlots()
{
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        auto* const plot = new plots::CurvePlot(this);
        plot->setObjectName(QLatin1String(kObjectNames.at(kind)));
        plot->addCurve({.name = {},
                        .role = style::Role::Training,
                        .smoothed = !isOfEpochs(kind) && kind != LearningRate,
                        .showsBest = false});
        if (isOfEpochs(kind))
            plot->addCurve(
                {.name = {}, .role = style::Role::Validation, .line = Qt::DashLine, .showsBest = true});
        m_plots.at(kind) = plot;
    }
}

void CurvesPanel::createLayout()
{
    m_bar = new CurveBar(this);
    m_bar->setCurves({true, true, true, true, false, false});
    m_grid = new QGridLayout;
    m_grid->setSpacing(style::kWithinGroup);
    for (int column = 0; column < kColumns; ++column)
        m_grid->setColumnStretch(column, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_bar);
    layout->addLayout(m_grid, 1);
    arrange();
}

void CurvesPanel::connectPlots()
{
    for (plots::CurvePlot* const plot : m_plots) {
        connect(plot, &plots::Plot::saveFailed, this, &CurvesPanel::saveFailed);
        connect(plot, &plots::CurvePlot::smoothingChosen, this, &CurvesPanel::setSmoothing);
        connect(plot, &plots::CurvePlot::cursorMoved, this, [this, plot](double x) { moveCursor(plot, x); });
        connect(plot, &plots::CurvePlot::cursorLeft, this, [this] {
            for (plots::CurvePlot* const each : m_plots)
                each->clearCursor();
        });
    }
    connect(m_bar, &CurveBar::smoothingChosen, this, &CurvesPanel::setSmoothing);
    connect(m_bar, &CurveBar::shownChanged, this, &CurvesPanel::arrange);
    connect(m_bar, &CurveBar::metricChosen, this, &CurvesPanel::chooseMetric);
    connect(m_bar, &CurveBar::scaleChosen, this, [this](Qt::Orientation axis, bool logarithmic) {
        for (plots::CurvePlot* const plot : m_plots)
            plot->setLogarithmic(axis, logarithmic);
    });
}

// Two columns; one that is left over has a row of its own.
void CurvesPanel::arrange()
{
    std::vector<plots::CurvePlot*> shown;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        m_grid->removeWidget(m_plots.at(kind));
        const bool isShown = m_bar->isShown(static_cast<int>(kind));
        m_plots.at(kind)->setVisible(isShown);
        if (isShown)
            shown.push_back(m_plots.at(kind));
    }
    const int count = static_cast<int>(shown.size());
    for (int row = 0; row < static_cast<int>(kKinds); ++row)
        m_grid->setRowStretch(row, row * kColumns < count ? 1 : 0);
    for (int place = 0; place < count; ++place) {
        const bool isLeftOver = place == count - 1 && place % kColumns == 0;
        m_grid->addWidget(shown[static_cast<std::size_t>(place)],
                          place / kColumns,
                          place % kColumns,
                          1,
                          isLeftOver ? kColumns : 1);
    }
}

void CurvesPanel::setSmoothing(double weight)
{
    m_bar->setSmoothing(weight);
    for (plots::CurvePlot* const plot : m_plots)
        plot->setSmoothing(weight);
}

void CurvesPanel::moveCursor(const plots::CurvePlot* from, double x)
{
    const auto kindOf = [this](const plots::CurvePlot* plot) {
        return static_cast<std::size_t>(std::ranges::find(m_plots, plot) - m_plots.begin());
    };
    const bool isEpoch = isOfEpochs(kindOf(from));
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        if (m_plots.at(kind) == from || !m_bar->isShown(static_cast<int>(kind)))
            continue;
        const bool toEpoch = isOfEpochs(kind);
        m_plots.at(kind)->setCursor(isEpoch == toEpoch ? x
                                    : toEpoch          ? m_clock.epochOf(x)
                                                       : m_clock.stepOf(x));
    }
}

void CurvesPanel::clear(const bridge::ShownMetric& metric)
{
    for (plots::CurvePlot* const plot : m_plots) {
        plot->clearData();
    }
    m_metric = metric;
    m_drawn = metric;
    m_bar->setMetric(metric);
    m_plots[Metric]->setHigherIsBetter(metric.higherIsBetter);
    nameMetric();
    m_plots[Metric]->clearReference();
    m_clock.clear();
    m_epochs.clear();
    m_changes.clear();
    m_compared.clear();
    drawCompared();
    m_guess = kUnknown;
    m_findings = {};
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
    if (!frame.batches.empty())
        m_clock.setBatches(static_cast<double>(frame.batches.back().batches));
    appendBatches(rowsOf(frame.batches));
    for (const bridge::EpochEnd& epoch : frame.epochs)
        appendEpoch(jobs::epochRowOf(epoch.report));
    for (const training::LiveChange& change : frame.changes)
        addChange({change.step, change.epoch, change.key, change.value});
    showMessages();
}

void CurvesPanel::appendBatches(const std::vector<project::BatchRow>& batches)
{
    if (batches.empty())
        return;
    drawBatches(batches, kTraining);
    m_hasBatches = true;
}

void CurvesPanel::drawBatches(const std::vector<project::BatchRow>& batches, int curve)
{
    std::array<std::vector<double>, kKinds> values;
    std::vector<double> steps;
    std::vector<double> measured;
    for (const project::BatchRow& batch : batches) {
        steps.push_back(batch.step);
        values[BatchLoss].push_back(batch.loss);
        values[LearningRate].push_back(batch.learningRate);
        values[GradientNorm].push_back(batch.gradientNorm);
        if (std::isfinite(batch.updateRatio)) {
            measured.push_back(batch.step);
            values[UpdateRatio].push_back(batch.updateRatio);
        }
    }
    for (const Kind kind : {BatchLoss, LearningRate, GradientNorm})
        m_plots.at(kind)->append(curve, steps, values.at(kind));
    m_plots[UpdateRatio]->append(curve, measured, values[UpdateRatio]);
}

void CurvesPanel::appendEpoch(const project::EpochRow& row)
{
    // A continued run makes the epochs after its checkpoint again.
    if (!m_epochs.empty() && row.epoch <= m_epochs.back().epoch)
        return;
    m_epochs.push_back(row);
    m_plots[EpochLoss]->append(kTraining, row.epoch, bridge::epochValue(row, "train_loss"));
    m_plots[EpochLoss]->append(kValidation, row.epoch, bridge::epochValue(row, "val_loss"));
    m_plots[Metric]->append(kTraining, row.epoch, bridge::epochValue(row, "train_" + m_drawn.key));
    m_plots[Metric]->append(kValidation, row.epoch, bridge::epochValue(row, "val_" + m_drawn.key));
    if (const double steps = bridge::epochValue(row, "steps"); std::isfinite(steps))
        m_clock.setEnd(row.epoch, steps);
}

void CurvesPanel::addChange(const project::ChangeRow& change)
{
    if (std::ranges::find(m_changes, change) != m_changes.end())
        return; // a continued run tells it again
    m_changes.push_back(change);
    const QString words = bridge::changeWords(change.key, change.value);
    const double step = static_cast<double>(change.step);
    for (std::size_t kind = 0; kind < kKinds; ++kind)
        m_plots.at(kind)->addMark(isOfEpochs(kind) ? m_clock.epochOf(step) : step + 0.5, words);
}

void CurvesPanel::showRun(const bridge::RunDetails& details)
{
    // The same run, read again, keeps the others behind it.
    std::vector<bridge::RunDetailsPtr> compared;
    if (m_isStored && m_run == details.run.number)
        compared = m_compared;
    m_run = details.run.number;
    clear(details.metric);
    m_isStored = true;
    fillCourse(details);
    compare(std::move(compared));
}

void CurvesPanel::fillCourse(const bridge::RunDetails& details)
{
    if (!m_epochs.empty())
        return;
    m_guess = details.run.constantGuess;
    showGuess();
    // A live run's own batches come after them.
    if (!m_hasBatches)
        appendBatches(details.batches);
    for (const project::EpochRow& row : details.epochs)
        appendEpoch(row);
    for (const project::ChangeRow& change : details.changes)
        addChange(change);
    showMessages();
}

void CurvesPanel::chooseMetric(const bridge::ShownMetric& metric)
{
    m_drawn = metric;
    drawMetric();
    drawCompared();
}

void CurvesPanel::drawMetric()
{
    plots::CurvePlot& plot = *m_plots[Metric];
    plot.setHigherIsBetter(m_drawn.higherIsBetter);
    for (const project::EpochRow& row : m_epochs) {
        plot.append(kTraining, row.epoch, bridge::epochValue(row, "train_" + m_drawn.key));
        plot.append(kValidation, row.epoch, bridge::epochValue(row, "val_" + m_drawn.key));
    }
    for (const project::ChangeRow& change : m_changes)
        plot.addMark(m_clock.epochOf(static_cast<double>(change.step)),
                     bridge::changeWords(change.key, change.value));
    nameMetric();
    showGuess();
}

void CurvesPanel::compare(std::vector<bridge::RunDetailsPtr> runs)
{
    m_compared = std::move(runs);
    drawCompared();
}

// Validation as it is drawn of every run; the loss of training behind it, dotted; the batches.
void CurvesPanel::drawCompared()
{
    for (std::size_t kind = 0; kind < kKinds; ++kind)
        m_plots.at(kind)->removeCurves(isOfEpochs(kind) ? 2 : 1);
    std::size_t category = 2; // after training's and validation's hues
    for (const bridge::RunDetailsPtr& run : m_compared) {
        plots::CurveStyle look{.name = QStringLiteral("#%1").arg(run->run.number),
                               .role = style::categoryRole(category++),
                               .line = Qt::DashDotLine,
                               .showsBest = true,
                               .higherIsBetter = m_drawn.higherIsBetter};
        drawEpochs(*run, Metric, "val_" + m_drawn.key, look);
        look.higherIsBetter = false;
        drawEpochs(*run, EpochLoss, "val_loss", look);
        look.showsBest = false;
        for (const Kind kind : {BatchLoss, LearningRate, GradientNorm, UpdateRatio}) {
            look.smoothed = kind != LearningRate;
            m_plots.at(kind)->addCurve(look);
        }
        drawBatches(run->batches, m_plots[BatchLoss]->curveCount() - 1);
        look.smoothed = false;
        look.name = tr("#%1, training").arg(run->run.number);
        look.line = Qt::DotLine;
        drawEpochs(*run, EpochLoss, "train_loss", look);
    }
}

void CurvesPanel::drawEpochs(const bridge::RunDetails& run,
                             Kind kind,
                             const std::string& metric,
                             const plots::CurveStyle& look)
{
    const int curve = m_plots.at(kind)->addCurve(look);
    for (const project::EpochRow& row : run.epochs)
        m_plots.at(kind)->append(curve, row.epoch, bridge::epochValue(row, metric));
}

void CurvesPanel::showEvidence(const evaluation::Diagnosis& diagnosis)
{
    using evaluation::Evidence;
    const Kind kind = diagnosis.evidence == Evidence::EpochLoss      ? EpochLoss
                      : diagnosis.evidence == Evidence::EpochError   ? Metric
                      : diagnosis.evidence == Evidence::GradientNorm ? GradientNorm
                      : diagnosis.evidence == Evidence::UpdateRatio  ? UpdateRatio
                                                                     : BatchLoss;
    m_bar->show(kind);
    const QString name = bridge::findingName(diagnosis.finding);
    m_plots.at(kind)->setSpan(diagnosis.from, diagnosis.to, name);
    m_findings.at(kind) = diagnosis.finding;
}

void CurvesPanel::showGuess()
{
    // It is the error, or the accuracy, of an answer that never changes: no other metric has to beat it.
    const bool isItsMetric = m_drawn.key == (m_metric.ofClasses ? "accuracy" : "mae");
    if (!std::isfinite(m_guess) || m_guess <= 0 || !isItsMetric)
        m_plots[Metric]->clearReference();
    else
        m_plots[Metric]->setReference(m_guess,
                                      m_metric.ofClasses ? tr("always naming the most frequent class")
                                                         : tr("always guessing the median"));
}

void CurvesPanel::showMessages()
{
    const QString epochs = m_epochs.empty() ? tr("Comes with the end of the first epoch.") : QString();
    const QString batches = m_hasBatches ? QString()
                            : m_isStored ? tr("This run was trained before its batches were kept.")
                                         : tr("Comes with the first batch.");
    for (std::size_t kind = 0; kind < kKinds; ++kind)
        m_plots.at(kind)->setMessage(isOfEpochs(kind) ? epochs : batches);
}

void CurvesPanel::retranslate()
{
    const QString epoch = tr("epoch");
    const QString batch = tr("batch");
    const auto name = [this](Kind kind, const QString& title, const QString& x, const QString& y) {
        m_plots.at(kind)->setTitle(title);
        m_plots.at(kind)->setAxisLabels(x, y);
        m_plots.at(kind)->setCurveName(kTraining, kind == LearningRate ? QString() : tr("training"));
        m_bar->setCurveName(static_cast<int>(kind), title);
    };
    name(EpochLoss, tr("Loss of each epoch"), epoch, tr("loss"));
    name(BatchLoss, tr("Loss of each batch"), batch, tr("loss"));
    name(LearningRate, tr("Learning rate"), batch, tr("rate"));
    name(GradientNorm, tr("Length of the gradient"), batch, tr("L2 norm"));
    name(UpdateRatio, tr("Update to weights"), batch, tr("ratio of L2 norms"));
    m_plots[Metric]->setCurveName(kTraining, tr("training"));
    for (const Kind kind : {Metric, EpochLoss})
        m_plots.at(kind)->setCurveName(kValidation, tr("validation"));
    m_bar->setCurveName(Metric, tr("Metric of each epoch"));
    nameMetric();
    nameMarks();
    drawCompared();
    showGuess();
    showMessages();
}

void CurvesPanel::nameMarks()
{
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        for (int mark = 0; mark < m_plots.at(kind)->markCount(); ++mark) {
            const project::ChangeRow& change = m_changes.at(static_cast<std::size_t>(mark));
            m_plots.at(kind)->setMarkLabel(mark, bridge::changeWords(change.key, change.value));
        }
        if (m_findings.at(kind))
            m_plots.at(kind)->setSpanLabel(bridge::findingName(*m_findings.at(kind)));
    }
}

void CurvesPanel::nameMetric()
{
    const QString name = bridge::metricWords(m_drawn);
    m_plots[Metric]->setTitle(m_drawn.key == "mae" ? tr("Mean absolute error (MAE) of each epoch")
                                                   : tr("%1 of each epoch").arg(name));
    m_plots[Metric]->setAxisLabels(tr("epoch"),
                                   bridge::isInMonths(m_drawn) ? tr("%1 (months)").arg(name) : name);
}

} // namespace carpo::pages
