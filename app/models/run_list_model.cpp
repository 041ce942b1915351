// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_list_model.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <algorithm>
#include <utility>

namespace carpo::models {

RunListModel::RunListModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void RunListModel::setRuns(std::vector<bridge::RunSummary> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

void RunListModel::setActive(std::optional<std::int64_t> number)
{
    m_active = number;
    retranslate();
}

void RunListModel::setBest(std::int64_t number, double mae, int epochs)
{
    const int row = rowOf(number);
    if (row < 0)
        return;
    bridge::RunSummary& summary = m_runs[static_cast<std::size_t>(row)];
    summary.bestMae = mae;
    summary.run.epochs = epochs;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

const bridge::RunSummary* RunListModel::run(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_runs[static_cast<std::size_t>(row)];
}

int RunListModel::rowOf(std::int64_t number) const
{
    const auto found = std::ranges::find(
        m_runs, number, [](const bridge::RunSummary& summary) { return summary.run.number; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunListModel::retranslate()
{
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    const bridge::RunSummary* const summary = run(index.row());
    if (summary == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*summary, index.column());
    case Qt::ToolTipRole:
        return tr("%1, epochs finished: %2")
            .arg(QString::fromStdString(summary->run.name), style::countNumber(summary->run.epochs));
    case Qt::TextAlignmentRole:
        return index.column() == kBest ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString RunListModel::text(const bridge::RunSummary& summary, int column) const
{
    switch (column) {
    case kNumber:
        return QStringLiteral("#%1").arg(summary.run.number);
    case kState:
        return stateText(summary.run);
    default:
        return style::fixedNumber(summary.bestMae, 1);
    }
}

QString RunListModel::stateText(const project::Run& run) const
{
    return m_active == run.number ? tr("training") : bridge::runStateWords(run.state);
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == kBest ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == kBest)
        return tr("Lowest validation MAE of all epochs, in months");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case kNumber:
        return tr("No.");
    case kState:
        return tr("State");
    default:
        return tr("MAE");
    }
}

} // namespace carpo::models
