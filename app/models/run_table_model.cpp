// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_table_model.h"

#include "app/bridge/shown_metric.h"
#include "app/bridge/words.h"
#include "engine/project/run_shelf.h"

#include <algorithm>
#include <utility>

namespace carpo::models {
namespace {

const RunField& fieldAt(int column)
{
    return runFields()[static_cast<std::size_t>(column)];
}

bool isEditable(const RunField& field)
{
    return field.kind == RunField::Kind::Tags || field.kind == RunField::Kind::Notes;
}

bool areSameRuns(const std::vector<bridge::RunSummary>& a, const std::vector<bridge::RunSummary>& b)
{
    return std::ranges::equal(
        a,
        b,
        {},
        [](const bridge::RunSummary& each) { return each.run.number; },
        [](const bridge::RunSummary& each) { return each.run.number; });
}

} // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void RunTableModel::setRuns(const std::vector<bridge::RunSummary>& runs)
{
    if (areSameRuns(runs, m_runs)) {
        m_runs = runs;
        if (!m_runs.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

void RunTableModel::setActive(std::optional<std::int64_t> number)
{
    if (std::exchange(m_active, number) != number && !m_runs.empty()) {
        const int column = columnOf("state");
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }
}

const bridge::RunSummary* RunTableModel::run(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_runs[static_cast<std::size_t>(row)];
}

int RunTableModel::columnOf(const std::string& key)
{
    const auto found = std::ranges::find(runFields(), key, &RunField::key);
    return found == runFields().end() ? -1 : static_cast<int>(found - runFields().begin());
}

void RunTableModel::retranslate()
{
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(runFields().size());
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    const bridge::RunSummary* const summary = run(index.row());
    if (summary == nullptr)
        return {};
    const RunField& field = fieldAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(field, *summary);
    case Qt::ToolTipRole:
        if (field.kind == RunField::Kind::Best)
            return tr("Best validation value of “%1”").arg(bridge::metricWords(summary->metric));
        return text(field, *summary);
    case Qt::TextAlignmentRole:
        return isNumber(field) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case kSortRole:
        return sortKey(field, *summary);
    default:
        return {};
    }
}

QString RunTableModel::text(const RunField& field, const bridge::RunSummary& run) const
{
    if (field.kind == RunField::Kind::State && m_active == run.run.number)
        return tr("training");
    return fieldText(field, run);
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const RunField& field = fieldAt(section);
    switch (role) {
    case Qt::DisplayRole:
        return fieldName(field);
    case Qt::ToolTipRole:
        return field.hyperparameter == nullptr
                   ? QVariant(fieldName(field))
                   : QVariant(bridge::translated("Hyperparameter", field.hyperparameter->explanation));
    case Qt::TextAlignmentRole:
        return isNumber(field) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                               : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && isEditable(fieldAt(index.column())) ? usual | Qt::ItemIsEditable : usual;
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || run(index.row()) == nullptr || !isEditable(fieldAt(index.column())))
        return false;
    project::Run& changed = m_runs[static_cast<std::size_t>(index.row())].run;
    const QString text = value.toString();
    if (text == this->text(fieldAt(index.column()), m_runs[static_cast<std::size_t>(index.row())]))
        return true;
    const bool areTags = fieldAt(index.column()).kind == RunField::Kind::Tags;
    // At once; the project follows.
    if (areTags)
        changed.tags = project::tagsIn(text.toStdString());
    else
        changed.notes = text.toStdString();
    Q_EMIT dataChanged(index, index);
    if (areTags)
        Q_EMIT tagsEdited(changed.number, text);
    else
        Q_EMIT notesEdited(changed.number, text);
    return true;
}

} // namespace carpo::models
