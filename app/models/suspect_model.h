// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/label_search.h"
#include "app/bridge/suspect_search.h"
#include "app/models/picture_list_model.h"
#include "engine/explore/histogram.h"
#include "engine/explore/measures.h"
#include "engine/explore/outlier_kinds.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace carpo::models {

/// A suspect and what it is to be judged by.
struct SuspectCase
{
    /// A measure that accuses it, and the whole set's histogram of it.
    struct Measure
    {
        const explore::Measure* measure = nullptr;
        explore::Histogram histogram;
        double value = 0;
    };

    enum class Others
    {
        Normal,    ///< look like it and do not stand out
        Group,     ///< show the same
        LookAlikes ///< look like it, and their labels are believed
    };

    int datasetRow = -1;
    QStringList reasons; ///< sentences, the strongest first
    std::vector<Measure> measures;
    Others kind = Others::Normal;
    std::vector<int> others; ///< rows of the data set, the most alike first
};

/// Suspects with their images for a gallery, and what was decided about each.
class SuspectModel final : public PictureListModel
{
    Q_OBJECT

public:
    enum class What
    {
        Outliers,   ///< the most suspect first
        Duplicates, ///< group by group
        Labels      ///< the most suspect first
    };

    SuspectModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent = nullptr);

    /// Either may be null: then there are none of it.
    void setSuspects(const bridge::SuspectsPtr& suspects, const bridge::SuspectLabelsPtr& labels, What what);
    /// Of outliers those of one kind alone, from the next setSuspects() on; nothing: all of them.
    void setKind(std::optional<explore::OutlierKind> kind) { m_kind = kind; }
    /// Of a row that is there.
    [[nodiscard]] SuspectCase caseOf(int row) const;
    /// Images that somebody has decided about.
    [[nodiscard]] int decidedCount() const;

private:
    struct Item
    {
        int datasetRow = 0;
        std::size_t place = 0; ///< in outliers, duplicates or labels
    };

    void addOutliers();
    void addDuplicates();
    void addLabels();
    void describeOutlier(std::size_t place, SuspectCase& suspect) const;
    void describeDuplicate(std::size_t place, SuspectCase& suspect) const;
    [[nodiscard]] QString caption(int row) const override;
    [[nodiscard]] QString detail(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;
    [[nodiscard]] QVariant mark(int row) const override;
    [[nodiscard]] QString word(int row) const;
    [[nodiscard]] const Item& item(int row) const { return m_items[static_cast<std::size_t>(row)]; }

    const bridge::DecisionDesk& m_desk;
    bridge::SuspectsPtr m_suspects;
    bridge::SuspectLabelsPtr m_labels;
    What m_what = What::Outliers;
    std::optional<explore::OutlierKind> m_kind;
    std::vector<Item> m_items; // as the rows are
};

/// What was decided about an image, for people: "fora do treino, marcada"; empty where nothing was.
[[nodiscard]] QString decisionWords(const bridge::DecisionDesk& desk, std::size_t image);
/// The mark that goes with it: an int of style::Role, or nothing.
[[nodiscard]] QVariant decisionMark(const bridge::DecisionDesk& desk, std::size_t image);

} // namespace carpo::models
