// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/layer_model.h"

#include "app/bridge/words.h"
#include "widgets/network/layer_chain.h"
#include "widgets/style/numbers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace carpo::models {
namespace {

struct OperationWords
{
    std::string_view operation; ///< LibTorch's
    const char* name;
};

constexpr std::array kOperations{
    OperationWords{"conv2d", QT_TRANSLATE_NOOP("Layer", "Convolution")},
    OperationWords{"linear", QT_TRANSLATE_NOOP("Layer", "Dense")},
    OperationWords{"addmm", QT_TRANSLATE_NOOP("Layer", "Dense")},
    OperationWords{"batch_norm", QT_TRANSLATE_NOOP("Layer", "Batch normalisation")},
    OperationWords{"layer_norm", QT_TRANSLATE_NOOP("Layer", "Layer normalisation")},
    OperationWords{"group_norm", QT_TRANSLATE_NOOP("Layer", "Group normalisation")},
    OperationWords{"max_pool2d", QT_TRANSLATE_NOOP("Layer", "Pooling (largest)")},
    OperationWords{"avg_pool2d", QT_TRANSLATE_NOOP("Layer", "Pooling (mean)")},
    OperationWords{"adaptive_avg_pool2d", QT_TRANSLATE_NOOP("Layer", "Pooling (mean)")},
    OperationWords{"adaptive_max_pool2d", QT_TRANSLATE_NOOP("Layer", "Pooling (largest)")},
    OperationWords{"mean", QT_TRANSLATE_NOOP("Layer", "Mean")},
    OperationWords{"amax", QT_TRANSLATE_NOOP("Layer", "Largest")},
    OperationWords{"cat", QT_TRANSLATE_NOOP("Layer", "Joining")},
    OperationWords{"add", QT_TRANSLATE_NOOP("Layer", "Addition")},
    OperationWords{"mul", QT_TRANSLATE_NOOP("Layer", "Multiplication")},
    OperationWords{"flatten", QT_TRANSLATE_NOOP("Layer", "Flattening")},
    OperationWords{"dropout", QT_TRANSLATE_NOOP("Layer", "Dropout")},
    OperationWords{"relu", QT_TRANSLATE_NOOP("Layer", "ReLU")},
    OperationWords{"leaky_relu", QT_TRANSLATE_NOOP("Layer", "Leaky ReLU")},
    OperationWords{"elu", QT_TRANSLATE_NOOP("Layer", "ELU")},
    OperationWords{"selu", QT_TRANSLATE_NOOP("Layer", "SELU")},
    OperationWords{"gelu", QT_TRANSLATE_NOOP("Layer", "GELU")},
    OperationWords{"silu", QT_TRANSLATE_NOOP("Layer", "SiLU")},
    OperationWords{"sigmoid", QT_TRANSLATE_NOOP("Layer", "Sigmoid")},
    OperationWords{"tanh", QT_TRANSLATE_NOOP("Layer", "Tanh")},
    OperationWords{"lstm", QT_TRANSLATE_NOOP("Layer", "LSTM")},
    OperationWords{"gru", QT_TRANSLATE_NOOP("Layer", "GRU")},
    OperationWords{"rnn_tanh", QT_TRANSLATE_NOOP("Layer", "RNN")},
    OperationWords{"rnn_relu", QT_TRANSLATE_NOOP("Layer", "RNN")},
};

/// In the window's language; LibTorch's own name where nobody gave it another.
QString operationWords(std::string_view operation)
{
    if (operation.ends_with('_')) // in place
        operation.remove_suffix(1);
    const auto* const known = std::ranges::find(kOperations, operation, &OperationWords::operation);
    return known == kOperations.end()
               ? QString::fromUtf8(operation.data(), static_cast<qsizetype>(operation.size()))
               : bridge::translated("Layer", known->name);
}

QVariant alignmentOf(int column)
{
    const bool isText = column == LayerModel::kLayer || column == LayerModel::kName;
    return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QString countOrNothing(std::int64_t count)
{
    return count == 0 ? QString() : style::countNumber(count);
}

/// For a narrow column.
QString tight(QString shape)
{
    return shape.remove(QLatin1Char(' '));
}

/// In as few figures as a narrow column has room for: "71.617", "2,36 M".
QString roughCount(std::int64_t count)
{
    constexpr std::int64_t kLong = 100'000;
    if (count < kLong)
        return countOrNothing(count);
    const auto number = static_cast<double>(count);
    const bool isGiga = number >= 0.9995e9;
    return style::compactNumber(number / (isGiga ? 1e9 : 1e6)) + QLatin1Char(' ')
           + QLatin1Char(isGiga ? 'G' : 'M');
}

} // namespace

QString shapeWords(const std::vector<std::int64_t>& shape)
{
    QStringList numbers;
    for (const std::int64_t number : shape)
        numbers += style::countNumber(number);
    return numbers.join(QStringLiteral(" × "));
}

void LayerModel::setRows(std::vector<nn::LayerRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void LayerModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int LayerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LayerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const nn::LayerRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto shapeAt = [&row](std::size_t place) {
        return row.shape.size() > place ? static_cast<int>(row.shape[place]) : 0;
    };
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::AccessibleTextRole:
        return index.column() == kLayer
                   ? QStringLiteral("%1, %2, %3").arg(text(row, kLayer), shapeWords(row.shape), detail(row))
                   : text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == kParameters && row.parameters > 0)
            return style::countNumber(row.parameters);
        if (index.column() == kMultiplyAdds && row.multiplyAdds > 0)
            return style::countNumber(row.multiplyAdds);
        return QString::fromStdString(row.name.empty() ? row.operation : row.name + " · " + row.operation);
    case network::ShapeRole:
        return shapeWords(row.shape);
    case network::DetailRole:
        return detail(row);
    case network::ChannelsRole:
        return shapeAt(0);
    case network::ExtentRole:
        return shapeAt(1);
    default:
        return {};
    }
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    switch (section) {
    case kLayer:
        return tr("Layer");
    case kName:
        return isTip ? tr("As its weights are called in files") : tr("Name");
    case kShape:
        return isTip ? tr("Channels, height and width of what comes out") : tr("Output");
    case kParameters:
        //: short for parameters
        return isTip ? tr("Parameters: numbers that are learnt") : tr("Par.");
    case kMultiplyAdds:
        //: short for multiply-adds
        return isTip ? tr("Multiply-adds: multiplications with weights, for one image") : tr("M-adds");
    case kMemory:
        //: short for memory
        return isTip ? tr("Memory: what its output takes, for one image") : tr("Mem.");
    case kSees:
        return isTip ? tr("Pixels of the image that one output may depend on") : tr("Sees");
    default:
        return {};
    }
}

QString LayerModel::text(const nn::LayerRow& row, int column)
{
    switch (column) {
    case kLayer:
        return operationWords(row.operation);
    case kName:
        return QString::fromStdString(row.name);
    case kShape:
        return tight(shapeWords(row.shape));
    case kParameters:
        return roughCount(row.parameters);
    case kMultiplyAdds:
        return roughCount(row.multiplyAdds);
    case kMemory:
        return row.bytes == 0 ? QString() : style::byteSize(row.bytes);
    case kSees:
        return row.receptiveField[0] == 0 ? QString()
                                          : tight(shapeWords({row.receptiveField[0], row.receptiveField[1]}));
    default:
        return {};
    }
}

QString LayerModel::detail(const nn::LayerRow& row)
{
    QStringList parts;
    if (!row.name.empty())
        parts += QString::fromStdString(row.name);
    if (row.parameters > 0)
        parts += tr("%Ln parameters", nullptr, static_cast<int>(row.parameters));
    return parts.join(QStringLiteral(" · "));
}

} // namespace carpo::models
