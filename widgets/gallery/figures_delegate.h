// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace carpo::gallery {

/// Cells of a table: numbers (what the model aligns to the right) with figures of one width, so that they
/// stand below each other also where the font's are not; a picture as small as the row.
class FiguresDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// How wide the text is when all its figures are as wide as the widest.
[[nodiscard]] int figuresWidth(const QFontMetrics& metrics, const QString& text);

} // namespace carpo::gallery
