// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/carpo_style.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHelpEvent>
#include <QPainter>
#include <QStyleOption>
#include <QStylePainter>
#include <QToolTip>

namespace carpo::style {
namespace {

constexpr int kItemMargin = 4;

// Fusion darkens the window's colour for outlines, which on a dark window leaves none.
void drawOutline(QPainter& painter, const QRect& rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(Role::Border), 1.0));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.restore();
}

/// Opens what a box says of itself to the style.
class ReadBox : public QComboBox
{
public:
    using QComboBox::initStyleOption;
};

/// Its text as long as there is room.
QStyleOptionComboBox elided(const QComboBox& box)
{
    constexpr int kEnds = 2; // the text stands a pixel from either end
    QStyleOptionComboBox option;
    (box.*&ReadBox::initStyleOption)(&option);
    if (box.isEditable())
        return option;
    const QRect field =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + kUnit;
    option.currentText =
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, field.width() - icon - kEnds);
    return option;
}

/// As QComboBox does, but with an ellipsis.
void paint(QComboBox& box, const QStyleOptionComboBox& option)
{
    QStylePainter painter(&box);
    painter.setPen(box.palette().color(QPalette::Text));
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void tellWhole(QComboBox& box, const QPoint& place)
{
    const QString words = box.toolTip().isEmpty()
                              ? box.currentText()
                              : QString(box.currentText() + QLatin1Char('\n') + box.toolTip());
    QToolTip::showText(place, words, &box);
}

} // namespace

QString shownText(const QComboBox& box)
{
    return elided(box).currentText;
}

void CarpoStyle::drawPrimitive(PrimitiveElement element,
                               const QStyleOption* option,
                               QPainter* painter,
                               const QWidget* widget) const
{
    if (element != PE_FrameFocusRect) {
        LookStyle::drawPrimitive(element, option, painter, widget);
        const bool isField = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
        if (isField || element == PE_IndicatorCheckBox)
            drawOutline(*painter, option->rect);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Theme::instance().color(Role::Focus), 2.0));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
    painter->restore();
}

void CarpoStyle::polish(QWidget* widget)
{
    LookStyle::polish(widget);
    if (qobject_cast<QComboBox*>(widget) != nullptr)
        widget->installEventFilter(this);
}

void CarpoStyle::unpolish(QWidget* widget)
{
    if (qobject_cast<QComboBox*>(widget) != nullptr)
        widget->removeEventFilter(this);
    LookStyle::unpolish(widget);
}

bool CarpoStyle::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOfText = event->type() == QEvent::ToolTip || event->type() == QEvent::Paint;
    auto* const box = isOfText ? qobject_cast<QComboBox*>(watched) : nullptr;
    if (box == nullptr || box->currentText().isEmpty())
        return LookStyle::eventFilter(watched, event);
    const QStyleOptionComboBox shown = elided(*box);
    if (shown.currentText == box->currentText())
        return LookStyle::eventFilter(watched, event);
    if (event->type() == QEvent::Paint)
        paint(*box, shown);
    else
        tellWhole(*box, static_cast<QHelpEvent*>(event)->globalPos());
    return true;
}

void CarpoStyle::drawComplexControl(ComplexControl control,
                                    const QStyleOptionComplex* option,
                                    QPainter* painter,
                                    const QWidget* widget) const
{
    LookStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox && !option->state.testFlag(State_HasFocus))
        drawOutline(*painter, option->rect);
}

int CarpoStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Theme& theme = Theme::instance();
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return theme.scaled(kIconSize);
    case PM_ToolBarIconSize:
        return theme.scaled(kToolIconSize);
    case PM_ButtonMargin:
        return theme.scaled(kBetweenGroups);
    case PM_FocusFrameHMargin: // beside an item's text: columns that meet keep their words apart
        return qobject_cast<const QAbstractItemView*>(widget) != nullptr
                   ? theme.scaled(kItemMargin)
                   : LookStyle::pixelMetric(metric, option, widget);
    case PM_HeaderMargin: // a title begins where its column's texts do
        return theme.scaled(kItemMargin + 1);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme.scaled(kWithinGroup);
    default:
        return LookStyle::pixelMetric(metric, option, widget);
    }
}

int CarpoStyle::styleHint(StyleHint hint,
                          const QStyleOption* option,
                          const QWidget* widget,
                          QStyleHintReturn* returned) const
{
    if (hint == SH_ToolTip_WakeUpDelay)
        return 400;
    // Lists of things to open: a start page's entries open by one click.
    if (hint == SH_ItemView_ActivateItemOnSingleClick && widget != nullptr
        && widget->property("opensOnClick").toBool())
        return 1;
    return LookStyle::styleHint(hint, option, widget, returned);
}

QIcon CarpoStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    return icon == SP_LineEditClearButton ? style::icon(QStringLiteral("edit-clear"))
                                          : LookStyle::standardIcon(icon, option, widget);
}

} // namespace carpo::style
