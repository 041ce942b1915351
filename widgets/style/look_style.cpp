// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/look_style.h"

#include "widgets/style/theme.h"

#include <QCommandLinkButton>
#include <QFrame>
#include <QPainter>
#include <QScrollArea>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>
#include <optional>

namespace carpo::style {
namespace {

struct Box
{
    std::optional<Role> fill = std::nullopt;
    std::optional<Role> line = std::nullopt;
    double width = 1.0;
    double radius = 4.0;
};

void draw(const Box& box, const QRect& rect, QPainter& painter)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(box.line ? QPen(theme.color(*box.line), box.width) : QPen(Qt::NoPen));
    painter.setBrush(box.fill ? QBrush(theme.color(*box.fill)) : QBrush(Qt::NoBrush));
    const double inset = box.width / 2.0;
    const double radius = std::max(0.0, box.radius - inset); // of the line's middle
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

bool isUnder(const QStyleOption& option, QStyle::State state)
{
    return option.state.testFlag(QStyle::State_Enabled) && (option.state & state) != 0;
}

bool isLookedAt(const QStyleOption& option)
{
    return isUnder(option, QStyle::State_MouseOver);
}

bool hasKeyboard(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_HasFocus);
}

bool isOwnToolButton(Look look)
{
    return look == Look::Quiet || look == Look::Chip || look == Look::Group || look == Look::Page;
}

/// From a tool button's edge to what it shows, its line included.
QMargins toolMargins(Look look)
{
    switch (look) {
    case Look::Chip:
        return {9, 3, 9, 3};
    case Look::Group:
        return {4, 4, 4, 4};
    case Look::Page:
        return {8, 4, 8, 4};
    default:
        return {2, 2, 2, 2};
    }
}

Box toolBox(Look look, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    if (look == Look::Chip) {
        const Role line = hasKeyboard(option) ? Role::Focus : isLookedAt(option) ? Role::Text : Role::Border;
        return {.fill = Role::Raised, .line = line, .radius = 10.0};
    }
    Box box{.width = 2.0};
    if (isLookedAt(option) || (isOn && look == Look::Quiet))
        box.fill = Role::Raised;
    // A button that is on has a line already, of the same colour.
    if (hasKeyboard(option))
        box.line = isOn ? Role::Text : Role::Focus;
    else if (isOn && look == Look::Quiet)
        box.line = Role::Accent;
    return box;
}

/// A page of the rail is marked at its left.
void drawPageMark(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = Theme::instance();
    const bool isOn = option.state.testFlag(QStyle::State_On);
    if (isOn || isLookedAt(option))
        painter.fillRect(option.rect, theme.color(Role::Raised));
    if (isOn) {
        constexpr int kMark = 3;
        painter.fillRect(QRect(option.rect.topLeft(), QSize(kMark, option.rect.height())),
                         theme.color(Role::Accent));
    }
    if (hasKeyboard(option))
        draw({.line = Role::Focus, .width = 2.0}, option.rect, painter);
}

constexpr int kTabLine = 2;
constexpr QMargins kTabMargins{7, 4, 7, 4 + kTabLine};

void drawTab(const QStyleOption& tab, QPainter& painter)
{
    if (!tab.state.testFlag(QStyle::State_Selected))
        return;
    const Theme& theme = Theme::instance();
    if (hasKeyboard(tab))
        painter.fillRect(tab.rect, theme.color(Role::Raised));
    QRect line = tab.rect;
    line.setTop(line.bottom() + 1 - kTabLine);
    painter.fillRect(line, theme.color(hasKeyboard(tab) ? Role::Focus : Role::Accent));
}

constexpr int kArrow = 12;
constexpr QMargins kQuietBoxMargins{4, 2, 3, 2};

QRect quietBoxArrow(const QRect& box)
{
    const QRect inner = box.marginsRemoved(kQuietBoxMargins);
    return {inner.right() + 1 - kArrow, inner.top(), kArrow, inner.height()};
}

bool isFrame(Look look)
{
    return look == Look::Panel || look == Look::Message;
}

} // namespace

LookStyle::LookStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

void LookStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    dress(*widget);
    const Look look = lookOf(widget);
    if (auto* const frame = qobject_cast<QFrame*>(widget); frame != nullptr && isFrame(look))
        frame->setFrameShape(QFrame::StyledPanel);
    if (auto* const area = qobject_cast<QScrollArea*>(widget)) {
        area->setFrameShape(QFrame::NoFrame);
        area->viewport()->setAutoFillBackground(false);
    }
    if (look == Look::Quiet)
        widget->setAttribute(Qt::WA_Hover);
}

