// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/run_table_model.h"

#include <QList>
#include <QSortFilterProxyModel>
#include <QString>

#include <optional>
#include <vector>

namespace carpo::models {

/// The runs of a RunTableModel that meet some conditions, in an order of choice; what is not known comes
/// last.
class RunFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RunFilterModel(RunTableModel& runs, QObject* parent = nullptr);

    /// Every word stands in the number, name, tags or notes, or in the value of a hyperparameter that is not
    /// its default.
    void setWords(const QString& words);
    /// Nothing: in any state.
    void setState(std::optional<project::RunState> state);
    /// An empty one: with any tags.
    void setTag(const QString& tag);
    /// Those in the bin, or those that are not.
    void setBin(bool isBin);
    [[nodiscard]] bool isBin() const { return m_isBin; }

    [[nodiscard]] const bridge::RunSummary* run(int row) const;
    /// Columns of hyperparameters in which the runs shown differ.
    [[nodiscard]] std::vector<int> differingColumns() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RunTableModel& m_runs;
    QStringList m_words;
    std::optional<project::RunState> m_state;
    QString m_tag;
    bool m_isBin = false;
};

} // namespace carpo::models
