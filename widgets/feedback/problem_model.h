// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/feedback/problem_list.h"

#include <QAbstractTableModel>

#include <vector>

namespace carpo::feedback {

/// Two columns, place and reason, over a vector; sorts by itself, by an order beside the rows.
class ProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ProblemModel(QObject* parent = nullptr);

    void setRows(std::vector<ProblemRow> rows);
    /// The row of setRows that is shown at `row`.
    [[nodiscard]] int sourceRow(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void movePersistentIndexes(const std::vector<int>& before);
    [[nodiscard]] const ProblemRow& shown(int row) const;

    std::vector<ProblemRow> m_rows;
    std::vector<int> m_order;
};

} // namespace carpo::feedback
