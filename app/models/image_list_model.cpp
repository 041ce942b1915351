// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/image_list_model.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/models/suspect_model.h"
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
    const QString sex = bridge::sexCaption(dataset.sexes[image]);
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
    : QAbstractTableModel(parent)
    , m_thumbnails(thumbnails)
    , m_desk(desk)
{
    connect(&m_thumbnails, &ThumbnailStore::arrived, this, &ImageListModel::onArrived);
    connect(&m_desk, &bridge::DecisionDesk::changed, this, &ImageListModel::retranslate);
    chooseFields();
    connect(
        &bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &ImageListModel::retranslate);
}

void ImageListModel::setSet(const bridge::OpenedSetPtr& set)
{
    beginResetModel();
    m_set = set;
    m_chosen.reset();
    indexProblems();
    chooseFields();
    sortRows();
    endResetModel();
    Q_EMIT orderChanged();
}

void ImageListModel::setRows(const bridge::ChosenRowsPtr& rows)
{
    if (rows->set != m_set)
        return;
    const bool areOthers = m_chosen == nullptr || m_chosen->columns != rows->columns;
    beginResetModel();
    m_chosen = rows;
    if (areOthers)
        chooseFields();
    sortRows();
    endResetModel();
    if (areOthers)
        Q_EMIT orderChanged();
}

void ImageListModel::chooseFields()
{
    m_fields = imageFields(m_chosen == nullptr ? nullptr : m_chosen->columns);
}

void ImageListModel::setOrder(const Order& order)
{
    if (order == m_order)
        return;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<int> images;
    images.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& each : before)
        images.push_back(datasetRow(each.row()));
    sortRows();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(images[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT orderChanged();
}

void ImageListModel::sort(int column, Qt::SortOrder order)
{
    const bool isColumn = column >= 0 && column < columnCount();
    setOrder({.key = isColumn ? m_fields[static_cast<std::size_t>(column)].key : std::string(),
              .descending = isColumn && order == Qt::DescendingOrder});
}

int ImageListModel::columnOf(const std::string& key) const
{
    const auto found = std::ranges::find(m_fields, key, &ImageField::key);
    return found == m_fields.end() ? -1 : static_cast<int>(found - m_fields.begin());
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
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ImageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImageListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant ImageListModel::data(const QModelIndex& index, int role) const
{
    const int row = datasetRow(index.row());
    if (row < 0)
        return {};
    const auto image = static_cast<std::size_t>(row);
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.column(), image);
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? spoken(image) : cell(index.column(), image);
    case Qt::TextAlignmentRole:
        return m_fields[static_cast<std::size_t>(index.column())].isNumber()
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::DecorationRole:
        return index.column() == 0 ? QVariant(m_thumbnails.image(row)) : QVariant();
    case Qt::ToolTipRole:
        return bridge::ImageNames::instance().path(*m_set->dataset, image);
    case gallery::kDetailRole:
        return detail(image);
    case gallery::kMarkRole:
        return decisionMark(m_desk, image);
    case gallery::kBadgesRole:
        return badges(image);
    case gallery::kProblemRole:
        return m_thumbnails.state(row) == ThumbnailStore::State::Unreadable ? tr("cannot be read")
                                                                            : QString();
    default:
        return {};
    }
}

QVariant ImageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ImageField& field = m_fields[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return QVariant((field.isNumber() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(fieldName(field)) : QVariant();
}

QVariant ImageListModel::cell(int column, std::size_t image) const
{
    return fieldText(m_fields[static_cast<std::size_t>(column)], *m_set, m_desk, image);
}

QString ImageListModel::detail(std::size_t image) const
{
    if (const QString decided = decisionWords(m_desk, image); !decided.isEmpty())
        return decided;
    const QString known = ageAndSex(*m_set->dataset, image);
    const int column = columnOf(m_order.key);
    if (column < 0 || !m_fields[static_cast<std::size_t>(column)].isNumber() || m_order.key == "age")
        return known;
    return known + QStringLiteral(" · ") + cell(column, image).toString();
}

// What a tile shows, in words.
QVariant ImageListModel::spoken(std::size_t image) const
{
    QStringList words{cell(0, image).toString(), detail(image)};
    for (const gallery::Badge& badge : badges(image).value<gallery::Badges>())
        words += badge.text;
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QVariant ImageListModel::badges(std::size_t image) const
{
    gallery::Badges badges;
    const auto& parts = m_set->dataset->parts;
    if (image < parts.size() && parts[image] != dataset::Part::None)
        badges.append({.text = bridge::translated("Word", std::string(dataset::partKey(parts[image]))),
                       .role = parts[image] == dataset::Part::Train        ? style::Role::Training
                               : parts[image] == dataset::Part::Validation ? style::Role::Validation
                                                                           : style::Role::Guess});
    if (m_set->scan && !m_set->scan->decoded[image])
        badges.append({.text = tr("problem"), .role = style::Role::Problem});
    const auto& table = m_desk.table();
    if (table != nullptr && image < table->tags.size()) {
        for (const std::string& tag : table->tags[image]) {
            if (tag != bridge::kSeenTag && tag != bridge::kMarkedTag) // the words below say these
                badges.append({.text = QString::fromStdString(tag), .role = style::Role::Suspect});
        }
    }
    return badges.isEmpty() ? QVariant() : QVariant::fromValue(badges);
}

void ImageListModel::indexProblems()
{
    m_problems.clear();
    if (m_set == nullptr || !m_set->scan)
        return;
    for (std::size_t i = 0; i < m_set->scan->problems.size(); ++i)
        m_problems.emplace(m_set->scan->problems[i].place, i);
}

void ImageListModel::sortRows()
{
    const std::size_t images = m_set == nullptr ? 0 : m_set->dataset->size();
    m_rows.clear();
    for (std::size_t image = 0; image < images; ++image) {
        if (m_chosen == nullptr || m_chosen->mask[image] != 0)
            m_rows.push_back(static_cast<int>(image));
    }
    if (const int column = columnOf(m_order.key); column >= 0 && images > 0) {
        std::vector<double> keys = sortKeys(m_fields[static_cast<std::size_t>(column)], *m_set, m_desk);
        for (double& key : keys)
            key = std::isnan(key) ? std::numeric_limits<double>::infinity() : m_order.descending ? -key : key;
        std::ranges::stable_sort(
            m_rows, {}, [&keys](int row) { return keys[static_cast<std::size_t>(row)]; });
    }
    placeRows();
}

void ImageListModel::placeRows()
{
    m_places.assign(m_set == nullptr ? 0 : m_set->dataset->size(), -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places[static_cast<std::size_t>(m_rows[i])] = static_cast<int>(i);
}

void ImageListModel::onArrived(const std::vector<int>& datasetRows)
{
    for (const int datasetRow : datasetRows) {
        const int row = rowOf(datasetRow);
        if (row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, 0), {Qt::DecorationRole, gallery::kProblemRole});
    }
}

} // namespace carpo::models
