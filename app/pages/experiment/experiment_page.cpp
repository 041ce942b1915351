// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/experiment_page.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/augmentation_panel.h"
#include "app/pages/experiment/curves_panel.h"
#include "app/pages/experiment/diagnosis_panel.h"
#include "app/pages/experiment/experiment_form.h"
#include "app/pages/experiment/experiment_runs.h"
#include "app/pages/experiment/inside_panel.h"
#include "app/pages/experiment/live_panel.h"
#include "app/pages/experiment/network_panel.h"
#include "app/pages/experiment/rate_panel.h"
#include "app/pages/experiment/run_bar.h"
#include "app/pages/experiment/runs_panel.h"
#include "app/pages/first_focus.h"
#include "app/pages/messages.h"
#include "app/pages/results/results_panel.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace carpo::pages {
namespace {

// At 1366 pixels; a larger window gives the rest to the curves.
const QList<int> kColumnSizes{360, 676, 220};
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

} // namespace

ExperimentPage::ExperimentPage(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_detailsJob(workspace.pool())
    , m_liveJob(workspace.pool())
    , m_compareJob(workspace.pool())
{
    createParts();
    createLayout();
    connectParts();
    connectTraining();
    connectDiagnosis();
    connectShape();
    ExperimentPage::retranslate();
}

void ExperimentPage::createParts()
{
    m_title = new QLabel(this);
    m_title->setProperty("look", QStringLiteral("title"));
    m_bar = new RunBar(m_workspace.training(), this);
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("experimentMessage"));
    m_failure = new QLabel(this);
    m_failure->setObjectName(QStringLiteral("runFailure"));
    m_failure->setProperty("look", QStringLiteral("problem"));
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_failure->setWordWrap(true);
    m_failure->hide();
    m_form = new ExperimentForm(m_workspace, this);
    m_liveValues = new LivePanel(this);
    m_liveValues->setObjectName(QStringLiteral("liveValues"));
    m_live = new CurvesPanel(this);
    m_live->setObjectName(QStringLiteral("liveCurves"));
    m_stored = new CurvesPanel(this);
    m_stored->setObjectName(QStringLiteral("storedCurves"));
    m_empty = new feedback::StateView(this);
    m_empty->setObjectName(QStringLiteral("experimentEmpty"));
    m_curves = new QStackedWidget(this);
    m_curves->setObjectName(QStringLiteral("runCurves"));
    m_curves->addWidget(m_empty);
    m_curves->addWidget(m_live);
    m_curves->addWidget(m_stored);
    m_inside = new InsidePanel(m_workspace.training(), this);
    m_diagnosis = new DiagnosisPanel(this);
    m_results = new ResultsPanel(m_workspace, this);
    m_results->setObjectName(QStringLiteral("resultsPanel"));
    m_network = new NetworkPanel(m_workspace, this);
    m_network->setObjectName(QStringLiteral("networkPanel"));
    m_augmentation = new AugmentationPanel(m_workspace, this);
    m_augmentation->setObjectName(QStringLiteral("augmentationPanel"));
    m_rate = new RatePanel(m_workspace, this);
    m_rate->setObjectName(QStringLiteral("ratePanel"));
    m_tabs = new QTabWidget(this);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_curves, m_inside, m_diagnosis, m_results, m_network, m_augmentation, m_rate})
        m_tabs->addTab(part, QString());
    m_runParts = new ExperimentRuns(m_workspace, *m_form, *m_tabs, this);
    m_runs = &m_runParts->list();
}

