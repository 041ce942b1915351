// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/run_details.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <QList>
#include <QTimer>

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
class LivePanel;
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
    /// By its key.
    void lessonWanted(const QString& lesson);
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
    /// A run with that experiment is about to be trained.
    void expect(const training::Experiment& experiment);
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
    void tellThatItIsTakenBack(const training::LiveChange& change);
    void onAdvanced(const bridge::TrainingFrame& frame);
    void onTrainingOver();
    /// Of a run that is about to go on: what it has done so far, once it is loaded.
    void loadLive(std::int64_t number);
    void takeLive(const bridge::RunDetailsPtr& details);
    /// Live, stored or nothing, in all parts that show a run.
    void refreshShown();
    void showFailure();
    /// Has the trainer look inside for the diagnosis, now and then.
    void lookForTheDiagnosis();
    void showError(const core::Error& error);
    [[nodiscard]] bool isLive(std::int64_t number) const;
    /// Whether what is shown is the run that is trained, or was last.
    [[nodiscard]] bool showsLive() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    std::int64_t m_shown = 0;             // run whose results are shown; 0 for none
    std::filesystem::path m_shownProject; // the project it belongs to
    bool m_isFollowed = true;             // the run that is trained is shown as soon as it has a number
    bridge::ShownMetric m_liveMetric;     // of the run that is trained, or was last
    QLabel* m_title = nullptr;
    RunBar* m_bar = nullptr;
    feedback::MessageLine* m_message = nullptr;
    QLabel* m_failure = nullptr;    // why the run that is shown failed
    bridge::RunDetailsPtr m_failed; // that run; null for none
    ExperimentForm* m_form = nullptr;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_curves = nullptr; // nothing, live or stored
    feedback::StateView* m_empty = nullptr;
    CurvesPanel* m_live = nullptr;
    CurvesPanel* m_stored = nullptr;
    LivePanel* m_liveValues = nullptr;
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
    bridge::LatestJob<bridge::RunDetailsPtr> m_liveJob;
    bridge::LatestJob<std::vector<bridge::RunDetailsPtr>> m_compareJob;
    QTimer m_looking; // while the last look is recent
};

} // namespace carpo::pages
