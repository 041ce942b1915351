// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/exporter.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QAction;
class QMenu;
class QToolButton;

namespace carpo::feedback {
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::pages {

/// Exportar: the report, the table, the decisions and the suspects as files, and how far that is.
class ExportButton final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExportButton(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Asks for a file's name and writes the table there.
    void exportTable(const bridge::TableParts& parts);

    /// Whether there are rows to answer tableWanted() with.
    void setHasTable(bool hasTable);

Q_SIGNALS:
    /// The table that is shown is wanted: exportTable() is to be called with it.
    void tableWanted();
    /// Files are written one after the other.
    void runningChanged(bool isRunning);
    void written(const QString& file);
    void failed(const carpo::core::Error& error);

private:
    QAction* addAction(const char* name, const char* icon);
    void createParts();
    void connectParts();
    void refresh();
    /// `suffix`: "csv" or "html".
    void ask(const QString& title,
             const QString& name,
             const QString& suffix,
             std::function<void(const std::filesystem::path&)> chosen);
    void askForReport();
    void askForDecisions();
    void askForSuspects();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::Exporter m_exporter;
    QToolButton* m_button = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_report = nullptr;
    QAction* m_table = nullptr;
    QAction* m_decisions = nullptr;
    QAction* m_suspects = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    bool m_hasTable = false;
};

} // namespace carpo::pages
