// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_list_model.h"

#include "app/bridge/run_words.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <algorithm>
#include <cmath>
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
    Q_EMIT headerDataChanged(Qt::Horizontal, kBest, kBest);
}

void RunListModel::setActive(std::optional<std::int64_t> number)
{
    m_active = number;
    retranslate();
}

void RunListModel::setBest(std::int64_t number, double best, int epochs)
{
    const int row = rowOf(number);
    if (row < 0)
        return;
    bridge::RunSummary& summary = m_runs[static_cast<std::size_t>(row)];
    summary.best = best;
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
        return toolTip(*summary);
    case Qt::TextAlignmentRole:
        return index.column() >= kBest ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

// One unit: there is little room, and the table has both.
QString RunListModel::roughTime(double seconds)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    const double unit = seconds < kMinute ? 1 : seconds < kHour ? kMinute : kHour;
    return std::isnan(seconds) ? QString() : style::duration(std::round(seconds / unit) * unit);
}

QString RunListModel::text(const bridge::RunSummary& summary, int column) const
{
    switch (column) {
    case kNumber:
        return QStringLiteral("#%1").arg(summary.run.number);
    case kState:
        return stateText(summary.run);
    case kBest:
        return summary.metric.isPlainNumber
                   ? style::compactNumber(summary.best, 4)
                   : style::fixedNumber(summary.best, summary.metric.ofClasses ? 3 : 1);
    default:
        return roughTime(summary.run.seconds);
    }
}

QString RunListModel::toolTip(const bridge::RunSummary& summary) const
{
    const QString words = tr("%1, epochs finished: %2")
                              .arg(bridge::wholeRunWords(summary), style::countNumber(summary.run.epochs));
    if (!summary.metric.ofClasses)
        return words;
    //: what was said so far, a metric's name, its best value
    return tr("%1\nBest validation value of “%2”: %3")
        .arg(words, bridge::metricWords(summary.metric), style::fixedNumber(summary.best, 3));
}

bool RunListModel::hasClasses() const
{
    return std::ranges::any_of(m_runs, [](const bridge::RunSummary& run) { return run.metric.ofClasses; });
}

QString RunListModel::stateText(const project::Run& run) const
{
    return m_active == run.number ? tr("training") : bridge::runStateWords(run.state);
}

QString RunListModel::bestWords() const
{
    if (hasClasses())
        return tr("Best validation value of all epochs: the MAE in months, or the metric of a run "
                  "that tells classes apart");
    const bool isAnyPlain =
        std::ranges::any_of(m_runs, [](const bridge::RunSummary& run) { return run.metric.isPlainNumber; });
    return isAnyPlain ? tr("Lowest validation MAE of all epochs")
                      : tr("Lowest validation MAE of all epochs, in months");
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= kBest ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == kBest)
        return bestWords();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case kNumber:
        return tr("No.");
    case kState:
        return tr("State");
    case kBest:
        return hasClasses() ? tr("Best") : tr("MAE");
    default:
        return tr("Time");
    }
}

} // namespace carpo::models
