// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/models/thumbnail_store.h"

#include <QAbstractListModel>

#include <vector>

namespace carpo::models {

/// Some images of the data set, one after the other, for a gallery: their pictures and whether they can be
/// read. What else is said of them is a derived model's business, of which this asks for words only.
class PictureListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit PictureListModel(ThumbnailStore& thumbnails, QObject* parent = nullptr);

    /// Row of the data set of the image shown at `row`; -1 for none.
    [[nodiscard]] int datasetRow(int row) const;
    /// The first row that shows this image; -1 where none does.
    [[nodiscard]] int rowOf(int datasetRow) const;
    /// All words anew.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Asks the three below for words.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

protected:
    /// Between beginResetModel() and endResetModel().
    void setPictures(const bridge::OpenedSetPtr& set, std::vector<int> datasetRows);
    [[nodiscard]] const bridge::OpenedSetPtr& set() const { return m_set; }
    [[nodiscard]] std::size_t image(int row) const { return static_cast<std::size_t>(datasetRow(row)); }

    [[nodiscard]] virtual QString caption(int row) const = 0;
    [[nodiscard]] virtual QString detail(int row) const = 0;
    [[nodiscard]] virtual QString toolTip(int row) const = 0;
    /// An int of style::Role, or nothing.
    [[nodiscard]] virtual QVariant mark(int row) const;

private:
    void onArrived(const std::vector<int>& datasetRows);

    ThumbnailStore& m_thumbnails;
    bridge::OpenedSetPtr m_set;
    std::vector<int> m_rows; // of the data set
};

} // namespace carpo::models
