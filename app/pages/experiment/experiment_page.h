// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/run_details.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <QList>

#include <cstdint>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace carpo::feedback {
class MessageLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::pages {

class AugmentationPanel;
class CurvesPanel;
class DiagnosisPanel;
class ExperimentForm;
class InsidePanel;
class ExperimentRuns;
class NetworkPanel;
class RatePanel;
class ResultsPanel;
class RunBar;
class RunsPanel;

/// Experimentos.
class ExperimentPage final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExperimentPage(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// With what the form says, as a click on Treinar. Not while something trains.
    void trainToTheEnd() { train(std::nullopt); }

Q_SIGNALS:
    void folderWanted();
    /// Row of the data set: to be shown in Explorar.
    void imageChosen(int datasetRow);

private:
    void createParts();
    void createLayout();
    void connectParts();
    void connectTraining();
    void connectDiagnosis();
    void train(std::optional<training::TrainingControls::Until> until);
    void connectShape();
    void continueRun(std::int64_t number);
    /// The queue is about to begin with a run.
    void expectQueued(const training::Experiment& experiment, std::int64_t run);
    void showRun(std::int64_t number);
    /// Over the one that is shown.
    void compareRuns(const QList<qint64>& runs);
    void onDetails(const core::Result<bridge::RunDetailsPtr>& details);
    void onSetChanged();
    /// Of the weights that the training starts with, where they come from a file or an older checkpoint.
    void tellOfTheStart(const bridge::TrainingFrame& frame);
    void onAdvanced(const bridge::TrainingFrame& frame);
    void onTrainingOver();
    void refreshCurves();
    void showError(const core::Error& error);
    [[nodiscard]] bool isLive(std::int64_t number) const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    std::int64_t m_shown = 0;             // run whose results are shown; 0 for none
    std::filesystem::path m_shownProject; // the project it belongs to
    bool m_hasStepped = false;            // since the training began
    bridge::ShownMetric m_liveMetric;     // of the run that is trained, or was last
    QLabel* m_title = nullptr;
    RunBar* m_bar = nullptr;
    feedback::MessageLine* m_message = nullptr;
    ExperimentForm* m_form = nullptr;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_curves = nullptr; // nothing, live or stored
    feedback::StateView* m_empty = nullptr;
    CurvesPanel* m_live = nullptr;
    CurvesPanel* m_stored = nullptr;
    InsidePanel* m_inside = nullptr;
    DiagnosisPanel* m_diagnosis = nullptr;
    ResultsPanel* m_results = nullptr;
    NetworkPanel* m_network = nullptr;
    AugmentationPanel* m_augmentation = nullptr;
    RatePanel* m_rate = nullptr;
    ExperimentRuns* m_runParts = nullptr;
    RunsPanel* m_runs = nullptr; // of those
    QSplitter* m_columns = nullptr;
    bridge::LatestJob<bridge::RunDetailsPtr> m_detailsJob;
    bridge::LatestJob<std::vector<bridge::RunDetailsPtr>> m_compareJob;
};

} // namespace carpo::pages
