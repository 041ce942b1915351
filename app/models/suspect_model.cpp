// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/suspect_model.h"

#include "app/bridge/suspect_words.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"
#include "widgets/style/role.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace carpo::models {

SuspectModel::SuspectModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent)
    : QAbstractListModel(parent)
    , m_thumbnails(thumbnails)
    , m_desk(desk)
{
    connect(&m_thumbnails, &ThumbnailStore::arrived, this, &SuspectModel::onArrived);
    connect(&m_desk, &bridge::DecisionDesk::changed, this, &SuspectModel::refresh);
}

void SuspectModel::setSuspects(const bridge::SuspectsPtr& suspects, What what)
{
    beginResetModel();
    m_suspects = suspects;
    m_what = what;
    m_items.clear();
    if (suspects != nullptr && what == What::Outliers) {
        for (std::size_t i = 0; i < suspects->outliers.size(); ++i)
            m_items.push_back({static_cast<int>(suspects->outliers[i].row), i});
    } else if (suspects != nullptr) {
        for (std::size_t i = 0; i < suspects->duplicates.size(); ++i) {
            for (const std::size_t row : suspects->duplicates[i].rows)
                m_items.push_back({static_cast<int>(row), i});
        }
    }
    endResetModel();
}

int SuspectModel::datasetRow(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : m_items[static_cast<std::size_t>(row)].datasetRow;
}

QString SuspectModel::reasons(int row) const
{
    if (datasetRow(row) < 0)
        return {};
    const Item& item = m_items[static_cast<std::size_t>(row)];
    if (m_what == What::Duplicates)
        return word(item);
    QStringList lines;
    for (const explore::OutlierReason& reason : m_suspects->outliers[item.place].reasons)
        lines += bridge::reasonWords(reason);
    return lines.join(QLatin1Char('\n'));
}

int SuspectModel::decidedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_items, [this](const Item& item) {
        return !decisionWords(m_desk, static_cast<std::size_t>(item.datasetRow)).isEmpty();
    }));
}

void SuspectModel::retranslate()
{
    refresh();
}

int SuspectModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant SuspectModel::data(const QModelIndex& index, int role) const
{
    if (datasetRow(index.row()) < 0)
        return {};
    const Item& item = m_items[static_cast<std::size_t>(index.row())];
    const auto image = static_cast<std::size_t>(item.datasetRow);
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(m_suspects->set->dataset->ids[image]);
    case Qt::ToolTipRole:
        return reasons(index.row());
    case gallery::kDetailRole: {
        const QString decided = decisionWords(m_desk, image);
        return decided.isEmpty() ? word(item) : decided;
    }
    case gallery::kMarkRole:
        return decisionMark(m_desk, image);
    case Qt::DecorationRole:
        return m_thumbnails.image(item.datasetRow);
    case gallery::kProblemRole:
        return m_thumbnails.state(item.datasetRow) == ThumbnailStore::State::Unreadable ? tr("cannot be read")
                                                                                        : QString();
    default:
        return {};
    }
}

QString SuspectModel::word(const Item& item) const
{
    if (m_what == What::Outliers)
        return bridge::outlierKindWords(m_suspects->outliers[item.place].kind);
    //: a group of duplicates, and what its images have in common
    return tr("group %1: %2")
        .arg(style::countNumber(static_cast<qint64>(item.place) + 1),
             bridge::duplicateWords(m_suspects->duplicates[item.place]));
}

void SuspectModel::onArrived(const std::vector<int>& datasetRows)
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (std::ranges::find(datasetRows, m_items[i].datasetRow) != datasetRows.end()) {
            const QModelIndex changed = index(static_cast<int>(i));
            Q_EMIT dataChanged(changed, changed);
        }
    }
}

void SuspectModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
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
