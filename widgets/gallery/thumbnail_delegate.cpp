// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/thumbnail_delegate.h"

#include "widgets/gallery/gallery.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>

namespace carpo::gallery {
namespace {

constexpr int kMargin = style::kUnit;
constexpr int kFittedBytes = 96'000'000;
constexpr double kBadgeGround = 0.7; // opacity

int lineHeight()
{
    return QFontMetrics(style::Theme::instance().smallFont()).height();
}

QImage pictureOf(const QModelIndex& index)
{
    const QVariant value = index.data(Qt::DecorationRole);
    if (value.metaType() == QMetaType::fromType<QPixmap>())
        return value.value<QPixmap>().toImage();
    return value.value<QImage>();
}

} // namespace

ThumbnailDelegate::ThumbnailDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , m_fitted(kFittedBytes)
{}

QSize ThumbnailDelegate::tileSize() const
{
    return {m_pixels + 2 * kMargin, m_pixels + 3 * kMargin + 2 * lineHeight()};
}

void ThumbnailDelegate::paint(QPainter* painter,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const style::Colors colors = style::Theme::instance().colors();
    const QRect tile(option.rect.topLeft(), tileSize());
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect area(tile.x() + kMargin, tile.y() + kMargin, m_pixels, m_pixels);
    paintPicture(*painter, area, index);
    paintBadges(*painter, area, index);
    paintWords(
        *painter, QRect(area.left(), area.bottom() + kMargin, m_pixels, 2 * lineHeight() + kMargin), index);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(tile).adjusted(1, 1, -1, -1);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(QPen(colors[style::Role::Selection], 2.0));
        painter->drawRoundedRect(frame, 4, 4);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colors[style::Role::Focus], 2.0, Qt::DotLine));
        painter->drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return tileSize();
}

void ThumbnailDelegate::paintPicture(QPainter& painter, const QRect& area, const QModelIndex& index) const
{
    const style::Theme& theme = style::Theme::instance();
    const QString problem = index.data(kProblemRole).toString();
    const QImage picture = problem.isEmpty() ? pictureOf(index) : QImage();
    if (picture.isNull()) {
        painter.fillRect(area, theme.color(style::Role::Raised));
        painter.setPen(theme.color(style::Role::MutedText));
        painter.setFont(theme.smallFont());
        const QRect room = area.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        painter.drawText(room,
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         problem.isEmpty() ? QStringLiteral("…") : problem);
        return;
    }
    painter.fillRect(area, theme.color(style::Role::ImageSurround));
    const QPixmap shown = fitted(picture, painter.device()->devicePixelRatioF());
    QRectF place(QPointF(0, 0), shown.deviceIndependentSize());
    place.moveCenter(QRectF(area).center());
    painter.drawPixmap(place.topLeft().toPoint(), shown);
}

QPixmap ThumbnailDelegate::fitted(const QImage& picture, double pixelRatio) const
{
    const int side = qRound(m_pixels * pixelRatio);
    const std::pair key(picture.cacheKey(), side);
    if (const QPixmap* const known = m_fitted.object(key))
        return *known;
    auto* const made = new QPixmap(
        QPixmap::fromImage(picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    made->setDevicePixelRatio(pixelRatio);
    const QPixmap shown = *made;
    m_fitted.insert(key, made, shown.width() * shown.height() * shown.depth() / 8);
    return shown;
}

void ThumbnailDelegate::paintBadges(QPainter& painter, const QRect& area, const QModelIndex& index)
{
    const Badges badges = index.data(kBadgesRole).value<Badges>();
    if (badges.isEmpty())
        return;
    const style::Colors colors = style::Theme::instance().colors();
    painter.setFont(style::Theme::instance().smallFont());
    const QFontMetrics metrics = painter.fontMetrics();
    QRect line(area.left(), area.top(), area.width(), metrics.height());
    for (const Badge& badge : badges) {
        const int edge = metrics.height() / 2;
        const QString text =
            metrics.elidedText(badge.text, Qt::ElideRight, line.width() - edge - 3 * style::kUnit);
        const QRect ground(line.topLeft(),
                           QSize(metrics.horizontalAdvance(text) + edge + 3 * style::kUnit, line.height()));
        painter.fillRect(ground, colors.faded(style::Role::ImageSurround, kBadgeGround));
        painter.fillRect(QRect(ground.left() + style::kUnit, ground.top() + edge / 2, edge, edge),
                         style::Colors(true)[badge.role]);
        painter.setPen(colors[style::Role::ImageText]);
        painter.drawText(
            ground.adjusted(edge + 2 * style::kUnit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        line.translate(0, line.height());
    }
}

void ThumbnailDelegate::paintWords(QPainter& painter, const QRect& area, const QModelIndex& index) const
{
    const style::Theme& theme = style::Theme::instance();
    const QFont font = theme.smallFont();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    QRect line(area.left(), area.top(), area.width(), metrics.height());
    painter.setPen(theme.color(style::Role::Text));
    painter.drawText(
        line,
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, line.width()));
    line.translate(0, metrics.height());
    if (const QVariant mark = index.data(kMarkRole); mark.isValid()) {
        if (const auto role = style::roleAt(mark.toInt())) {
            const int edge = metrics.height() / 2;
            painter.fillRect(QRect(line.left(), line.top() + edge / 2, edge, edge), theme.color(*role));
            line.setLeft(line.left() + edge + style::kUnit);
        }
    }
    painter.setPen(theme.color(style::Role::MutedText));
    painter.drawText(line,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, line.width()));
}

} // namespace carpo::gallery
