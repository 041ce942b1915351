// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/explore_header.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/class_mode_button.h"
#include "app/pages/explore/export_button.h"
#include "app/pages/messages.h"
#include "app/pages/quiet_button.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace carpo::pages {

using State = bridge::ScanSession::State;

ExploreHeader::ExploreHeader(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_check(workspace.pool())
{
    createLayout();
    connectSessions();
    connectExports();
    ExploreHeader::retranslate();
}

void ExploreHeader::createLayout()
{
    m_name = new QLabel(this);
    m_name->setProperty("look", QStringLiteral("title"));
    m_name->setObjectName(QStringLiteral("datasetName"));
    m_counts = new QLabel(this);
    m_counts->setProperty("look", QStringLiteral("muted"));
    m_counts->setObjectName(QStringLiteral("datasetCounts"));
    m_growing = new QLabel(this);
    m_growing->setProperty("look", QStringLiteral("muted"));
    m_growing->setObjectName(QStringLiteral("cohortGrowing"));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("scanProgress"));
    m_train = quietButton("trainOnSet", "media-playback-start", this);
    connect(m_train, &QToolButton::clicked, this, &ExploreHeader::trainWanted);
    m_exports = new ExportButton(m_workspace, this);
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("exploreMessage"));

    auto* line = new QHBoxLayout;
    line->setSpacing(style::kBetweenGroups);
    line->addWidget(m_name);
    line->addWidget(m_counts);
    line->addWidget(m_growing);
    line->addStretch(1);
    line->addWidget(m_progress, 12); // its words before the empty room
    line->addWidget(m_train);
    line->addWidget(new ClassModeButton(m_workspace.settings(), this));
    line->addWidget(m_exports);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(line);
    layout->addWidget(m_message);
}

void ExploreHeader::connectSessions()
{
    bridge::ScanSession& scan = m_workspace.scan();
    connect(&scan, &bridge::ScanSession::setChanged, this, &ExploreHeader::refresh);
    connect(&scan, &bridge::ScanSession::setChanged, this, [this] {
        m_check.setSet(m_workspace.set());
        showOtherWindow();
    });
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &ExploreHeader::refresh);
    connect(&m_check, &bridge::FileCheck::changed, this, &ExploreHeader::showFileNews);
    connect(m_message, &feedback::MessageLine::dismissed, this, [this] {
        m_known = m_workspace.set() == nullptr ? nullptr : m_workspace.set()->lock;
    });
    connect(&scan, &bridge::ScanSession::stateChanged, this, &ExploreHeader::refreshState);
    connect(&scan, &bridge::ScanSession::progressed, this, &ExploreHeader::onProgress);
    connect(m_progress, &feedback::ProgressLine::cancelled, &scan, &bridge::ScanSession::cancel);
    connect(m_message, &feedback::MessageLine::activated, this, [this, &scan] {
        if (scan.state() == State::Failed && !m_hasFileNews)
            scan.askForColumns();
        else
            scan.scanAgain();
    });
    bridge::CohortSession& cohort = m_workspace.cohort();
    connect(&cohort, &bridge::CohortSession::progressed, this, [this](const core::Progress& progress) {
        m_growing->setVisible(m_workspace.isSetGrowing());
        m_growing->setText(tr("the cohort is still being drawn: %1 of %2")
                               .arg(style::countNumber(progress.done), style::countNumber(progress.total)));
    });
    connect(&cohort, &bridge::CohortSession::finished, m_growing, &QLabel::hide);
    connect(&cohort, &bridge::CohortSession::cancelled, m_growing, &QLabel::hide);
    connect(&cohort, &bridge::CohortSession::failed, m_growing, &QLabel::hide);
}

void ExploreHeader::showMessage(const QString& what)
{
    m_message->showMessage({.what = what, .where = {}, .remedy = {}, .button = {}});
}

void ExploreHeader::connectExports()
{
    connect(m_exports, &ExportButton::failed, this, [this](const core::Error& error) {
        m_message->showMessage(problemMessage(bridge::ImageNames::instance().shown(error)));
    });
    connect(m_exports, &ExportButton::written, this, [this](const QString& file) {
        const auto& names = bridge::ImageNames::instance();
        m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                                .what = names.areHidden() ? tr("Saved.") : tr("Saved: %1").arg(file),
                                .where = {},
                                .remedy = {},
                                .button = {}});
    });
}

void ExploreHeader::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    m_check.setActive(true);
    m_check.look();
}

void ExploreHeader::hideEvent(QHideEvent* event)
{
    TranslatedWidget::hideEvent(event);
    m_check.setActive(false);
}

void ExploreHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange)
        m_check.look(); // whoever comes back may have done something to the files
    TranslatedWidget::changeEvent(event);
}

void ExploreHeader::showFileNews()
{
    const bridge::FileNews& news = m_check.news();
    if (news.isNone()) {
        if (std::exchange(m_hasFileNews, false)) {
            m_message->dismiss();
            Q_EMIT filesReturned();
        }
        return;
    }
    m_hasFileNews = true;
    const auto& names = bridge::ImageNames::instance();
    const QString folder = bridge::toQString(m_workspace.set()->dataset->root);
    feedback::MessageLine::Message message{
        .kind = feedback::MessageLine::Kind::Warning, .what = {}, .where = {}, .remedy = {}, .button = {}};
    if (news.isFolderGone) {
        message.what = names.areHidden() ? tr("The data set's folder is not there any more.")
                                         : tr("The folder %1 is not there any more.").arg(folder);
        message.remedy = tr("Connect its drive again. What was measured and decided is kept.");
    } else {
        QStringList parts;
        if (news.gone > 0)
            parts += tr("%Ln image(s) are not there any more.", nullptr, static_cast<int>(news.gone));
        if (news.changed > 0)
            parts += tr("%Ln image(s) have changed since they were measured.",
                        nullptr,
                        static_cast<int>(news.changed));
        message.what = parts.join(QLatin1Char(' '));
        if (!names.areHidden())
            message.where = tr("The first one: %1").arg(QString::fromStdString(news.first));
        message.button = tr("Measure again");
    }
    m_message->showMessage(message);
}

void ExploreHeader::showOtherWindow()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    if (set == nullptr || set->lock == nullptr || !set->lock->isOpenElsewhere() || set->lock == m_known)
        return;
    m_message->showMessage(
        {.kind = feedback::MessageLine::Kind::Warning,
         .what = tr("This project is open in another window too."),
         .where = bridge::ImageNames::instance().place(bridge::toQString(set->projectFile)),
         .remedy = tr("Nothing is lost, but what is decided there is seen here only when "
                      "the project is opened again."),
         .button = {}});
}

void ExploreHeader::refresh()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    m_name->setText(set == nullptr ? tr("Explore") : bridge::ImageNames::instance().setName(*set->dataset));
    m_counts->setText(set == nullptr ? QString() : counts());
    m_train->setVisible(set != nullptr);
}

QString ExploreHeader::counts() const
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    const auto images = static_cast<int>(set->dataset->size());
    QString words = tr("%Ln radiograph(s)", nullptr, images);
    if (set->scan) {
        const auto summary = explore::summarize(*set->dataset, *set->scan);
        if (std::isfinite(summary.ageMedian))
            words += QStringLiteral(" · ")
                     + (images == 1 ? tr("%1 months").arg(style::fixedNumber(summary.ageMedian, 0))
                                    : tr("%1 to %2 months, median %3")
                                          .arg(style::fixedNumber(summary.ageMinimum, 0),
                                               style::fixedNumber(summary.ageMaximum, 0),
                                               style::fixedNumber(summary.ageMedian, 0)));
    }
    return words;
}

void ExploreHeader::refreshState()
{
    const State state = m_workspace.scan().state();
    if (state == State::Opening)
        m_progress->start(tr("Opening"));
    else if (state == State::Scanning)
        m_progress->start(tr("Measuring the images"));
    else
        m_progress->finish();
    if (state == State::Failed)
        m_message->showMessage(
            openingProblem(bridge::ImageNames::instance().shown(m_workspace.scan().error())));
    else if (state == State::Cancelled)
        m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                                .what = tr("Measuring was cancelled; what was measured is kept."),
                                .where = {},
                                .remedy = {},
                                .button = tr("Go on measuring")});
    else
        showStanding();
}

// What stays true whatever was said in between.
void ExploreHeader::showStanding()
{
    m_message->dismiss();
    m_hasFileNews = false;
    showOtherWindow();
    if (!m_check.news().isNone())
        showFileNews();
}

void ExploreHeader::onProgress(const core::Progress& progress)
{
    m_progress->setProgress(progress.done, progress.total);
}

void ExploreHeader::retranslate()
{
    m_train->setText(tr("Train"));
    m_train->setToolTip(tr("Opens Experiments and trains there with what is chosen"));
    refresh();
    m_progress->setWhat(m_workspace.scan().state() == State::Opening ? tr("Opening")
                                                                     : tr("Measuring the images"));
    if (!m_progress->isRunning())
        refreshState();
}

} // namespace carpo::pages
