// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/augmentation_panel.h"
#include "app/pages/experiment/curves_panel.h"
#include "app/pages/experiment/diagnosis_panel.h"
#include "app/pages/experiment/experiment_form.h"
#include "app/pages/experiment/experiment_page.h"
#include "app/pages/experiment/inside_panel.h"
#include "app/pages/experiment/live_panel.h"
#include "app/pages/experiment/network_panel.h"
#include "app/pages/experiment/rate_panel.h"
#include "widgets/feedback/message_line.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>

// What the page's parts have to do with each other.

namespace carpo::pages {
namespace {

/// Some names, as many as one can take in.
QString listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 4;
    QStringList shown;
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
        shown << QString::fromStdString(names[i]);
    if (names.size() > kShown)
        shown << QStringLiteral("…");
    return shown.join(QStringLiteral(", "));
}

} // namespace

void ExperimentPage::connectDiagnosis()
{
    connect(m_message, &feedback::MessageLine::dismissed, this, &ExperimentPage::showFailure);
    connect(
        &bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &ExperimentPage::showFailure);
    bridge::TrainingSession& training = m_workspace.training();
    connect(&training, &bridge::TrainingSession::ended, this, [this] { m_diagnosis->end(false); });
    connect(&training, &bridge::TrainingSession::failed, this, [this](const core::Error& error) {
        m_diagnosis->end(error.code == core::ErrorCode::TrainingDiverged);
    });
    // A look costs about a batch: one now and then is enough to judge by.
    constexpr int kLookMs = 5000;
    m_looking.setInterval(kLookMs);
    m_looking.setSingleShot(true);
    connect(&m_looking, &QTimer::timeout, this, [this] {
        if (m_diagnosis->isVisible())
            lookForTheDiagnosis();
    });
    connect(&training, &bridge::TrainingSession::begun, &m_looking, &QTimer::stop);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_diagnosis->isVisible())
            lookForTheDiagnosis();
    });
    connect(&training, &bridge::TrainingSession::advanced, this, [this](const bridge::TrainingFrame& frame) {
        if (frame.inspection != nullptr && !m_inside->isVisible())
            m_workspace.training().look(std::nullopt);
        if (!frame.epochs.empty())
            lookForTheDiagnosis();
    });
    connect(
        m_diagnosis, &DiagnosisPanel::experimentWanted, this, [this](const training::Experiment& experiment) {
            m_form->setExperiment(experiment);
            m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                                    .what = tr("The form has the run's experiment with this change."),
                                    .where = {},
                                    .remedy = tr("Train it, and compare the two."),
                                    .button = {}});
        });
    connect(
        m_diagnosis, &DiagnosisPanel::evidenceWanted, this, [this](const evaluation::Diagnosis& diagnosis) {
            if (diagnosis.evidence == evaluation::Evidence::Layers) {
                m_tabs->setCurrentWidget(m_inside);
                return;
            }
            m_tabs->setCurrentWidget(m_curves);
            auto* const curves = qobject_cast<CurvesPanel*>(m_curves->currentWidget());
            if (curves != nullptr)
                curves->showEvidence(diagnosis);
        });
}

void ExperimentPage::loadLive(std::int64_t number)
{
    const auto work = [file = m_workspace.training().projectFile(), number](const std::stop_token&,
                                                                            const core::ProgressFn&) {
        return bridge::loadRun(file, number);
    };
    m_liveJob.start(work, [this](const core::Result<bridge::RunDetailsPtr>& details) {
        if (details && isLive((*details)->run.number))
            takeLive(*details);
    });
}

void ExperimentPage::takeLive(const bridge::RunDetailsPtr& details)
{
    m_live->fillCourse(*details);
    m_diagnosis->precede(*details);
    m_inside->setRun(details);
}

void ExperimentPage::showFailure()
{
    // While the message of its end stands there it need not be said again.
    const bool isSaid = m_shown != 0 && isLive(m_shown) && !m_message->isHidden();
    const bool isShown = m_failed != nullptr && !isSaid;
    if (isShown)
        m_failure->setText(
            tr("Run #%1 failed. %2")
                .arg(m_failed->run.number)
                .arg(bridge::errorWords(bridge::ImageNames::instance().shown(*m_failed->failure))));
    m_failure->setVisible(isShown);
}

