// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/worst_model.h"

#include "app/bridge/words.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace carpo::models {

WorstModel::WorstModel(ThumbnailStore& thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , m_thumbnails(thumbnails)
{
    connect(&m_thumbnails, &ThumbnailStore::arrived, this, &WorstModel::onArrived);
}

void WorstModel::setPredictions(const bridge::OpenedSetPtr& set,
                                const std::vector<project::PredictionRow>& rows)
{
    beginResetModel();
    m_set = set;
    m_items.clear();
    std::unordered_map<std::string, int> byId;
    if (set != nullptr) {
        for (std::size_t i = 0; i < set->dataset->size(); ++i)
            byId.emplace(set->dataset->ids[i], static_cast<int>(i));
    }
    for (const project::PredictionRow& row : rows) {
        const auto found = byId.find(row.id);
        if (found != byId.end() && std::isfinite(row.truth) && std::isfinite(row.months))
            m_items.push_back({found->second, row.truth, row.months});
    }
    const auto error = [](const Item& item) { return std::abs(item.predicted - item.truth); };
    std::ranges::stable_sort(m_items, std::ranges::greater(), error);
    m_items.resize(std::min(m_items.size(), kCount));
    endResetModel();
}

int WorstModel::datasetRow(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : m_items[static_cast<std::size_t>(row)].datasetRow;
}

void WorstModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int WorstModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant WorstModel::data(const QModelIndex& index, int role) const
{
    if (datasetRow(index.row()) < 0)
        return {};
    const Item& item = m_items[static_cast<std::size_t>(index.row())];
    const auto image = static_cast<std::size_t>(item.datasetRow);
    switch (role) {
    case Qt::DisplayRole:
        return detail(item);
    case gallery::kDetailRole:
        return QStringLiteral("%1 · %2").arg(QString::fromStdString(m_set->dataset->ids[image]),
                                             bridge::sexWords(m_set->dataset->sexes[image]));
    case Qt::ToolTipRole:
        return tr("%1: truly %2 months, predicted %3")
            .arg(QString::fromStdString(m_set->dataset->ids[image]),
                 style::fixedNumber(static_cast<double>(item.truth), 0),
                 style::fixedNumber(static_cast<double>(item.predicted), 1));
    case Qt::DecorationRole:
        return m_thumbnails.image(item.datasetRow);
    case gallery::kProblemRole:
        return m_thumbnails.state(item.datasetRow) == ThumbnailStore::State::Unreadable ? tr("cannot be read")
                                                                                        : QString();
    default:
        return {};
    }
}

QString WorstModel::detail(const Item& item) const
{
    const auto error = static_cast<double>(item.predicted - item.truth);
    const QString sign = error < 0 ? QStringLiteral("−") : QStringLiteral("+");
    //: true age, predicted age, signed error; all in months
    return tr("%1 → %2 (%3)")
        .arg(style::fixedNumber(static_cast<double>(item.truth), 0),
             style::fixedNumber(static_cast<double>(item.predicted), 0),
             sign + style::fixedNumber(std::abs(error), 0));
}

void WorstModel::onArrived(const std::vector<int>& datasetRows)
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const QModelIndex changed = index(static_cast<int>(i));
        if (std::ranges::find(datasetRows, m_items[i].datasetRow) != datasetRows.end())
            Q_EMIT dataChanged(changed, changed);
    }
}

} // namespace carpo::models
