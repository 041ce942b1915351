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

WorstModel::WorstModel(ThumbnailStore& thumbnails, Order order, QObject* parent)
    : PictureListModel(thumbnails, parent)
    , m_order(order)
{}

void WorstModel::setPredictions(const bridge::OpenedSetPtr& set,
                                const std::vector<project::PredictionRow>& rows,
                                const bridge::ShownMetric& metric)
{
    beginResetModel();
    m_items.clear();
    m_metric = metric;
    std::unordered_map<std::string, int> byId;
    if (set != nullptr) {
        for (std::size_t i = 0; i < set->dataset->size(); ++i)
            byId.emplace(set->dataset->ids[i], static_cast<int>(i));
    }
    for (const project::PredictionRow& row : rows) {
        const auto found = byId.find(row.id);
        const float error = metric.ofClasses ? 1 - row.trueProbability : std::abs(row.months - row.truth);
        if (found != byId.end() && std::isfinite(error))
            m_items.push_back({found->second, error, row});
    }
    if (m_order == Order::WorstFirst)
        std::ranges::stable_sort(m_items, std::ranges::greater(), &Item::error);
    else
        std::ranges::stable_sort(m_items, std::ranges::less(), &Item::error);
    m_items.resize(std::min(m_items.size(), kCount));
    std::vector<int> images(m_items.size());
    std::ranges::transform(m_items, images.begin(), &Item::datasetRow);
    setPictures(set, std::move(images));
    endResetModel();
}

QString WorstModel::caption(int row) const
{
    const project::PredictionRow& shown = item(row).row;
    if (m_metric.ofClasses)
        // Of sexes the true one stands in the second line.
        return m_metric.ofSexes ? tr("→ %1 (%2)")
                                      .arg(bridge::classWords(shown.className, m_metric),
                                           style::percent(static_cast<double>(shown.trueProbability)))
                                : tr("%1 → %2 (%3)")
                                      .arg(bridge::classWords(shown.trueClass, m_metric),
                                           bridge::classWords(shown.className, m_metric),
                                           style::percent(static_cast<double>(shown.trueProbability)));
    if (m_metric.isPlainNumber)
        return tr("%1 → %2 (%3)")
            .arg(style::compactNumber(static_cast<double>(shown.truth), 4),
                 style::compactNumber(static_cast<double>(shown.months), 4),
                 style::compactNumber(static_cast<double>(shown.months - shown.truth)));
    const auto error = static_cast<double>(shown.months - shown.truth);
    //: true age, predicted age, signed error; all in months
    return tr("%1 → %2 (%3)")
        .arg(style::fixedNumber(static_cast<double>(shown.truth), 0),
             style::fixedNumber(static_cast<double>(shown.months), 0),
             style::signedNumber(error, std::abs(error) < 2 ? 1 : 0));
}

QString WorstModel::detail(int row) const
{
    return QStringLiteral("%1 · %2").arg(bridge::ImageNames::instance().caption(*set()->dataset, image(row)),
                                         bridge::sexCaption(set()->dataset->sexes[image(row)]));
}

QString WorstModel::toolTip(int row) const
{
    const project::PredictionRow& shown = item(row).row;
    const QString name = bridge::ImageNames::instance().caption(*set()->dataset, image(row));
    if (m_metric.ofClasses)
        return tr("%1: truly %2, predicted %3; probability of the true class: %4")
            .arg(name,
                 bridge::classWords(shown.trueClass, m_metric),
                 bridge::classWords(shown.className, m_metric),
                 style::percent(static_cast<double>(shown.trueProbability), 1));
    if (m_metric.isPlainNumber)
        return tr("%1: truly %2, predicted %3")
            .arg(name,
                 style::compactNumber(static_cast<double>(shown.truth), 4),
                 style::compactNumber(static_cast<double>(shown.months), 4));
    return tr("%1: truly %2 months, predicted %3")
        .arg(name,
             style::fixedNumber(static_cast<double>(shown.truth), 0),
             style::fixedNumber(static_cast<double>(shown.months), 1));
}

} // namespace carpo::models
