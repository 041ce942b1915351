// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

#include <utility>

namespace carpo::gallery {

/// Draws one tile: the thumbnail (or a quiet tile while it loads, or why there is none), caption and detail,
/// the mark, and frames for selection and keyboard. All tiles have one size.
class ThumbnailDelegate final : public QStyledItemDelegate
{
public:
    explicit ThumbnailDelegate(QObject* parent = nullptr);

    void setThumbnailSize(int pixels) { m_pixels = pixels; }
    [[nodiscard]] int thumbnailSize() const { return m_pixels; }
    [[nodiscard]] QSize tileSize() const;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    static void paintBadges(QPainter& painter, const QRect& area, const QModelIndex& index);
    void paintWords(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    /// The picture at the size it is drawn: scaling it anew in every frame would cost most of the frame.
    [[nodiscard]] QPixmap fitted(const QImage& picture, double pixelRatio) const;

    int m_pixels = 128;
    mutable QCache<std::pair<qint64, int>, QPixmap> m_fitted; // picture and size; cost in bytes
};

} // namespace carpo::gallery
