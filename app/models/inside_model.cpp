// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/inside_model.h"

#include "widgets/plots/histogram_cell.h"
#include "widgets/style/numbers.h"

#include <utility>

namespace carpo::models {
namespace {

const training::NumberHistogram* histogramIn(const training::LayerInside& layer, int column)
{
    switch (column) {
    case InsideModel::kWeights:
        return &layer.weights;
    case InsideModel::kActivations:
        return &layer.activations;
    case InsideModel::kGradients:
        return &layer.gradients;
    default:
        return nullptr;
    }
}

QVariant cellOf(const training::NumberHistogram& histogram, int column)
{
    plots::HistogramCell cell{.counts = {histogram.counts.begin(), histogram.counts.end()},
                              .low = histogram.minimum,
                              .high = histogram.maximum};
    if (column == InsideModel::kActivations)
        cell.role = style::Role::Training;
    else if (column == InsideModel::kGradients)
        cell.role = style::Role::Validation;
    return QVariant::fromValue(cell);
}

} // namespace

InsideModel::InsideModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void InsideModel::setInspection(std::shared_ptr<const training::Inspection> inspection)
{
    const std::size_t before = m_inspection == nullptr ? 0 : m_inspection->layers.size();
    const std::size_t now = inspection == nullptr ? 0 : inspection->layers.size();
    // Of the same network only the numbers change: what is chosen stays chosen.
    if (before == now) {
        m_inspection = std::move(inspection);
        if (now > 0)
            Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(now) - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_inspection = std::move(inspection);
    endResetModel();
}

const training::LayerInside* InsideModel::layer(int row) const
{
    if (m_inspection == nullptr || row < 0 || row >= rowCount())
        return nullptr;
    return &m_inspection->layers[static_cast<std::size_t>(row)];
}

void InsideModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int InsideModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_inspection == nullptr ? 0 : static_cast<int>(m_inspection->layers.size());
}

int InsideModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant InsideModel::data(const QModelIndex& index, int role) const
{
    const training::LayerInside* const inside = layer(index.row());
    if (inside == nullptr)
        return {};
    const training::NumberHistogram* const histogram = histogramIn(*inside, index.column());
    if (role == plots::HistogramDelegate::kHistogramRole && histogram != nullptr)
        return cellOf(*histogram, index.column());
    if (role == Qt::DisplayRole && histogram == nullptr)
        return words(*inside, index.column());
    if (role == Qt::DisplayRole && histogram->isEmpty())
        return index.column() == kActivations ? QStringLiteral("—") : tr("frozen");
    if ((role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) && histogram != nullptr
        && !histogram->isEmpty())
        return tr("mean %1 · SD %2 · min %3 · max %4")
            .arg(style::compactNumber(histogram->mean),
                 style::compactNumber(histogram->sd),
                 style::compactNumber(histogram->minimum),
                 style::compactNumber(histogram->maximum));
    if (role == Qt::ToolTipRole && histogram == nullptr) // where the column has no room for it
        return words(*inside, index.column());
    return {};
}

QString InsideModel::words(const training::LayerInside& layer, int column) const
{
    if (column == kLayer) {
        const QString name = QString::fromStdString(layer.name);
        return layer.activation.empty() ? name
                                        : name + QLatin1Char('\n') + QString::fromStdString(layer.activation);
    }
    if (layer.units == 0 || layer.deadUnits == 0)
        return QStringLiteral("0");
    return tr("%1 of %2\n%3")
        .arg(style::countNumber(layer.deadUnits),
             style::countNumber(layer.units),
             style::percent(static_cast<double>(layer.deadUnits) / static_cast<double>(layer.units)));
}

QVariant InsideModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case kLayer:
        return isTip ? QVariant() : tr("Layer");
    case kWeights:
        return isTip ? tr("The layer's largest tensor") : tr("Weights");
    case kActivations:
        return isTip ? tr("What comes out for the first 32 validation images") : tr("Activations");
    case kGradients:
        return isTip ? tr("Of the last batch, of the same tensor") : tr("Gradients");
    case kDead:
        return isTip ? tr("Units that give the same number for every image") : tr("Dead");
    default:
        return {};
    }
}

} // namespace carpo::models
