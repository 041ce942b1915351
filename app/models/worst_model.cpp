// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/worst_model.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace carpo::models {

WorstModel::WorstModel(ThumbnailStore& thumbnails, QObject* parent)
    : PictureListModel(thumbnails, parent)
{}

void WorstModel::setPredictions(const bridge::OpenedSetPtr& set,
                                const std::vector<project::PredictionRow>& rows)
{
    beginResetModel();
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
    std::vector<int> images(m_items.size());
    std::ranges::transform(m_items, images.begin(), &Item::datasetRow);
    setPictures(set, std::move(images));
    endResetModel();
}

QString WorstModel::caption(int row) const
{
    const auto error = static_cast<double>(item(row).predicted - item(row).truth);
    const QString sign = error < 0 ? QStringLiteral("−") : QStringLiteral("+");
    //: true age, predicted age, signed error; all in months
    return tr("%1 → %2 (%3)")
        .arg(style::fixedNumber(static_cast<double>(item(row).truth), 0),
             style::fixedNumber(static_cast<double>(item(row).predicted), 0),
             sign + style::fixedNumber(std::abs(error), 0));
}

QString WorstModel::detail(int row) const
{
    return QStringLiteral("%1 · %2").arg(bridge::ImageNames::instance().caption(*set()->dataset, image(row)),
                                         bridge::sexWords(set()->dataset->sexes[image(row)]));
}

QString WorstModel::toolTip(int row) const
{
    return tr("%1: truly %2 months, predicted %3")
        .arg(bridge::ImageNames::instance().caption(*set()->dataset, image(row)),
             style::fixedNumber(static_cast<double>(item(row).truth), 0),
             style::fixedNumber(static_cast<double>(item(row).predicted), 1));
}

} // namespace carpo::models