void LookStyle::drawPrimitive(PrimitiveElement element,
                              const QStyleOption* option,
                              QPainter* painter,
                              const QWidget* widget) const
{
    const Theme& theme = Theme::instance();
    if (element == PE_PanelTipLabel) {
        draw({.fill = Role::Raised, .line = Role::Border, .radius = 0.0}, option->rect, *painter);
    } else if (element == PE_Widget && lookOf(widget) == Look::Rail) {
        painter->fillRect(option->rect, theme.color(Role::Background));
        painter->setPen(theme.color(Role::Border));
        painter->drawLine(option->rect.topRight(), option->rect.bottomRight());
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void LookStyle::drawControl(ControlElement element,
                            const QStyleOption* option,
                            QPainter* painter,
                            const QWidget* widget) const
{
    const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto* const tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    const Look look = lookOf(widget);
    if (element == CE_ShapedFrame && isFrame(look)) {
        draw({.fill = look == Look::Panel ? Role::Surface : Role::Raised, .line = Role::Border},
             option->rect,
             *painter);
    } else if (element == CE_PushButton && look == Look::Primary && button != nullptr) {
        drawPrimary(*button, *painter, widget);
    } else if (element == CE_PushButton && qobject_cast<const QCommandLinkButton*>(widget) != nullptr) {
        draw({.fill = isLookedAt(*option) ? Role::Raised : Role::Surface,
              .line = hasKeyboard(*option) ? Role::Focus : Role::Border,
              .width = hasKeyboard(*option) ? 2.0 : 1.0},
             option->rect,
             *painter);
    } else if (element == CE_TabBarTabShape && look == Look::Quiet) {
        drawTab(*option, *painter);
    } else if (element == CE_TabBarTabLabel && look == Look::Quiet && tab != nullptr) {
        drawTabLabel(*tab, *painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void LookStyle::drawComplexControl(ComplexControl control,
                                   const QStyleOptionComplex* option,
                                   QPainter* painter,
                                   const QWidget* widget) const
{
    const Look look = lookOf(widget);
    const auto* const button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    const auto* const box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_ToolButton && button != nullptr && isOwnToolButton(look))
        drawToolButton(*button, *painter, widget);
    else if (control == CC_ComboBox && box != nullptr && look == Look::Quiet)
        drawQuietBox(*box, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void LookStyle::drawPrimary(const QStyleOptionButton& button, QPainter& painter, const QWidget* widget) const
{
    const bool isOn = button.state.testFlag(State_Enabled);
    const Role face = isOn ? Role::Accent : Role::Raised;
    const bool isMarked = isLookedAt(button) || hasKeyboard(button);
    draw({.fill = face, .line = isMarked ? Role::Text : face, .width = 2.0}, button.rect, painter);
    QStyleOptionButton label(button);
    label.palette.setColor(QPalette::ButtonText,
                           Theme::instance().color(isOn ? Role::AccentText : Role::MutedText));
    proxy()->drawControl(CE_PushButtonLabel, &label, &painter, widget);
}

void LookStyle::drawToolButton(const QStyleOptionToolButton& button,
                               QPainter& painter,
                               const QWidget* widget) const
{
    const Look look = lookOf(widget);
    if (look == Look::Page)
        drawPageMark(button, painter);
    else
        draw(toolBox(look, button), button.rect, painter);
    QStyleOptionToolButton label(button);
    label.rect = button.rect.marginsRemoved(toolMargins(look));
    proxy()->drawControl(CE_ToolButtonLabel, &label, &painter, widget);
}

void LookStyle::drawTabLabel(const QStyleOptionTab& tab, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionTab label(tab);
    label.rect.setBottom(label.rect.bottom() - kTabLine);
    label.state &= ~State_HasFocus; // its shape shows it
    if (!isUnder(tab, State_Selected | State_MouseOver))
        label.palette.setColor(QPalette::WindowText, Theme::instance().color(Role::MutedText));
    QProxyStyle::drawControl(CE_TabBarTabLabel, &label, &painter, widget);
}

void LookStyle::drawQuietBox(const QStyleOptionComboBox& box, QPainter& painter, const QWidget* widget) const
{
    Box around{.width = 1.0, .radius = 2.0};
    if (isLookedAt(box))
        around.fill = Role::Raised;
    if (hasKeyboard(box))
        around.line = Role::Focus;
    draw(around, box.rect, painter);
    QStyleOption arrow(box);
    arrow.rect = quietBoxArrow(box.rect);
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, &painter, widget);
}

int LookStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    constexpr int kTipMargin = 4;
    switch (metric) {
    case PM_ToolTipLabelFrameWidth:
        return kTipMargin;
    case PM_TabBarTabHSpace:
    case PM_TabBarTabVSpace:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
        if (lookOf(widget) != Look::Quiet)
            break;
        if (metric == PM_TabBarTabHSpace)
            return kTabMargins.left() + kTabMargins.right();
        return metric == PM_TabBarTabVSpace ? kTabMargins.top() + kTabMargins.bottom() : 0;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize LookStyle::sizeFromContents(ContentsType type,
                                  const QStyleOption* option,
                                  const QSize& contents,
                                  const QWidget* widget) const
{
    constexpr QMargins kPrimary{18, 6, 18, 6};
    constexpr QSize kToolSpare(3, 3); // what QToolButton counts too little
    const Look look = lookOf(widget);
    if (type == CT_ToolButton && isOwnToolButton(look))
        return contents.grownBy(toolMargins(look)) + kToolSpare;
    if (type == CT_PushButton && look == Look::Primary)
        return contents.grownBy(kPrimary);
    if (type == CT_SpinBox) // as high as the fields beside it
        return QProxyStyle::sizeFromContents(type, option, contents, widget) - QSize(0, 1);
    if (type == CT_ComboBox && look == Look::Quiet)
        return contents.grownBy(kQuietBoxMargins) + QSize(kArrow, 0);
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect LookStyle::subControlRect(ComplexControl control,
                                const QStyleOptionComplex* option,
                                SubControl part,
                                const QWidget* widget) const
{
    if (control == CC_ComboBox && lookOf(widget) == Look::Quiet) {
        if (part == SC_ComboBoxArrow)
            return quietBoxArrow(option->rect);
        if (part == SC_ComboBoxEditField)
            return option->rect.marginsRemoved(kQuietBoxMargins).adjusted(0, 0, -kArrow, 0);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace carpo::style
