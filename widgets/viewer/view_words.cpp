// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/view_words.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace carpo::viewer {
namespace {

constexpr double kWordsGround = 0.6;
constexpr QMargins kMargins(4, 2, 4, 2);

} // namespace

QRect drawWords(QPainter& painter, const QRect& room, int where, const QString& text)
{
    if (text.isEmpty())
        return {};
    const style::Theme& theme = style::Theme::instance();
    painter.setFont(theme.smallFont());
    const QFontMetrics metrics(painter.font());
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& line : lines)
        line = metrics.elidedText(line, Qt::ElideMiddle, room.width());
    const QString kept = lines.join(QLatin1Char('\n'));
    const QRect box = painter.boundingRect(room, where, kept).marginsAdded(kMargins);
    painter.fillRect(box, theme.colors().faded(style::Role::ImageSurround, kWordsGround));
    painter.setPen(theme.color(style::Role::ImageText));
    painter.drawText(room, where, kept);
    return box;
}

void drawWordsBeside(QPainter& painter, const QRect& room, const QRect& place, const QString& text)
{
    painter.setFont(style::Theme::instance().smallFont());
    const QSize size = painter.boundingRect(room, Qt::AlignLeft | Qt::AlignTop, text).size();
    const int x = std::clamp(place.left(), room.left(), std::max(room.left(), room.right() - size.width()));
    const int below = place.bottom() + style::kWithinGroup;
    const int above = place.top() - style::kWithinGroup - size.height();
    const int lowest = std::max(room.top(), room.bottom() - size.height());
    const int y = below <= lowest ? below : std::clamp(above, room.top(), lowest);
    const QRect box(QPoint(x, y), QSize(std::min(size.width(), room.width()) + 1, size.height()));
    drawWords(painter, box, Qt::AlignLeft | Qt::AlignTop, text);
}

} // namespace carpo::viewer
