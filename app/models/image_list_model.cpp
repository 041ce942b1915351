// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/image_list_model.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/models/suspect_model.h"
#include "engine/explore/measures.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace carpo::models {

QString ageAndSex(const dataset::Dataset& dataset, std::size_t image)
{
    const QString sex = bridge::sexWords(dataset.sexes[image]);
    const float months = dataset.months[image];
    if (!std::isfinite(months))
        return sex;
    const double whole = std::round(months);
    const int decimals = std::abs(static_cast<double>(months) - whole) < 0.05 ? 0 : 1;
    //: %1 is the bone age in months, %2 the sex
    return QCoreApplication::translate("Words", "%1 months · %2")
        .arg(style::fixedNumber(static_cast<double>(months), decimals), sex);
}

ImageListModel::ImageListModel(ThumbnailStore& thumbnails, const bridge::DecisionDesk& desk, QObject* parent)
    : QAbstractListModel(parent)
    , m_thumbnails(thumbnails)
    , m_desk(desk)
{
    connect(&m_thumbnails, &ThumbnailStore::arrived, this, &ImageListModel::onArrived);
    connect(&m_desk, &bridge::DecisionDesk::changed, this, &ImageListModel::retranslate);
    connect(
        &bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &ImageListModel::retranslate);
}

void ImageListModel::setSet(const bridge::OpenedSetPtr& set)
{
    beginResetModel();
    m_set = set;
    indexProblems();
    sortRows();
    endResetModel();
}

void ImageListModel::setChosen(explore::RowMask chosen)
{
    beginResetModel();
    m_chosen = std::move(chosen);
    sortRows();
    endResetModel();
}

void ImageListModel::setOrder(const Order& order)
{
    beginResetModel();
    m_order = order;
    sortRows();
    endResetModel();
}

int ImageListModel::datasetRow(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : m_rows[static_cast<std::size_t>(row)];
}

int ImageListModel::rowOf(int datasetRow) const
{
    return datasetRow < 0 || static_cast<std::size_t>(datasetRow) >= m_places.size()
               ? -1
               : m_places[static_cast<std::size_t>(datasetRow)];
}

QString ImageListModel::problemOf(int datasetRow) const
{
    const auto image = static_cast<std::size_t>(datasetRow);
    const auto found = m_problems.find(m_set->dataset->files[image].string());
    return found == m_problems.end() ? QString()
                                     : bridge::errorWords(bridge::ImageNames::instance().shown(
                                         m_set->scan->problems[found->second]));
}

void ImageListModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ImageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ImageListModel::data(const QModelIndex& index, int role) const
{
    const int row = datasetRow(index.row());
    if (row < 0)
        return {};
    const auto image = static_cast<std::size_t>(row);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return bridge::ImageNames::instance().caption(*m_set->dataset, image);
    case Qt::DecorationRole:
        return m_thumbnails.image(row);
    case Qt::ToolTipRole:
        return bridge::ImageNames::instance().path(*m_set->dataset, image);
    case gallery::kDetailRole:
        return detail(image);
    case gallery::kMarkRole:
        return decisionMark(m_desk, image);
    case gallery::kProblemRole:
        return m_thumbnails.state(row) == ThumbnailStore::State::Unreadable ? tr("cannot be read")
                                                                            : QString();
    default:
        return {};
    }
}

QString ImageListModel::detail(std::size_t image) const
{
    if (const QString decided = decisionWords(m_desk, image); !decided.isEmpty())
        return decided;
    const QString known = ageAndSex(*m_set->dataset, image);
    if (m_order.by != Order::By::Measure || !m_set->scan)
        return known;
    const auto measure = explore::measureIndex(m_order.measure);
    return known + QStringLiteral(" · ")
           + bridge::measureWords(explore::measures()[measure], m_set->scan->measures[measure][image]);
}

void ImageListModel::indexProblems()
{
    m_problems.clear();
    if (m_set == nullptr || !m_set->scan)
        return;
    for (std::size_t i = 0; i < m_set->scan->problems.size(); ++i)
        m_problems.emplace(m_set->scan->problems[i].place, i);
}

double ImageListModel::sortValue(std::size_t image) const
{
    if (m_order.by == Order::By::Age)
        return static_cast<double>(m_set->dataset->months[image]);
    const auto measure = explore::measureIndex(m_order.measure);
    return m_set->scan && measure < m_set->scan->measures.size()
               ? static_cast<double>(m_set->scan->measures[measure][image])
               : std::numeric_limits<double>::quiet_NaN();
}

void ImageListModel::sortRows()
{
    const std::size_t images = m_set == nullptr ? 0 : m_set->dataset->size();
    m_rows.clear();
    for (std::size_t image = 0; image < images; ++image) {
        if (m_chosen.size() != images || m_chosen[image] != 0)
            m_rows.push_back(static_cast<int>(image));
    }
    if (m_order.by != Order::By::Table) {
        std::vector<double> keys(images);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const double value = sortValue(i);
            keys[i] = std::isnan(value) ? std::numeric_limits<double>::infinity()
                                        : (m_order.descending ? -value : value);
        }
        std::ranges::stable_sort(
            m_rows, {}, [&keys](int row) { return keys[static_cast<std::size_t>(row)]; });
    }
    m_places.assign(images, -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places[static_cast<std::size_t>(m_rows[i])] = static_cast<int>(i);
}

void ImageListModel::onArrived(const std::vector<int>& datasetRows)
{
    for (const int datasetRow : datasetRows) {
        const int row = rowOf(datasetRow);
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole, gallery::kProblemRole});
    }
}

} // namespace carpo::models
