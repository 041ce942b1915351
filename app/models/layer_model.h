// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_table.h"

#include <QAbstractTableModel>

#include <vector>

namespace carpo::models {

/// The operations of a network: as a table, and with the roles of network::LayerChain in the first column.
class LayerModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        kLayer,
        kShape,
        kParameters,
        kMultiplyAdds,
        kMemory,
        kSees,
        kName,
        kColumns,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<nn::LayerRow> rows);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const nn::LayerRow& row, int column);
    [[nodiscard]] static QString detail(const nn::LayerRow& row);

    std::vector<nn::LayerRow> m_rows;
};

/// "16 × 64 × 64"
[[nodiscard]] QString shapeWords(const std::vector<std::int64_t>& shape);

} // namespace carpo::models
