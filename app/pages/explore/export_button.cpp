// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/export_button.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace carpo::pages {

ExportButton::ExportButton(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_exporter(workspace.searches())
{
    createParts();
    connectParts();
    ExportButton::retranslate();
}

QAction* ExportButton::addAction(const char* name, const char* icon)
{
    QAction* const action = m_menu->addAction(style::icon(QLatin1String(icon)), QString());
    action->setObjectName(QLatin1String(name));
    return action;
}

void ExportButton::createParts()
{
    m_menu = new QMenu(this);
    m_menu->setToolTipsVisible(true);
    m_report = addAction("exportReport", "document-export");
    m_table = addAction("exportTable", "document-export-table");
    m_decisions = addAction("exportDecisions", "document-export-table");
    m_suspects = addAction("exportSuspects", "document-export-table");
    m_button = new QToolButton(this);
    m_button->setObjectName(QStringLiteral("exportButton"));
    m_button->setProperty("look", QStringLiteral("quiet"));
    m_button->setIcon(style::icon(QStringLiteral("document-export")));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_menu);
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_button);
}

void ExportButton::connectParts()
{
    connect(m_menu, &QMenu::aboutToShow, this, &ExportButton::refresh);
    connect(m_report, &QAction::triggered, this, &ExportButton::askForReport);
    connect(m_table, &QAction::triggered, this, &ExportButton::tableWanted);
    connect(m_decisions, &QAction::triggered, this, &ExportButton::askForDecisions);
    connect(m_suspects, &QAction::triggered, this, &ExportButton::askForSuspects);
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_exporter, &bridge::Exporter::cancel);
    connect(&m_exporter, &bridge::Exporter::changed, this, &ExportButton::refresh);
    connect(&m_exporter, &bridge::Exporter::changed, this, [this] {
        Q_EMIT runningChanged(m_exporter.isRunning());
    });
    connect(&m_exporter, &bridge::Exporter::written, this, &ExportButton::written);
    connect(&m_exporter, &bridge::Exporter::failed, this, &ExportButton::failed);
    connect(&m_exporter, &bridge::Exporter::progressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &ExportButton::refresh);
}

void ExportButton::refresh()
{
    const bridge::OpenedSetPtr& set = m_workspace.set();
    const bool isMeasured = set != nullptr && set->scan.has_value();
    const bool isFree = !m_exporter.isRunning();
    m_button->setVisible(set != nullptr);
    m_report->setEnabled(isMeasured && isFree);
    m_suspects->setEnabled(isMeasured && isFree);
    m_table->setEnabled(m_hasTable && isFree);
    m_decisions->setEnabled(isFree);
    if (!isFree && !m_progress->isRunning())
        m_progress->start(tr("Exporting"));
    else if (isFree && m_progress->isRunning())
        m_progress->finish();
}

void ExportButton::setHasTable(bool hasTable)
{
    m_hasTable = hasTable;
    refresh();
}

void ExportButton::ask(const QString& title,
                       const QString& name,
                       const QString& suffix,
                       std::function<void(const std::filesystem::path&)> chosen)
{
    feedback::FileDialogs::Request request;
    request.title = title;
    request.start = bridge::ImageNames::instance().setName(*m_workspace.set()->dataset) + QLatin1Char('-')
                    + name + QLatin1Char('.') + suffix;
    request.filters = {suffix == QLatin1String("html") ? tr("Web page (*.html)")
                                                       : tr("Comma-separated values (*.csv)")};
    feedback::FileDialogs::instance().saveFile(
        this, request, [chosen = std::move(chosen)](const QString& path) { chosen(bridge::toPath(path)); });
}

void ExportButton::askForReport()
{
    ask(tr("Save the report"),
        tr("report", "file name"),
        QStringLiteral("html"),
        [this, set = m_workspace.set()](const std::filesystem::path& file) {
            m_exporter.writeReport(set, file);
        });
}

void ExportButton::exportTable(const bridge::TableParts& parts)
{
    ask(tr("Save the table"),
        tr("table", "file name"),
        QStringLiteral("csv"),
        [this, parts](const std::filesystem::path& file) { m_exporter.writeTable(parts, file); });
}

void ExportButton::askForDecisions()
{
    ask(tr("Save the decisions"),
        tr("decisions", "file name"),
        QStringLiteral("csv"),
        [this, set = m_workspace.set()](const std::filesystem::path& file) {
            m_exporter.writeDecisions(set, file);
        });
}

void ExportButton::askForSuspects()
{
    ask(tr("Save the suspects"),
        tr("suspects", "file name"),
        QStringLiteral("csv"),
        [this, set = m_workspace.set()](const std::filesystem::path& file) {
            m_exporter.writeSuspects(set, file);
        });
}

void ExportButton::retranslate()
{
    m_button->setText(tr("Export"));
    m_button->setToolTip(tr("Save what is known of the images as files"));
    m_report->setText(tr("Report (HTML)…"));
    m_report->setToolTip(tr("One page with charts that any browser shows"));
    m_table->setText(tr("Table of the images shown (CSV)…"));
    m_table->setToolTip(tr("The rows and columns of the table, as they are shown"));
    m_decisions->setText(tr("Decisions (CSV)…"));
    m_decisions->setToolTip(tr("What was decided about images, by whom and when"));
    m_suspects->setText(tr("Suspects (CSV)…"));
    m_suspects->setToolTip(tr("Images that stand out and those that are in the set twice, with the reasons"));
    m_progress->setWhat(tr("Exporting"));
    refresh();
}

} // namespace carpo::pages
