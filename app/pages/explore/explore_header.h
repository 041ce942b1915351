// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/file_check.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QLabel;
class QToolButton;

namespace carpo::feedback {
class MessageLine;
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::pages {

class ExportButton;

/// What is open, how many there are, how far the scan is, what went wrong.
class ExploreHeader final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExploreHeader(bridge::Workspace& workspace, QWidget* parent = nullptr);

    void showMessage(const QString& what);
    [[nodiscard]] ExportButton& exports() { return *m_exports; }

Q_SIGNALS:
    /// Images that were not there can be read again.
    void filesReturned();
    /// On this set, with what Experimentos has chosen.
    void trainWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void connectSessions();
    void refresh();
    void refreshState();
    void connectExports();
    void showFileNews();
    void showOtherWindow();
    void showStanding();
    void onProgress(const core::Progress& progress);
    [[nodiscard]] QString counts() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::FileCheck m_check;
    bool m_hasFileNews = false;                         // in the message line
    std::shared_ptr<const bridge::ProjectLock> m_known; // the user has read that another window has it
    QLabel* m_name = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_growing = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QToolButton* m_train = nullptr;
    ExportButton* m_exports = nullptr;
    feedback::MessageLine* m_message = nullptr;
};

} // namespace carpo::pages
