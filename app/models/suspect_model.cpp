// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/suspect_model.h"

#include "app/bridge/image_names.h"
#include "app/bridge/suspect_words.h"
#include "widgets/style/numbers.h"
#include "widgets/style/role.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::models {

SuspectModel::SuspectModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent)
    : PictureListModel(thumbnails, parent)
    , m_desk(desk)
{
    connect(&m_desk, &bridge::DecisionDesk::changed, this, &SuspectModel::refresh);
}

void SuspectModel::setSuspects(const bridge::SuspectsPtr& suspects,
                               const bridge::SuspectLabelsPtr& labels,
                               What what)
{
    beginResetModel();
    m_suspects = suspects;
    m_labels = labels;
    m_what = what;
    m_items.clear();
    if (what == What::Labels)
        addLabels();
    else if (what == What::Outliers)
        addOutliers();
    else
        addDuplicates();
    std::vector<int> images(m_items.size());
    std::ranges::transform(m_items, images.begin(), &Item::datasetRow);
    bridge::OpenedSetPtr set;
    if (suspects != nullptr)
        set = suspects->set;
    else if (labels != nullptr)
        set = labels->set;
    setPictures(set, std::move(images));
    endResetModel();
}

void SuspectModel::addOutliers()
{
    for (std::size_t i = 0; m_suspects != nullptr && i < m_suspects->outliers.size(); ++i) {
        const explore::Outlier& outlier = m_suspects->outliers[i];
        if (!m_kind || outlier.kind == *m_kind)
            m_items.push_back({static_cast<int>(outlier.row), i});
    }
}

void SuspectModel::addDuplicates()
{
    for (std::size_t i = 0; m_suspects != nullptr && i < m_suspects->duplicates.size(); ++i) {
        for (const std::size_t row : m_suspects->duplicates[i].rows)
            m_items.push_back({static_cast<int>(row), i});
    }
}

void SuspectModel::addLabels()
{
    for (std::size_t i = 0; m_labels != nullptr && i < m_labels->labels.size(); ++i)
        m_items.push_back({static_cast<int>(m_labels->labels[i].image), i});
}

SuspectCase SuspectModel::caseOf(int row) const
{
    const std::size_t place = item(row).place;
    SuspectCase suspect;
    suspect.datasetRow = item(row).datasetRow;
    const auto add = [&suspect](const std::vector<std::size_t>& images) {
        for (const std::size_t image : images)
            suspect.others.push_back(static_cast<int>(image));
    };
    switch (m_what) {
    case What::Outliers:
        describeOutlier(place, suspect);
        add(m_suspects->normal[place]);
        break;
    case What::Duplicates:
        describeDuplicate(place, suspect);
        suspect.reasons.prepend(word(row));
        break;
    case What::Labels:
        suspect.kind = SuspectCase::Others::LookAlikes;
        suspect.reasons = bridge::labelReasons(m_labels->labels[place]);
        add(m_labels->lookAlikes[place]);
        break;
    }
    return suspect;
}

void SuspectModel::describeOutlier(std::size_t place, SuspectCase& suspect) const
{
    for (const explore::OutlierReason& reason : m_suspects->outliers[place].reasons) {
        suspect.reasons += bridge::reasonWords(reason);
        const auto histogram = m_suspects->histograms.find(reason.evidence->measure);
        if (histogram == m_suspects->histograms.end())
            continue; // the look of the whole is no measure
        const explore::Measure& measure =
            explore::measures()[explore::measureIndex(reason.evidence->measure)];
        if (std::ranges::find(suspect.measures, &measure, &SuspectCase::Measure::measure)
            == suspect.measures.end())
            suspect.measures.push_back({&measure, histogram->second, reason.value});
    }
}

void SuspectModel::describeDuplicate(std::size_t place, SuspectCase& suspect) const
{
    const explore::DuplicateGroup& group = m_suspects->duplicates[place];
    suspect.kind = SuspectCase::Others::Group;
    suspect.reasons = bridge::contradictionWords(*m_suspects->set->dataset, group);
    for (const std::size_t image : group.rows) {
        if (static_cast<int>(image) != suspect.datasetRow)
            suspect.others.push_back(static_cast<int>(image));
    }
}

int SuspectModel::decidedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_items, [this](const Item& item) {
        return !decisionWords(m_desk, static_cast<std::size_t>(item.datasetRow)).isEmpty();
    }));
}

QString SuspectModel::caption(int row) const
{
    return bridge::ImageNames::instance().caption(*set()->dataset, image(row));
}

QString SuspectModel::detail(int row) const
{
    const QString decided = decisionWords(m_desk, image(row));
    return decided.isEmpty() ? word(row) : decided;
}

QString SuspectModel::toolTip(int row) const
{
    return caseOf(row).reasons.join(QLatin1Char('\n'));
}

QVariant SuspectModel::mark(int row) const
{
    return decisionMark(m_desk, image(row));
}

QString SuspectModel::word(int row) const
{
    const std::size_t place = item(row).place;
    if (m_what == What::Outliers)
        return bridge::outlierKindWords(m_suspects->outliers[place].kind);
    if (m_what == What::Labels)
        return bridge::labelWords(m_labels->labels[place]);
    //: a group of duplicates, and what its images have in common
    return tr("group %1: %2")
        .arg(style::countNumber(static_cast<qint64>(place) + 1),
             bridge::duplicateWords(m_suspects->duplicates[place]));
}

QString decisionWords(const bridge::DecisionDesk& desk, std::size_t image)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("Words", text); };
    QStringList words;
    if (desk.isExcluded(image))
        words += say(QT_TRANSLATE_NOOP("Words", "left out of training"));
    if (desk.hasTag(image, bridge::kMarkedTag))
        words += say(QT_TRANSLATE_NOOP("Words", "marked"));
    const auto& table = desk.table();
    if (table != nullptr && image < table->sexes.size()
        && (table->sexes[image] != dataset::Sex::Unknown || std::isfinite(table->months[image])))
        words += say(QT_TRANSLATE_NOOP("Words", "label corrected"));
    if (words.isEmpty() && desk.hasTag(image, bridge::kSeenTag))
        words += say(QT_TRANSLATE_NOOP("Words", "kept"));
    return words.join(QStringLiteral(", "));
}

QVariant decisionMark(const bridge::DecisionDesk& desk, std::size_t image)
{
    if (desk.isExcluded(image))
        return static_cast<int>(style::Role::Problem);
    if (desk.hasTag(image, bridge::kMarkedTag))
        return static_cast<int>(style::Role::Suspect);
    if (!decisionWords(desk, image).isEmpty())
        return static_cast<int>(style::Role::Good);
    return {};
}

} // namespace carpo::models
