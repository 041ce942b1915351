// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <QString>

#include <cstdint>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QToolButton;

namespace carpo::pages {

/// Fila: what is to be trained next, in what order, begun and held; below it what could not be trained or
/// read, with the reason, until somebody takes it out or tries it again.
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
    void addProblems();
    QListWidgetItem* addEntry(const project::StoredSweep& sweep, const QString& words);
    void refreshButtons();
    void refreshNote(const QListWidgetItem* chosen);
    [[nodiscard]] QString entryWords(const jobs::SweepStanding& sweep) const;
    /// 0 for none.
    [[nodiscard]] std::int64_t chosen() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    QLabel* m_title = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_note = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_go = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_again = nullptr;
    QToolButton* m_remove = nullptr;
};

} // namespace carpo::pages