void ExperimentPage::lookForTheDiagnosis()
{
    bridge::TrainingSession& training = m_workspace.training();
    if (!training.isActive() || m_inside->isVisible() || m_looking.isActive())
        return;
    training.look(0);
    m_looking.start();
}

void ExperimentPage::connectShape()
{
    connect(m_network, &NetworkPanel::valueWanted, m_form, &ExperimentForm::setValue);
    connect(m_rate, &RatePanel::rateTaken, this, [this](double rate) {
        m_form->setValue(QStringLiteral("optimizer.learning_rate"), rate);
    });
    connect(m_augmentation, &AugmentationPanel::folderWanted, this, &ExperimentPage::folderWanted);
    connect(m_rate, &RatePanel::folderWanted, this, &ExperimentPage::folderWanted);
    connect(m_rate, &RatePanel::messageWanted, m_message, &feedback::MessageLine::showMessage);
    connect(m_rate, &RatePanel::saveFailed, this, [this](const QString& path) {
        showError({core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}});
    });
    // The builder edits a field of the form, and what was done there is undone with the form.
    m_network->addActions(m_form->undoActions());
}

void ExperimentPage::compareRuns(const QList<qint64>& runs)
{
    const auto work = [file = m_workspace.set()->projectFile,
                       runs](const std::stop_token&,
                             const core::ProgressFn&) -> core::Result<std::vector<bridge::RunDetailsPtr>> {
        std::vector<bridge::RunDetailsPtr> all;
        for (const qint64 number : runs) {
            auto details = bridge::loadRun(file, number);
            if (!details)
                return tl::unexpected(details.error());
            all.push_back(std::move(*details));
        }
        return all;
    };
    m_compareJob.start(work, [this](core::Result<std::vector<bridge::RunDetailsPtr>>& loaded) {
        if (!loaded) {
            showError(loaded.error());
            return;
        }
        // The one that is shown is there already.
        std::erase_if(*loaded, [this](const auto& each) { return each->run.number == m_shown; });
        m_tabs->setCurrentWidget(m_curves);
        if (auto* const curves = qobject_cast<CurvesPanel*>(m_curves->currentWidget()))
            curves->compare(std::move(*loaded));
    });
}

void ExperimentPage::tellOfTheStart(const bridge::TrainingFrame& frame)
{
    if (frame.passedOver) {
        const core::Error& damage = frame.passedOver->damage;
        m_message->showMessage({.kind = feedback::MessageLine::Kind::Warning,
                                .what = bridge::errorWhat(damage),
                                .where = {},
                                .remedy = tr("The run goes on from the checkpoint before it, after epoch %1.")
                                              .arg(frame.passedOver->epoch),
                                .button = {}});
    }
    if (!frame.transfer)
        return;
    const training::TransferReport& report = *frame.transfer;
    QStringList rest;
    if (!report.kept.empty())
        rest << tr("Not in the file, or of another shape there: %1 (%2).")
                    .arg(report.kept.size())
                    .arg(listed(report.kept));
    if (!report.surplus.empty())
        rest << tr("Only in the file: %1 (%2).").arg(report.surplus.size()).arg(listed(report.surplus));
    m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                            .what = tr("The network starts with %n tensors of the weights file.",
                                       nullptr,
                                       static_cast<int>(report.taken)),
                            .where = {},
                            .remedy = rest.join(QChar(u' ')),
                            .button = {}});
}

// The batch size is what the memory may have no room for.
void ExperimentPage::tellThatItIsTakenBack(const training::LiveChange& change)
{
    m_message->showMessage({.kind = feedback::MessageLine::Kind::Warning,
                            .what = tr("Batches of that size do not fit the memory."),
                            .where = {},
                            .remedy = tr("The training goes on with %n images a batch, as before.",
                                         nullptr,
                                         QString::fromStdString(change.value).toInt()),
                            .button = {}});
}

} // namespace carpo::pages