void ExperimentPage::createLayout()
{
    m_tabs->setObjectName(QStringLiteral("experimentTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setProperty("look", QStringLiteral("quiet")); // narrow: all nine at 1366 pixels
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("experimentColumns"));
    m_columns->setChildrenCollapsible(false);
    auto* const middle = new QWidget(m_columns);
    auto* const seen = new QVBoxLayout(middle);
    seen->setContentsMargins(0, 0, 0, 0);
    seen->setSpacing(style::kWithinGroup);
    seen->addWidget(m_tabs, 1);
    seen->addWidget(m_liveValues);
    for (QWidget* part : std::initializer_list<QWidget*>{m_form, middle, m_runParts})
        m_columns->addWidget(part);
    m_columns->setStretchFactor(1, 1);
    m_columns->setHandleWidth(style::kWithinGroup);
    m_columns->setSizes(kColumnSizes);
    passFocus(*this, *m_form);
    auto* header = new QHBoxLayout;
    header->setSpacing(style::kBetweenGroups);
    header->addWidget(m_title);
    header->addWidget(m_bar, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kWithinGroup, style::kBetweenGroups, style::kWithinGroup);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(header);
    layout->addWidget(m_message);
    layout->addWidget(m_runParts->messages());
    layout->addWidget(m_failure);
    layout->addWidget(m_columns, 1);
}

void ExperimentPage::connectParts()
{
    connect(m_bar, &RunBar::trainWanted, this, &ExperimentPage::train);
    connect(m_runs, &RunsPanel::runChosen, this, &ExperimentPage::showRun);
    connect(m_runParts, &ExperimentRuns::continueWanted, this, &ExperimentPage::continueRun);
    connect(m_runParts, &ExperimentRuns::trainWanted, this, &ExperimentPage::trainToTheEnd);
    connect(m_runParts, &ExperimentRuns::runBeginning, this, &ExperimentPage::expectQueued);
    connect(m_runParts, &ExperimentRuns::runsCompared, this, &ExperimentPage::compareRuns);
    connect(m_runParts, &ExperimentRuns::failed, this, &ExperimentPage::showError);
    connect(m_form, &ExperimentForm::messageWanted, m_message, &feedback::MessageLine::showMessage);
    connect(m_form, &ExperimentForm::lessonWanted, this, &ExperimentPage::lessonWanted);
    connect(m_empty, &feedback::StateView::activated, this, [this] {
        if (m_workspace.set() == nullptr)
            Q_EMIT folderWanted();
        else
            train(std::nullopt);
    });
    connect(m_results, &ResultsPanel::messageWanted, m_message, &feedback::MessageLine::showMessage);
    connect(m_results, &ResultsPanel::imageChosen, this, &ExperimentPage::imageChosen);
    for (CurvesPanel* curves : {m_live, m_stored}) {
        connect(curves, &CurvesPanel::saveFailed, this, [this](const QString& path) {
            showError({core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}});
        });
    }
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &ExperimentPage::onSetChanged);
}

void ExperimentPage::connectTraining()
{
    bridge::TrainingSession& training = m_workspace.training();
    connect(&training, &bridge::TrainingSession::begun, this, [this] {
        m_live->clear(m_liveMetric);
        if (!m_workspace.queue().isGoing()) { // what was said of a trial stays to be read
            m_message->dismiss();
            m_tabs->setCurrentWidget(m_curves);
        }
    });
    connect(&training, &bridge::TrainingSession::stateChanged, this, &ExperimentPage::refreshShown);
    connect(&training, &bridge::TrainingSession::advanced, this, &ExperimentPage::onAdvanced);
    connect(&training, &bridge::TrainingSession::ended, this, &ExperimentPage::onTrainingOver);
    connect(&training, &bridge::TrainingSession::failed, this, [this](const core::Error& error) {
        onTrainingOver();
        if (error.code != core::ErrorCode::Cancelled)
            showError(error);
    });
    connect(m_liveValues, &LivePanel::changed, &training, &bridge::TrainingSession::change);
}

void ExperimentPage::train(std::optional<training::TrainingControls::Until> until)
{
    const auto experiment = m_form->experiment();
    if (!experiment) {
        showError(experiment.error());
        return;
    }
    expect(*experiment);
    m_isFollowed = true;
    showRun(0); // until it has its number
    m_workspace.training().start(m_workspace.set(), m_workspace.cacheOptions(), *experiment, {}, until);
}

void ExperimentPage::expect(const training::Experiment& experiment)
{
    m_bar->expectEpochs(static_cast<int>(experiment.integer("training.epochs")));
    const bridge::OpenedSetPtr& set = m_workspace.set();
    m_liveMetric = bridge::shownMetric(experiment, set != nullptr && set->isOfPlainNumbers());
    m_diagnosis->begin(experiment);
    m_liveValues->begin(experiment);
}

void ExperimentPage::continueRun(std::int64_t number)
{
    const bridge::RunSummary* const run = m_runs->find(number);
    if (run == nullptr)
        return;
    expect(run->experiment == nullptr ? training::Experiment() : *run->experiment);
    m_isFollowed = true;
    m_workspace.training().resumeRun(m_workspace.set(), m_workspace.cacheOptions(), number);
    // What it has done so far; the rest is drawn behind it.
    showRun(number);
}

void ExperimentPage::expectQueued(const training::Experiment& experiment, std::int64_t run)
{
    // Who reads another run goes on reading it. One that failed before it had a number was followed all the
    // same.
    m_isFollowed = m_shown == 0 || showsLive() || (m_isFollowed && !m_workspace.training().run().has_value());
    if (m_isFollowed && run == 0)
        showRun(0);
    expect(experiment);
    // Once the session has begun with it.
    if (run > 0)
        QMetaObject::invokeMethod(
            this,
            [this, run] {
                if (m_isFollowed)
                    showRun(run);
                else
                    loadLive(run);
            },
            Qt::QueuedConnection);
}

bool ExperimentPage::isLive(std::int64_t number) const
{
    const bridge::TrainingSession& training = m_workspace.training();
    return training.run() == number && m_workspace.set() != nullptr
           && training.projectFile() == m_workspace.set()->projectFile;
}

