// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/picture_list_model.h"

#include "app/bridge/image_names.h"
#include "widgets/gallery/gallery.h"

#include <algorithm>
#include <utility>

namespace carpo::models {

PictureListModel::PictureListModel(ThumbnailStore& thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , m_thumbnails(thumbnails)
{
    connect(&m_thumbnails, &ThumbnailStore::arrived, this, &PictureListModel::onArrived);
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &PictureListModel::refresh);
}

void PictureListModel::setPictures(const bridge::OpenedSetPtr& set, std::vector<int> datasetRows)
{
    m_set = set;
    m_rows = std::move(datasetRows);
}

int PictureListModel::datasetRow(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : m_rows[static_cast<std::size_t>(row)];
}

int PictureListModel::rowOf(int datasetRow) const
{
    const auto found = std::ranges::find(m_rows, datasetRow);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void PictureListModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int PictureListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PictureListModel::data(const QModelIndex& index, int role) const
{
    const int datasetRow = this->datasetRow(index.row());
    if (datasetRow < 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return caption(index.row());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(caption(index.row()), detail(index.row()));
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case gallery::kDetailRole:
        return detail(index.row());
    case gallery::kMarkRole:
        return mark(index.row());
    case Qt::DecorationRole:
        return m_thumbnails.image(datasetRow);
    case gallery::kProblemRole:
        return m_thumbnails.state(datasetRow) == ThumbnailStore::State::Unreadable ? tr("cannot be read")
                                                                                   : QString();
    default:
        return {};
    }
}

QVariant PictureListModel::mark(int /*row*/) const
{
    return {};
}

void PictureListModel::onArrived(const std::vector<int>& datasetRows)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QModelIndex changed = index(static_cast<int>(i));
        if (std::ranges::find(datasetRows, m_rows[i]) != datasetRows.end())
            Q_EMIT dataChanged(changed, changed);
    }
}

} // namespace carpo::models
