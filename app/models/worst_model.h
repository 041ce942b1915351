// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/models/thumbnail_store.h"
#include "engine/project/project.h"

#include <QAbstractListModel>

#include <vector>

namespace carpo::models {

/// The predictions that are farthest from the truth, with their images, for a gallery; the worst first.
class WorstModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kCount = 10;

    explicit WorstModel(ThumbnailStore& thumbnails, QObject* parent = nullptr);

    /// Predictions whose truth is not known, or whose image is not in the set, are left out.
    void setPredictions(const bridge::OpenedSetPtr& set, const std::vector<project::PredictionRow>& rows);
    /// Row of the data set of the image shown at `row`; -1 for none.
    [[nodiscard]] int datasetRow(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Item
    {
        int datasetRow = 0;
        float truth = 0;     // months
        float predicted = 0; // months
    };

    void onArrived(const std::vector<int>& datasetRows);
    [[nodiscard]] QString detail(const Item& item) const;

    ThumbnailStore& m_thumbnails;
    bridge::OpenedSetPtr m_set;
    std::vector<Item> m_items;
};

} // namespace carpo::models