bool ExperimentPage::showsLive() const
{
    const bridge::TrainingSession& training = m_workspace.training();
    if (m_shown != 0)
        return isLive(m_shown);
    return training.isActive() && m_workspace.set() != nullptr
           && training.projectFile() == m_workspace.set()->projectFile;
}

void ExperimentPage::showRun(std::int64_t number)
{
    if (std::exchange(m_shown, number) != number) {
        m_failed.reset();
        m_diagnosis->setRun(nullptr); // until it is loaded
    }
    refreshShown();
    if (number == 0) {
        m_detailsJob.cancel();
        m_results->setRun(nullptr);
        return;
    }
    const auto work = [file = m_workspace.set()->projectFile, number](const std::stop_token&,
                                                                      const core::ProgressFn&) {
        return bridge::loadRun(file, number);
    };
    m_detailsJob.start(work,
                       [this](const core::Result<bridge::RunDetailsPtr>& details) { onDetails(details); });
}

void ExperimentPage::refreshShown()
{
    const bool live = showsLive();
    QWidget* shown = m_stored;
    if (live)
        shown = m_live;
    else if (m_shown == 0)
        shown = m_empty;
    m_curves->setCurrentWidget(shown);
    m_diagnosis->showLive(live);
    showFailure();
}

void ExperimentPage::onDetails(const core::Result<bridge::RunDetailsPtr>& details)
{
    if (!details) {
        showError(details.error());
        return;
    }
    const bool live = isLive((*details)->run.number);
    if (live) {
        takeLive(*details);
    } else {
        m_stored->showRun(**details);
        m_diagnosis->setRun(*details);
    }
    m_results->setRun(*details);
    // One that goes on has failed before.
    const bool goesOn = live && m_workspace.training().isActive();
    m_failed = (*details)->failure && !goesOn ? *details : nullptr;
    showFailure();
}

void ExperimentPage::onSetChanged()
{
    const auto& file = m_workspace.set()->projectFile;
    m_bar->setReady(true);
    retranslate();
    if (std::exchange(m_shownProject, file) != file) {
        if (!m_workspace.training().isActive())
            m_live->clear();
        showRun(0);
        m_runs->reload();
        m_rate->forget();
    }
}

void ExperimentPage::onAdvanced(const bridge::TrainingFrame& frame)
{
    tellOfTheStart(frame);
    for (const training::LiveChange& change : frame.changes) {
        if (change.isTakenBack)
            tellThatItIsTakenBack(change);
    }
    m_liveValues->append(frame);
    m_live->append(frame);
    m_diagnosis->append(frame);
    if (frame.run && isLive(*frame.run)) {
        if (m_isFollowed)
            m_runs->select(*frame.run);
        m_runs->reload();
    }
    const auto run = m_workspace.training().run();
    if (frame.epochs.empty() || !run || !isLive(*run))
        return;
    double best = m_runs->find(*run) == nullptr ? kUnknown : m_runs->find(*run)->best;
    bool isBetter = false;
    for (const bridge::EpochEnd& epoch : frame.epochs) {
        best = bridge::betterOf(m_liveMetric, best, bridge::valueOf(epoch.report, m_liveMetric));
        isBetter = isBetter || epoch.report.best;
    }
    m_runs->setBest(*run, best, frame.epochs.back().report.epoch);
    // Its predictions have just been stored.
    if (isBetter && m_shown == *run)
        showRun(*run);
    else if (isBetter)
        loadLive(*run);
}

void ExperimentPage::onTrainingOver()
{
    m_liveValues->end();
    m_runs->reload();
}

void ExperimentPage::showError(const core::Error& error)
{
    m_message->showMessage(problemMessage(bridge::ImageNames::instance().shown(error)));
}

void ExperimentPage::retranslate()
{
    showFailure();
    m_title->setText(tr("Experiments"));
    m_tabs->setTabText(0, tr("Curves"));
    m_tabs->setTabText(m_tabs->indexOf(m_inside), tr("Inside"));
    m_tabs->setTabText(m_tabs->indexOf(m_diagnosis), tr("Diagnosis"));
    m_tabs->setTabText(m_tabs->indexOf(m_results), tr("Results"));
    m_tabs->setTabText(m_tabs->indexOf(m_network), tr("Network"));
    m_tabs->setTabText(m_tabs->indexOf(m_augmentation), tr("Augmentation"));
    m_tabs->setTabText(m_tabs->indexOf(m_rate), tr("Rate"));
    if (m_workspace.set() == nullptr)
        m_empty->setState(QStringLiteral("document-open-folder"),
                          tr("No data set is open."),
                          tr("Open a folder with radiographs and their table to train on it."),
                          tr("Open a folder…"));
    else
        m_empty->setState(QStringLiteral("labplot-xy-smoothing-curve"),
                          tr("Nothing was trained on this data set yet."),
                          tr("Choose a preset at the left, change what you like, and train."),
                          tr("Train"));
}

} // namespace carpo::pages
