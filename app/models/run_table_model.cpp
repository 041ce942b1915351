// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_table_model.h"

#include "app/bridge/run_words.h"
#include "app/bridge/shown_metric.h"
#include "app/bridge/words.h"
#include "engine/project/run_shelf.h"

#include <algorithm>
#include <iterator>
#include <set>
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

std::int64_t numberOf(const bridge::RunSummary& summary)
{
    return summary.run.number;
}

} // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void RunTableModel::setRuns(const std::vector<bridge::RunSummary>& runs)
{
    if (m_runs.empty()) {
        beginResetModel();
        m_runs = runs;
        endResetModel();
        return;
    }
    std::set<std::int64_t> numbers;
    std::ranges::transform(runs, std::inserter(numbers, numbers.end()), numberOf);
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto place = m_runs.begin() + row;
        if (numbers.contains(numberOf(*place)))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.erase(place);
        endRemoveRows();
    }
    // Both have the latest first, so that what is left of the one stands in the order of the other.
    for (int row = 0; row < static_cast<int>(runs.size()); ++row) {
        const bridge::RunSummary& each = runs[static_cast<std::size_t>(row)];
        if (const bridge::RunSummary* const known = run(row);
            known != nullptr && numberOf(*known) == numberOf(each)) {
            replace(row, each);
            continue;
        }
        beginInsertRows({}, row, row);
        m_runs.insert(m_runs.begin() + row, each);
        endInsertRows();
    }
}

void RunTableModel::replace(int row, const bridge::RunSummary& run)
{
    const bridge::RunSummary before = std::exchange(m_runs[static_cast<std::size_t>(row)], run);
    // An open editor takes over the value of a cell that is told of.
    for (int column = 0; column < columnCount(); ++column) {
        const RunField& field = fieldAt(column);
        if (text(field, before) != text(field, run) || sortKey(field, before) != sortKey(field, run))
            Q_EMIT dataChanged(index(row, column), index(row, column));
    }
    if (before.run.binnedAt != run.run.binnedAt) // no column says it, but the filter goes by it
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
}

void RunTableModel::addEpochs(std::int64_t run, const std::vector<training::EpochReport>& epochs)
{
    const auto found = std::ranges::find(m_runs, run, numberOf);
    if (found == m_runs.end())
        return;
    bridge::RunSummary changed = *found;
    for (const training::EpochReport& epoch : epochs) {
        changed.best = bridge::betterOf(changed.metric, changed.best, bridge::valueOf(epoch, changed.metric));
        changed.run.epochs = epoch.epoch;
        if (epoch.best)
            changed.run.bestEpoch = epoch.epoch;
    }
    replace(static_cast<int>(found - m_runs.begin()), changed);
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
        if (field.kind == RunField::Kind::Name)
            return bridge::wholeRunWords(*summary);
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
