// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/explore_header.h"

#include "app/bridge/words.h"
#include "app/pages/explore/class_mode_button.h"
#include "app/pages/messages.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace carpo::pages {

using State = bridge::ScanSession::State;

ExploreHeader::ExploreHeader(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
{
    createLayout();
    connectSessions();
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
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("scanProgress"));
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("exploreMessage"));

    auto* line = new QHBoxLayout;
    line->setSpacing(style::kBetweenGroups);
    line->addWidget(m_name);
    line->addWidget(m_counts);
    line->addWidget(m_growing);
    line->addStretch(1);
    line->addWidget(m_progress, 2);
    line->addWidget(new ClassModeButton(m_workspace.settings(), this));
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
    connect(&scan, &bridge::ScanSession::stateChanged, this, &ExploreHeader::refreshState);
    connect(&scan, &bridge::ScanSession::progressed, this, &ExploreHeader::onProgress);
    connect(m_progress, &feedback::ProgressLine::cancelled, &scan, &bridge::ScanSession::cancel);
    connect(m_message, &feedback::MessageLine::activated, &scan, [&scan] {
        if (scan.state() == State::Failed)
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
}

void ExploreHeader::showMessage(const QString& what)
{
    m_message->showMessage({.what = what, .where = {}, .remedy = {}, .button = {}});
}

void ExploreHeader::refresh()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    m_name->setText(set == nullptr ? tr("Explore") : QString::fromStdString(set->dataset->name));
    m_counts->setText(set == nullptr ? QString() : counts());
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
                     + tr("%1 to %2 months, median %3")
                           .arg(style::fixedNumber(summary.ageMinimum, 0),
                                style::fixedNumber(summary.ageMaximum, 0),
                                style::fixedNumber(summary.ageMedian, 0));
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
        m_message->showMessage(openingProblem(m_workspace.scan().error()));
    else if (state == State::Cancelled)
        m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                                .what = tr("Measuring was cancelled; what was measured is kept."),
                                .where = {},
                                .remedy = {},
                                .button = tr("Go on measuring")});
    else
        m_message->dismiss();
}

void ExploreHeader::onProgress(const core::Progress& progress)
{
    m_progress->setProgress(progress.done, progress.total);
}

void ExploreHeader::retranslate()
{
    refresh();
    m_progress->setWhat(m_workspace.scan().state() == State::Opening ? tr("Opening")
                                                                     : tr("Measuring the images"));
    if (!m_progress->isRunning())
        refreshState();
}

} // namespace carpo::pages
