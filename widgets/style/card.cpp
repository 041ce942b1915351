// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/card.h"

#include "widgets/style/icon_size.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QFontMetrics>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace carpo::style {
namespace {

constexpr int kMargin = 10;
constexpr int kFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr int kHigh = 10000; // of a place whose height is asked for

QFont titleFont()
{
    QFont font = Theme::instance().font();
    font.setBold(true);
    return font;
}

} // namespace

Card::Card(QWidget* parent)
    : QCommandLinkButton(parent)
{
    keepIconSize(*this, kToolIconSize);
}

QSize Card::sizeHint() const
{
    const int margin = Theme::instance().scaled(kMargin);
    const int words = QFontMetrics(titleFont()).horizontalAdvance(text());
    const int width = titlePlace(0).left() + words + margin + 1;
    return {width, heightForWidth(width)};
}

QSize Card::minimumSizeHint() const
{
    return sizeHint();
}

int Card::heightForWidth(int width) const
{
    const int margin = Theme::instance().scaled(kMargin);
    return std::max(descriptionPlace(width).bottom() + 1, margin + iconSize().height()) + margin;
}

QRect Card::titlePlace(int width) const
{
    const int margin = Theme::instance().scaled(kMargin);
    const int left = margin + iconSize().width() + Theme::instance().scaled(kWithinGroup);
    const QRect room(left, margin, width - left - margin, kHigh);
    const int height = QFontMetrics(titleFont()).boundingRect(room, kFlags, text()).height();
    return {left, margin, room.width(), height};
}

QRect Card::descriptionPlace(int width) const
{
    const QRect title = titlePlace(width);
    const QRect room(title.left(), title.bottom() + 1 + kUnit, title.width(), kHigh);
    const QFontMetrics metrics(Theme::instance().smallFont());
    const int height =
        description().isEmpty() ? 0 : metrics.boundingRect(room, kFlags, description()).height();
    return {room.left(), room.top(), room.width(), height};
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.features |= QStyleOptionButton::CommandLinkButton;
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);
    const int margin = Theme::instance().scaled(kMargin);
    icon().paint(&painter,
                 QRect({margin, margin}, iconSize()),
                 Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
    painter.setFont(titleFont());
    painter.drawItemText(titlePlace(width()), kFlags, palette(), isEnabled(), text(), QPalette::ButtonText);
    painter.setFont(Theme::instance().smallFont());
    painter.drawItemText(
        descriptionPlace(width()), kFlags, palette(), isEnabled(), description(), QPalette::ButtonText);
}

} // namespace carpo::style
