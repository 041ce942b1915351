// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"
#include "app/models/run_filter_model.h"
#include "app/models/run_table_model.h"
#include "app/pages/translated_widget.h"

#include <QList>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QLineEdit;
class QMenu;
class QTableView;
class QToolButton;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

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
    /// Makes it the current one, where the conditions let it be seen; with several chosen it stays so.
    void select(std::int64_t run);

Q_SIGNALS:
    /// Somebody goes to a row of it.
    void runChosen(std::int64_t run);
    /// No run is there yet: the form's experiment is to be trained.
    void trainWanted();

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
    /// Other rows are to be shown, which is nobody's choice of a run.
    void filter(const std::function<void()>& change);
    void clearFilter();
    void onCurrentChanged(int row);
    void refreshState();
    void showNothing();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunShelf& m_shelf;
    models::RunTableModel m_model;
    models::RunFilterModel m_filter;
    RunActions* m_actions = nullptr;
    bool m_isArranging = false; // the columns are moved by this object
    bool m_isFilling = false;   // the rows are
    std::int64_t m_current = 0; // run that was chosen, here or elsewhere; 0: none
    QLineEdit* m_words = nullptr;
    QComboBox* m_state = nullptr;
    QComboBox* m_tag = nullptr;
    QToolButton* m_differing = nullptr;
    QToolButton* m_columns = nullptr;
    QMenu* m_columnMenu = nullptr;
    QToolButton* m_bin = nullptr;
    QToolButton* m_empty = nullptr;
    QTableView* m_view = nullptr;
    feedback::StateView* m_nothing = nullptr;
    std::function<void()> m_remedy; // what its button does
};

} // namespace carpo::pages
