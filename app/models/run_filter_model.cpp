// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_filter_model.h"

#include <algorithm>

namespace carpo::models {
namespace {

/// All that a word is sought in.
QString soughtIn(const bridge::RunSummary& run)
{
    QStringList texts{QString::fromStdString(run.run.name)}; // which the table may say otherwise
    for (const RunField& field : runFields()) {
        const bool isNamed = field.kind == RunField::Kind::Number || field.kind == RunField::Kind::Name
                             || field.kind == RunField::Kind::Tags || field.kind == RunField::Kind::Notes;
        const bool isChosen = field.hyperparameter != nullptr && run.experiment != nullptr
                              && run.experiment->value(field.key) != field.hyperparameter->defaultValue;
        if (isNamed || isChosen)
            texts << fieldText(field, run);
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

RunFilterModel::RunFilterModel(RunTableModel& runs, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_runs(runs)
{
    setSourceModel(&runs);
    setSortRole(RunTableModel::kSortRole);
    setDynamicSortFilter(true);
}

void RunFilterModel::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunFilterModel::setState(std::optional<project::RunState> state)
{
    m_state = state;
    invalidateFilter();
}

void RunFilterModel::setTag(const QString& tag)
{
    m_tag = tag;
    invalidateFilter();
}

void RunFilterModel::setBin(bool isBin)
{
    m_isBin = isBin;
    invalidateFilter();
}

const bridge::RunSummary* RunFilterModel::run(int row) const
{
    return m_runs.run(mapToSource(index(row, 0)).row());
}

std::vector<int> RunFilterModel::differingColumns() const
{
    std::vector<int> columns;
    for (int column = 0; column < columnCount(); ++column) {
        const RunField& field = runFields()[static_cast<std::size_t>(column)];
        if (field.hyperparameter == nullptr)
            continue;
        const training::Value* first = nullptr;
        for (int row = 0; row < rowCount(); ++row) {
            const bridge::RunSummary* const summary = run(row);
            if (summary == nullptr || summary->experiment == nullptr)
                continue;
            const training::Value& value = summary->experiment->value(field.key);
            if (first != nullptr && *first != value) {
                columns.push_back(column);
                break;
            }
            first = &value;
        }
    }
    return columns;
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    const bridge::RunSummary* const summary = m_runs.run(row);
    if (summary == nullptr || summary->run.binnedAt.empty() == m_isBin)
        return false;
    if (m_state && summary->run.state != *m_state)
        return false;
    if (!m_tag.isEmpty()
        && std::ranges::find(summary->run.tags, m_tag.toStdString()) == summary->run.tags.end())
        return false;
    if (m_words.isEmpty())
        return true;
    const QString sought = soughtIn(*summary);
    return std::ranges::all_of(
        m_words, [&sought](const QString& word) { return sought.contains(word, Qt::CaseInsensitive); });
}

// What is not known comes last, whichever way the rest goes.
bool RunFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(RunTableModel::kSortRole);
    const QVariant b = right.data(RunTableModel::kSortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (a.typeId() == QMetaType::QString || b.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return a.toDouble() < b.toDouble();
}

} // namespace carpo::models
