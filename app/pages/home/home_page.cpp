// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/home_page.h"

#include "app/bridge/words.h"
#include "app/pages/first_focus.h"
#include "app/pages/home/recent_list.h"
#include "app/pages/messages.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/style/card.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QLabel>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kContentWidth = 880;

} // namespace

HomePage::HomePage(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
{
    createButtons();
    createLayout();
    connectSessions();
    HomePage::retranslate();
}

void HomePage::createButtons()
{
    const auto create = [this](const char* name, const char* icon) {
        auto* button = new style::Card(this);
        button->setObjectName(QLatin1String(name));
        button->setIcon(style::icon(QLatin1String(icon), style::Role::Accent));
        return button;
    };
    m_folder = create("openFolderButton", "document-open-folder");
    m_demonstration = create("demonstrationButton", "view-list-icons");
    m_project = create("openProjectButton", "document-open");
    connect(m_folder, &style::Card::clicked, this, &HomePage::folderWanted);
    connect(m_demonstration, &style::Card::clicked, this, &HomePage::demonstrationWanted);
    connect(m_project, &style::Card::clicked, this, &HomePage::projectWanted);
}

void HomePage::createLayout()
{
    m_title = new QLabel(this);
    m_title->setProperty("look", QStringLiteral("title"));
    m_subtitle = new QLabel(this);
    m_subtitle->setProperty("look", QStringLiteral("muted"));
    m_subtitle->setWordWrap(true);
    m_dropHint = new QLabel(this);
    m_dropHint->setProperty("look", QStringLiteral("muted"));
    m_recent = new RecentList(m_workspace.settings(), this);
    connect(m_recent, &RecentList::projectChosen, this, &HomePage::projectChosen);
    m_cohortLine = new feedback::ProgressLine(this);
    m_cohortLine->setObjectName(QStringLiteral("cohortProgress"));
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("homeMessage"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(style::kBetweenGroups);
    for (QWidget* button : {m_folder, m_demonstration, m_project})
        buttons->addWidget(button, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(style::kBetweenGroups);
    column->addSpacing(3 * style::kBetweenGroups);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_message);
    column->addLayout(buttons);
    column->addWidget(m_dropHint);
    column->addWidget(m_cohortLine);
    column->addWidget(m_recent);
    column->addStretch(1);
    passFocus(*this, *m_folder);
    auto* content = new QWidget(this);
    content->setMaximumWidth(kContentWidth);
    column->setContentsMargins(0, 0, 0, 0);
    content->setLayout(column);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->addStretch(1);
    layout->addWidget(content, 100);
    layout->addStretch(1);
}

void HomePage::connectSessions()
{
    bridge::CohortSession& cohort = m_workspace.cohort();
    connect(&cohort, &bridge::CohortSession::progressed, this, [this](const core::Progress& progress) {
        if (!m_cohortLine->isRunning())
            m_cohortLine->start(tr("Drawing the demonstration cohort"));
        m_cohortLine->setProgress(progress.done, progress.total);
    });
    connect(&cohort, &bridge::CohortSession::finished, m_cohortLine, &feedback::ProgressLine::finish);
    connect(&cohort, &bridge::CohortSession::failed, this, [this](const core::Error& error) {
        m_cohortLine->finish();
        m_message->showMessage(problemMessage(error));
    });
    connect(&cohort, &bridge::CohortSession::cancelled, m_cohortLine, &feedback::ProgressLine::finish);
    connect(m_cohortLine, &feedback::ProgressLine::cancelled, &cohort, &bridge::CohortSession::cancel);
    connect(&m_workspace.scan(), &bridge::ScanSession::stateChanged, this, &HomePage::onScanState);
    connect(m_message,
            &feedback::MessageLine::activated,
            &m_workspace.scan(),
            &bridge::ScanSession::askForColumns);
}

void HomePage::onScanState()
{
    if (m_workspace.scan().state() == bridge::ScanSession::State::Failed)
        m_message->showMessage(openingProblem(m_workspace.scan().error()));
    else
        m_message->dismiss();
}

void HomePage::retranslate()
{
    m_title->setText(QStringLiteral("Carpo"));
    m_subtitle->setText(
        tr("A workbench for radiographs and neural networks: explore a data set, train a network, "
           "watch it learn."));
    m_folder->setText(tr("Open a folder…"));
    m_folder->setDescription(tr("Radiographs and a table with id, age and sex, such as RSNA 2017"));
    m_folder->setToolTip(tr("Open a folder (%1)").arg(QStringLiteral("Ctrl+O")));
    m_demonstration->setText(tr("Demonstration cohort"));
    m_demonstration->setDescription(tr("%1 synthetic hands with known age and sex, drawn on this computer")
                                        .arg(style::countNumber(m_workspace.cohort().count())));
    m_demonstration->setToolTip(tr("Open the demonstration cohort (%1)").arg(QStringLiteral("Ctrl+D")));
    m_project->setText(tr("Open a project…"));
    m_project->setDescription(tr("A .carpo file with its measures, runs and predictions"));
    m_project->setToolTip(tr("Open a project (%1)").arg(QStringLiteral("Ctrl+Shift+O")));
    m_dropHint->setText(tr("Or drop a folder or a .carpo file on the window."));
    if (m_cohortLine->isRunning())
        m_cohortLine->setWhat(tr("Drawing the demonstration cohort"));
    onScanState();
}

} // namespace carpo::pages
