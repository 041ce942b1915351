// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/bridge/training_frame.h"
#include "app/pages/experiment/epoch_clock.h"
#include "app/pages/translated_widget.h"
#include "engine/evaluation/diagnosis.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

class QGridLayout;

namespace carpo::plots {
class CurvePlot;
struct CurveStyle;
} // namespace carpo::plots

namespace carpo::pages {

class CurveBar;

/// What a run says of itself while it learns: loss, learning rate, gradient and update of each batch, loss
/// and a metric of each epoch beside the line of the constant guess, what was changed on the way, and other
/// runs over it. Of a live run or a stored one.
class CurvesPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit CurvesPanel(QWidget* parent = nullptr);

    /// Empties them for a run that is judged by that metric.
    void clear(const bridge::ShownMetric& metric = {});
    void append(const bridge::TrainingFrame& frame);
    void showRun(const bridge::RunDetails& details);
    /// The stored course of the run whose news are appended, where it is a continued one: only while there is
    /// no news of an epoch yet.
    void fillCourse(const bridge::RunDetails& details);
    /// Marks where a finding is seen, in the curve that it is said of.
    void showEvidence(const evaluation::Diagnosis& diagnosis);
    /// Draws the curves of these runs behind the one that is shown; none: that one alone.
    void compare(std::vector<bridge::RunDetailsPtr> runs);

Q_SIGNALS:
    void saveFailed(const QString& path);

private:
    enum Kind : std::size_t
    {
        Metric,
        EpochLoss,
        BatchLoss,
        LearningRate,
        GradientNorm,
        UpdateRatio,
        kKinds
    };

    void createPlots();
    void createLayout();
    void connectPlots();
    void arrange();
    void setSmoothing(double weight);
    void moveCursor(const plots::CurvePlot* from, double x);
    void appendBatches(const std::vector<project::BatchRow>& batches);
    void appendEpoch(const project::EpochRow& row);
    void addChange(const project::ChangeRow& change);
    void chooseMetric(const bridge::ShownMetric& metric);
    void drawMetric();
    void drawCompared();
    void drawEpochs(const bridge::RunDetails& run,
                    Kind kind,
                    const std::string& metric,
                    const plots::CurveStyle& look);
    /// Into that curve of all plots of batches.
    void drawBatches(const std::vector<project::BatchRow>& batches, int curve);
    void showGuess();
    void nameMetric();
    void nameMarks();
    void showMessages();
    [[nodiscard]] static bool isOfEpochs(std::size_t kind) { return kind == Metric || kind == EpochLoss; }
    void retranslate() override;

    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    std::array<plots::CurvePlot*, kKinds> m_plots{};
    CurveBar* m_bar = nullptr;
    QGridLayout* m_grid = nullptr;
    EpochClock m_clock;
    bridge::ShownMetric m_metric; // of the run
    bridge::ShownMetric m_drawn;  // what is drawn of it
    std::vector<project::EpochRow> m_epochs;
    std::vector<project::ChangeRow> m_changes;
    std::vector<bridge::RunDetailsPtr> m_compared;
    double m_guess = kUnknown;                                         // months, or an accuracy
    std::array<std::optional<evaluation::Finding>, kKinds> m_findings; // that their spans mark
    bool m_hasBatches = false;
    bool m_isStored = false;
    std::int64_t m_run = 0; // that is stored
};

} // namespace carpo::pages
