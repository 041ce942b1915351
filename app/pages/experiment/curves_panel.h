// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/bridge/training_frame.h"
#include "app/pages/translated_widget.h"

#include <limits>

namespace carpo::plots {
class CurvePlot;
class Plot;
} // namespace carpo::plots

namespace carpo::pages {

/// Loss of each batch, loss and MAE (or another metric) of each epoch, and the line of the constant guess; of
/// a live run or a stored one, whose batches are not kept.
class CurvesPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit CurvesPanel(QWidget* parent = nullptr);

    /// Empties them for a run that is judged by that metric.
    void clear(const bridge::ShownMetric& metric = {});
    void append(const bridge::TrainingFrame& frame);
    void showRun(const bridge::RunDetails& details);
    /// The stored epochs of the run whose news are appended, where it is a continued one: only while there is
    /// no news of an epoch yet.
    void fillEpochs(const bridge::RunDetails& details);

Q_SIGNALS:
    void saveFailed(const QString& path);

private:
    void createPlots();
    void createLayout();
    void appendBatches(const std::vector<training::BatchReport>& batches);
    void appendEpoch(const training::EpochReport& report);
    /// False where it was made before: a continued run makes the epochs after its checkpoint again.
    [[nodiscard]] bool isNew(int epoch);
    void appendMetric(int epoch, double training, double validation);
    void showGuess();
    void nameMetric();
    void showMessages();
    void retranslate() override;

    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    plots::CurvePlot* m_batchLoss = nullptr;
    plots::CurvePlot* m_epochLoss = nullptr;
    plots::CurvePlot* m_metricPlot = nullptr;
    bridge::ShownMetric m_metric;
    double m_guess = kUnknown; // months, or an accuracy
    int m_lastEpoch = 0;
    bool m_hasBatches = false;
    bool m_isStored = false;
};

} // namespace carpo::pages
