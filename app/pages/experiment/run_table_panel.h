// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"
#include "app/models/run_filter_model.h"
#include "app/models/run_table_model.h"
#include "app/pages/translated_widget.h"

#include <QList>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QTableView;
class QToolButton;

namespace carpo::pages {

class RunActions;

/// Execuções: all runs as a table, with columns of choice, filter and order, notes and tags to be edited in
/// place, and what can be done with several.
class RunTablePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// Both outlive this object.
    RunTablePanel(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent = nullptr);

    [[nodiscard]] RunActions& actions() { return *m_actions; }
    /// The columns shown, from left to right.
    [[nodiscard]] std::vector<int> shownColumns() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createFilters();
    void createTable();
    void createLayout();
    void connectParts();
    void showRuns();
    void onAdvanced(const bridge::TrainingFrame& frame);
    void showColumns();
    void fillColumnMenu();
    void fillTags();
    void remember();
    void setShown(const std::string& key, bool isShown);
    void refreshChosen();
    void refreshState();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunShelf& m_shelf;
    models::RunTableModel m_model;
    models::RunFilterModel m_filter;
    RunActions* m_actions = nullptr;
    bool m_isArranging = false; // the columns are moved by this object
    QLineEdit* m_words = nullptr;
    QComboBox* m_state = nullptr;
    QComboBox* m_tag = nullptr;
    QToolButton* m_differing = nullptr;
    QToolButton* m_columns = nullptr;
    QMenu* m_columnMenu = nullptr;
    QToolButton* m_bin = nullptr;
    QToolButton* m_empty = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_nothing = nullptr;
};

} // namespace carpo::pages
