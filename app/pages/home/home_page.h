// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QLabel;

namespace carpo::feedback {
class MessageLine;
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::style {
class Card;
} // namespace carpo::style

namespace carpo::pages {

class RecentList;

/// Início: where to begin.
class HomePage final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit HomePage(bridge::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void folderWanted();
    void projectWanted();
    void projectChosen(const QString& file);
    void demonstrationWanted();

private:
    void createButtons();
    void createLayout();
    void connectSessions();
    void retranslate() override;
    void onScanState();

    bridge::Workspace& m_workspace;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QLabel* m_dropHint = nullptr;
    style::Card* m_folder = nullptr;
    style::Card* m_project = nullptr;
    style::Card* m_demonstration = nullptr;
    RecentList* m_recent = nullptr;
    feedback::ProgressLine* m_cohortLine = nullptr;
    feedback::MessageLine* m_message = nullptr;
};

} // namespace carpo::pages
