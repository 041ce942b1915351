// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/shown_metric.h"
#include "app/models/picture_list_model.h"
#include "engine/project/project.h"

#include <vector>

namespace carpo::models {

/// The predictions that are farthest from the truth (of classes: that give the true one the lowest
/// probability), or nearest to it, with their images, for a gallery.
class WorstModel final : public PictureListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kCount = 10;

    enum class Order
    {
        WorstFirst,
        BestFirst
    };

    explicit WorstModel(ThumbnailStore& thumbnails,
                        Order order = Order::WorstFirst,
                        QObject* parent = nullptr);

    /// Predictions whose truth is not known, or whose image is not in the set, are left out.
    void setPredictions(const bridge::OpenedSetPtr& set,
                        const std::vector<project::PredictionRow>& rows,
                        const bridge::ShownMetric& metric = {});

private:
    struct Item
    {
        int datasetRow = 0;
        float error = 0; // that they are sorted by
        project::PredictionRow row;
    };

    [[nodiscard]] QString caption(int row) const override;
    [[nodiscard]] QString detail(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;
    [[nodiscard]] const Item& item(int row) const { return m_items[static_cast<std::size_t>(row)]; }

    Order m_order;
    std::vector<Item> m_items; // as the rows are
    bridge::ShownMetric m_metric;
};

} // namespace carpo::models
