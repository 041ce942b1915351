// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/suspect_search.h"
#include "app/models/thumbnail_store.h"

#include <QAbstractListModel>

#include <vector>

namespace carpo::models {

/// Suspects with their images for a gallery, and what was decided about each.
class SuspectModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class What
    {
        Outliers,  ///< the most suspect first
        Duplicates ///< group by group
    };

    SuspectModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent = nullptr);

    void setSuspects(const bridge::SuspectsPtr& suspects, What what);
    /// Row of the data set; -1 for none.
    [[nodiscard]] int datasetRow(int row) const;
    /// Why the image at `row` is here, a line for each reason.
    [[nodiscard]] QString reasons(int row) const;
    /// Images that somebody has decided about.
    [[nodiscard]] int decidedCount() const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Item
    {
        int datasetRow = 0;
        std::size_t place = 0; ///< in outliers or duplicates
    };

    void onArrived(const std::vector<int>& datasetRows);
    void refresh();
    [[nodiscard]] QString word(const Item& item) const;

    ThumbnailStore& m_thumbnails;
    const bridge::DecisionDesk& m_desk;
    bridge::SuspectsPtr m_suspects;
    What m_what = What::Outliers;
    std::vector<Item> m_items;
};

/// What was decided about an image, for people: "fora do treino, marcada"; empty where nothing was.
[[nodiscard]] QString decisionWords(const bridge::DecisionDesk& desk, std::size_t image);
/// The mark that goes with it: an int of style::Role, or nothing.
[[nodiscard]] QVariant decisionMark(const bridge::DecisionDesk& desk, std::size_t image);

} // namespace carpo::models
