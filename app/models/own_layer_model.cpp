// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/own_layer_model.h"

#include "app/bridge/words.h"
#include "app/models/layer_model.h"
#include "app/models/own_layer_kinds.h"
#include "widgets/network/layer_chain.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>
#include <utility>

namespace carpo::models {
namespace {

// What Qt writes of a dragged row.
const QString kRowType = QStringLiteral("application/x-qabstractitemmodeldatalist");

QString shapeOf(const std::optional<nn::LayerShape>& shape)
{
    if (!shape)
        return {};
    return shape->isImage() ? shapeWords({shape->channels, shape->extent, shape->extent})
                            : shapeWords({shape->channels});
}

QVariant sizeOf(const std::optional<nn::LayerShape>& shape, int role)
{
    if (!shape)
        return 0;
    return static_cast<int>(role == network::ChannelsRole ? shape->channels : shape->extent);
}

QString problemOf(const std::optional<core::Error>& error)
{
    return error ? bridge::reasonWords(*error) : QString();
}

} // namespace

void OwnLayerModel::setDrafts(nn::LayerDrafts drafts)
{
    if (drafts.layers.size() == m_drafts.layers.size() && rowCount() > 1) {
        m_drafts = std::move(drafts);
        retranslate();
        return;
    }
    beginResetModel();
    m_drafts = std::move(drafts);
    endResetModel();
}

void OwnLayerModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString OwnLayerModel::words(int row) const
{
    return row >= 0 && row < layerCount()
               ? QString::fromStdString(m_drafts.layers[static_cast<std::size_t>(row)].words)
               : QString();
}

void OwnLayerModel::insert(int row, const QString& words)
{
    const int place = std::clamp(row, 0, layerCount());
    beginInsertRows({}, place, place);
    m_drafts.layers.insert(m_drafts.layers.begin() + place, {.words = words.toStdString()});
    endInsertRows();
    publish();
}

void OwnLayerModel::remove(int row)
{
    if (row < 0 || row >= layerCount())
        return;
    beginRemoveRows({}, row, row);
    m_drafts.layers.erase(m_drafts.layers.begin() + row);
    endRemoveRows();
    publish();
}

void OwnLayerModel::move(int row, int to)
{
    const int place = std::clamp(to, 0, layerCount() - 1);
    if (row < 0 || row >= layerCount() || row == place)
        return;
    beginMoveRows({}, row, row, {}, place > row ? place + 1 : place);
    const auto begin = m_drafts.layers.begin();
    if (place > row)
        std::rotate(begin + row, begin + row + 1, begin + place + 1);
    else
        std::rotate(begin + place, begin + row, begin + row + 1);
    endMoveRows();
    publish();
}

int OwnLayerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : layerCount() + 1;
}

QVariant OwnLayerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return index.row() == layerCount()
               ? headData(role)
               : layerData(m_drafts.layers[static_cast<std::size_t>(index.row())], role);
}

QVariant OwnLayerModel::headData(int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("Head");
    case network::DetailRole:
        return tr("Joins the sex and says the answer");
    case network::ProblemRole:
        return m_drafts.head ? tr("It takes numbers: put “global” or “dense” before it.") : QString();
    default:
        return {};
    }
}

QVariant OwnLayerModel::layerData(const nn::LayerDraft& draft, int role) const
{
    const QString words = QString::fromStdString(draft.words);
    switch (role) {
    case Qt::DisplayRole:
        return layerTitle(words);
    case Qt::EditRole:
    case network::DetailRole:
        return words;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2 %3")
            .arg(layerTitle(words), shapeOf(draft.out), problemOf(draft.error))
            .trimmed();
    case network::ShapeRole:
        return shapeOf(draft.out);
    case network::ProblemRole:
    case Qt::ToolTipRole:
        return problemOf(draft.error);
    case network::ChannelsRole:
    case network::ExtentRole:
        return sizeOf(draft.out, role);
    default:
        return {};
    }
}

bool OwnLayerModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    // A semicolon would make two layers of it.
    const QString words = value.toString().remove(QLatin1Char(';')).simplified();
    if (role != Qt::EditRole || index.row() >= layerCount() || words.isEmpty())
        return false;
    std::string& mine = m_drafts.layers[static_cast<std::size_t>(index.row())].words;
    if (mine == words.toStdString())
        return true;
    mine = words.toStdString();
    Q_EMIT dataChanged(index, index);
    publish();
    return true;
}

Qt::ItemFlags OwnLayerModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) // between two of them
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags known = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.row() < layerCount() ? known | Qt::ItemIsEditable | Qt::ItemIsDragEnabled : known;
}

bool OwnLayerModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int /*column*/, const QModelIndex& parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(kRowType))
        return false;
    const QByteArray bytes = data->data(kRowType);
    QDataStream stream(bytes);
    int from = -1;
    stream >> from;
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : layerCount();
    move(from, before > from ? before - 1 : before);
    return false; // the row is moved; there is nothing left for the view to take away
}

void OwnLayerModel::publish()
{
    QStringList all;
    for (int row = 0; row < layerCount(); ++row)
        all += words(row);
    Q_EMIT edited(all.join(QStringLiteral("; ")));
}

} // namespace carpo::models
