// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the runs the table shows, which of them is the current one, and what it says where there is none.
#include "app/pages/experiment/run_table_panel.h"
#include "widgets/feedback/state_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace carpo::pages {

void RunTablePanel::filter(const std::function<void()>& change)
{
    m_isFilling = true;
    change();
    m_isFilling = false;
    refreshState();
    select(m_current);
}

void RunTablePanel::clearFilter()
{
    m_state->setCurrentIndex(0);
    m_tag->setCurrentIndex(0);
    filter([this] {
        m_filter.setState(std::nullopt);
        m_filter.setTag({});
    });
    m_words->clear();
}

void RunTablePanel::select(std::int64_t run)
{
    m_current = run;
    if (m_filter.isBin())
        return;
    int row = m_filter.rowCount() - 1;
    while (row >= 0 && m_filter.run(row)->run.number != run)
        --row;
    if (row == m_view->currentIndex().row())
        return;
    m_isFilling = true;
    if (row >= 0)
        m_view->setCurrentIndex(m_filter.index(row, models::RunTableModel::columnOf("number")));
    else
        m_view->selectionModel()->clear();
    m_isFilling = false;
}

void RunTablePanel::onCurrentChanged(int row)
{
    const bridge::RunSummary* const chosen = m_filter.run(row);
    if (m_isFilling || chosen == nullptr || !chosen->run.binnedAt.empty())
        return;
    m_current = chosen->run.number;
    Q_EMIT runChosen(m_current);
}

void RunTablePanel::showNothing()
{
    const bool areAllBinned = std::ssize(m_shelf.binned()) == std::ssize(m_shelf.runs());
    m_remedy = [this] { m_bin->toggle(); };
    if (m_shelf.runs().empty() && !m_filter.isBin()) {
        m_nothing->setState(QStringLiteral("labplot-xy-smoothing-curve"),
                            tr("Nothing was trained on this data set yet."),
                            tr("Each training is kept here with its settings and results."),
                            m_workspace.set() == nullptr ? QString() : tr("Train"));
        m_remedy = [this] { Q_EMIT trainWanted(); };
    } else if (m_filter.isBin() && m_shelf.binned().empty()) {
        m_nothing->setState(
            QStringLiteral("user-trash"), tr("The bin is empty."), {}, tr("Show the other runs"));
    } else if (areAllBinned && !m_filter.isBin()) {
        m_nothing->setState(
            QStringLiteral("user-trash"), tr("All runs are in the bin."), {}, tr("Show the bin"));
    } else {
        m_nothing->setState(QStringLiteral("view-filter"),
                            tr("No run meets the conditions."),
                            {},
                            tr("Clear the conditions"));
        m_remedy = [this] { clearFilter(); };
    }
    m_nothing->button()->setEnabled(!m_shelf.runs().empty() || !m_workspace.training().isActive());
}

} // namespace carpo::pages
