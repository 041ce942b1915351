// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <cstdint>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace carpo::pages {

/// Fila: what is to be trained next, in what order, begun and held.
class QueuePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit QueuePanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The experiment of the form is to be queued.
    void addWanted();

private:
    void createLayout();
    void connectParts();
    void showQueue();
    void refreshButtons();
    [[nodiscard]] QString entryWords(const jobs::SweepStanding& sweep) const;
    /// 0 for none.
    [[nodiscard]] std::int64_t chosen() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    QLabel* m_title = nullptr;
    QLabel* m_empty = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_go = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_remove = nullptr;
};

} // namespace carpo::pages
