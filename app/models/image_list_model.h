// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/opened_set.h"
#include "app/bridge/selection.h"
#include "app/models/image_field.h"
#include "app/models/thumbnail_store.h"

#include <QAbstractTableModel>

#include <string>
#include <unordered_map>
#include <vector>

namespace carpo::models {

/// The images of the open data set, in the order asked for: for a gallery by the first column (captions are
/// ids; details are age and sex; thumbnails come when they are looked at), for a table by all of them.
class ImageListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// What images are sorted by: an ImageField's key; empty: as in the data set's table.
    struct Order
    {
        std::string key = {};
        bool descending = false;
        bool operator==(const Order&) const = default;
    };

    ImageListModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Only the images that are chosen there. Of another set than this one's they are not taken.
    void setRows(const bridge::ChosenRowsPtr& rows);
    /// Images whose value is not known come last. Selected images stay selected.
    void setOrder(const Order& order);
    [[nodiscard]] const Order& order() const { return m_order; }

    /// What a column shows; the first is the id.
    [[nodiscard]] const std::vector<ImageField>& fields() const { return m_fields; }
    /// -1 where there is none of that key.
    [[nodiscard]] int columnOf(const std::string& key) const;

    /// -1 for a row that is not there, as an image that is not chosen.
    [[nodiscard]] int datasetRow(int row) const;
    [[nodiscard]] int rowOf(int datasetRow) const;
    /// All that are shown, in their order.
    [[nodiscard]] const std::vector<int>& datasetRows() const { return m_rows; }
    /// Why this image of the data set cannot be shown; empty where it can, or is not known.
    [[nodiscard]] QString problemOf(int datasetRow) const;

    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// Sorted by something else, or fields() are other ones.
    void orderChanged();

private:
    void indexProblems();
    void chooseFields();
    void sortRows();
    void placeRows();
    [[nodiscard]] QVariant cell(int column, std::size_t image) const;
    [[nodiscard]] QString detail(std::size_t image) const;
    [[nodiscard]] QVariant spoken(std::size_t image) const;
    [[nodiscard]] QVariant badges(std::size_t image) const;
    void onArrived(const std::vector<int>& datasetRows);

    ThumbnailStore& m_thumbnails;
    const bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    bridge::ChosenRowsPtr m_chosen; // null: all; else of m_set
    std::vector<ImageField> m_fields;
    Order m_order;
    std::vector<int> m_rows;                                 // data set's row of each shown one
    std::vector<int> m_places;                               // and the other way round
    std::unordered_map<std::string, std::size_t> m_problems; // file -> index in the scan's problems
};

/// "82 meses · feminino", as far as it is known.
[[nodiscard]] QString ageAndSex(const dataset::Dataset& dataset, std::size_t image);

} // namespace carpo::models
