// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/inspection.h"

#include <QAbstractTableModel>

#include <memory>

namespace carpo::models {

/// A network's layers as they are between two batches, one a row: weights, activations and gradients as
/// histograms (plots::HistogramDelegate), and the share of dead units.
class InsideModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        kLayer,
        kWeights,
        kActivations,
        kGradients,
        kDead,
        kColumns
    };

    explicit InsideModel(QObject* parent = nullptr);

    /// Null for none.
    void setInspection(std::shared_ptr<const training::Inspection> inspection);
    [[nodiscard]] const training::LayerInside* layer(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const training::LayerInside& layer, int column) const;

    std::shared_ptr<const training::Inspection> m_inspection;
};

} // namespace carpo::models
