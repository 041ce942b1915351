// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QMetaType>
#include <QStyledItemDelegate>

#include <vector>

namespace carpo::plots {

/// A histogram as small as a cell of a table.
struct HistogramCell
{
    std::vector<double> counts; ///< none: nothing to draw
    double low = 0;             ///< left end of the first bin
    double high = 0;            ///< right end of the last
    style::Role role = style::Role::Series;
};

/// Draws what a model has under kHistogramRole: bars from end to end, the ends' numbers below them, and the
/// place of zero where it lies within. Other cells as ever.
class HistogramDelegate final : public QStyledItemDelegate
{
public:
    static constexpr int kHistogramRole = Qt::UserRole + 40;

    using QStyledItemDelegate::QStyledItemDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace carpo::plots

Q_DECLARE_METATYPE(carpo::plots::HistogramCell)
