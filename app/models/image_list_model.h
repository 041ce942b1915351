// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/opened_set.h"
#include "app/models/thumbnail_store.h"
#include "engine/explore/filter.h"

#include <QAbstractListModel>

#include <string>
#include <unordered_map>
#include <vector>

namespace carpo::models {

/// The images of the open data set for a gallery, in the order asked for. Captions are ids; details are age
/// and sex; thumbnails come when they are looked at.
class ImageListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// What images can be sorted by: as in the table, age, or a measure by its key.
    struct Order
    {
        enum class By
        {
            Table,
            Age,
            Measure,
        };
        By by = By::Table;
        std::string measure = {};
        bool descending = false;
    };

    ImageListModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Only images with a 1; all where there is no place for each image.
    void setChosen(explore::RowMask chosen);
    /// Images whose value is not known come last.
    void setOrder(const Order& order);

    /// -1 for a row that is not there, as an image that is not chosen.
    [[nodiscard]] int datasetRow(int row) const;
    [[nodiscard]] int rowOf(int datasetRow) const;
    /// Why this image of the data set cannot be shown; empty where it can, or is not known.
    [[nodiscard]] QString problemOf(int datasetRow) const;

    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void indexProblems();
    void sortRows();
    [[nodiscard]] double sortValue(std::size_t image) const;
    [[nodiscard]] QString detail(std::size_t image) const;
    void onArrived(const std::vector<int>& datasetRows);

    ThumbnailStore& m_thumbnails;
    const bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    Order m_order;
    explore::RowMask m_chosen;
    std::vector<int> m_rows;                                 // data set's row of each shown one
    std::vector<int> m_places;                               // and the other way round
    std::unordered_map<std::string, std::size_t> m_problems; // file -> index in the scan's problems
};

/// "82 meses · feminino", as far as it is known.
[[nodiscard]] QString ageAndSex(const dataset::Dataset& dataset, std::size_t image);

} // namespace carpo::models
