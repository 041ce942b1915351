// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/problem_model.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <utility>

namespace carpo::feedback {
namespace {

constexpr int kColumns = 2;

const QString& textOf(const ProblemRow& row, int column)
{
    return column == 0 ? row.place : row.reason;
}

} // namespace

ProblemModel::ProblemModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void ProblemModel::setRows(std::vector<ProblemRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    endResetModel();
}

int ProblemModel::sourceRow(int row) const
{
    return m_order.at(static_cast<std::size_t>(row));
}

void ProblemModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return textOf(shown(index.row()), index.column());
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Place") : tr("Reason");
}

void ProblemModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kColumns)
        return;
    // The C locale compares bytes and knows no numbers.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true); // "9.png" before "10.png"
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<int> before = m_order;
    std::stable_sort(m_order.begin(), m_order.end(), [&](int left, int right) {
        const int compared = collator.compare(textOf(m_rows[static_cast<std::size_t>(left)], column),
                                              textOf(m_rows[static_cast<std::size_t>(right)], column));
        return order == Qt::AscendingOrder ? compared < 0 : compared > 0;
    });
    movePersistentIndexes(before);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// Selection and current row stay with their problem.
void ProblemModel::movePersistentIndexes(const std::vector<int>& before)
{
    std::vector<int> rowOf(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        rowOf[static_cast<std::size_t>(m_order[row])] = static_cast<int>(row);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex& each : old) {
        const auto source = static_cast<std::size_t>(before[static_cast<std::size_t>(each.row())]);
        moved += index(rowOf[source], each.column());
    }
    changePersistentIndexList(old, moved);
}

const ProblemRow& ProblemModel::shown(int row) const
{
    return m_rows[static_cast<std::size_t>(sourceRow(row))];
}

} // namespace carpo::feedback
