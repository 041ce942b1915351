// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QLabel;

namespace carpo::feedback {
class MessageLine;
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::pages {

/// What is open, how many there are, how far the scan is, what went wrong.
class ExploreHeader final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExploreHeader(bridge::Workspace& workspace, QWidget* parent = nullptr);

    void showMessage(const QString& what);

private:
    void createLayout();
    void connectSessions();
    void refresh();
    void refreshState();
    void onProgress(const core::Progress& progress);
    [[nodiscard]] QString counts() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    QLabel* m_name = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_growing = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    feedback::MessageLine* m_message = nullptr;
};

} // namespace carpo::pages
