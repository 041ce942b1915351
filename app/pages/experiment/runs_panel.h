// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"
#include "app/models/run_list_model.h"
#include "app/pages/translated_widget.h"

#include <cstdint>

class QLabel;
class QPushButton;
class QTreeView;

namespace carpo::pages {

class RunActions;

/// The runs of the open project in short, and what can be done with one.
class RunsPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit RunsPanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Reads the runs of the open set's project again; what is chosen stays chosen.
    void reload();
    void select(std::int64_t number);
    void setBest(std::int64_t number, double best, int epochs);
    /// 0 for none.
    [[nodiscard]] std::int64_t current() const { return m_current; }
    /// Null where there is none of that number.
    [[nodiscard]] const bridge::RunSummary* find(std::int64_t number) const;
    [[nodiscard]] bridge::RunShelf& shelf() { return m_shelf; }
    [[nodiscard]] RunActions& actions() { return *m_actions; }

Q_SIGNALS:
    void runChosen(std::int64_t number);
    void continueWanted(std::int64_t number);
    void failed(const carpo::core::Error& error);

private:
    void createLayout();
    void connectParts();
    void showRuns();
    void onCurrentChanged(int row);
    void refreshChosen();
    void refreshButton();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunShelf m_shelf;
    models::RunListModel m_model;
    std::int64_t m_current = 0;
    RunActions* m_actions = nullptr;
    QLabel* m_title = nullptr;
    QTreeView* m_view = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_continue = nullptr;
};

} // namespace carpo::pages
