// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace carpo::gallery {

/// Draws one tile: the thumbnail (or a quiet tile while it loads, or why there is none), caption and detail,
/// the mark, and frames for selection and keyboard. All tiles have one size.
class ThumbnailDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setThumbnailSize(int pixels) { m_pixels = pixels; }
    [[nodiscard]] int thumbnailSize() const { return m_pixels; }
    [[nodiscard]] QSize tileSize() const;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    void paintWords(QPainter& painter, const QRect& area, const QModelIndex& index) const;

    int m_pixels = 128;
};

} // namespace carpo::gallery
