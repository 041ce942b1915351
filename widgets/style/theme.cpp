// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/theme.h"

#include "widgets/style/carpo_style.h"
#include "widgets/style/icons.h"
#include "widgets/style/look.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QLayout>
#include <QPalette>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <functional>

namespace carpo::style {
namespace {

constexpr double kBodyPoints = 10.0;
constexpr double kTitlePoints = 13.0;
constexpr double kSmallPoints = 9.0;
constexpr double kProjectorScale = 1.5;

QFont sized(double points)
{
    static const bool s_hasInter = QFontDatabase::families().contains(QStringLiteral("Inter"));
    QFont font;
    if (s_hasInter)
        font.setFamilies({QStringLiteral("Inter")});
    else
        font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(points);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

QPalette paletteOf(const Colors& colors)
{
    QPalette palette(colors[Role::Raised], colors[Role::Background]);
    const auto set = [&](QPalette::ColorRole where, Role role) { palette.setColor(where, colors[role]); };
    set(QPalette::Window, Role::Background);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Background);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Raised);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Problem);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::AccentText);
    set(QPalette::ToolTipBase, Role::Raised);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::PlaceholderText, Role::MutedText);
    for (const QPalette::ColorRole where : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, where, colors.faded(Role::MutedText, 0.6));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors[Role::Rest]);
    palette.setColor(QPalette::Disabled, QPalette::Button, colors[Role::Background]);
    return palette;
}

int depthOf(const QWidget* widget)
{
    int depth = 0;
    for (; widget != nullptr; widget = widget->parentWidget())
        ++depth;
    return depth;
}

/// Sizes that the style gives by the scale are asked for again, what is within before what is around it; of
/// what is hidden nobody else tells its layout.
void measureAgain(QWidgetList widgets)
{
    std::ranges::stable_sort(widgets, std::ranges::greater(), depthOf);
    for (QWidget* const widget : widgets) {
        QEvent event(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &event);
        if (widget->layout() != nullptr)
            widget->layout()->invalidate();
        widget->updateGeometry();
    }
}

} // namespace

Theme::Theme() = default;

Theme& Theme::instance()
{
    static Theme s_theme;
    return s_theme;
}

void Theme::install()
{
    installIconTheme();
    QApplication::setStyle(new CarpoStyle);
    m_installed = true;
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    const bool wasDark = isDark();
    m_mode = mode;
    if (isDark() != wasDark)
        apply();
}

void Theme::setPlace(Place place)
{
    if (place == m_place)
        return;
    const bool wasDark = isDark();
    const double scaleBefore = scale();
    m_place = place;
    if (isDark() != wasDark || scale() != scaleBefore)
        apply();
}

double Theme::scale() const
{
    return m_place == Place::Projector ? m_scale * kProjectorScale : m_scale;
}

void Theme::setScale(double scale)
{
    const double kept = std::clamp(scale, 0.5, 3.0);
    if (kept == m_scale)
        return;
    m_scale = kept;
    apply();
}

bool Theme::isDark() const
{
    return (m_mode == Mode::Dark && m_place != Place::Projector)
           || (m_mode == Mode::Automatic && m_place == Place::Workbench);
}

QFont Theme::font() const
{
    return sized(kBodyPoints * scale());
}

QFont Theme::titleFont() const
{
    return sized(kTitlePoints * scale());
}

QFont Theme::smallFont() const
{
    return sized(kSmallPoints * scale());
}

int Theme::scaled(int pixels) const
{
    return static_cast<int>(std::lround(pixels * scale()));
}

void Theme::apply()
{
    if (m_installed) {
        const QPalette palette = paletteOf(colors());
        QApplication::setPalette(palette);
        QApplication::setFont(font());
        QToolTip::setPalette(palette);
        QToolTip::setFont(smallFont());
        const QWidgetList widgets = QApplication::allWidgets();
        for (QWidget* const widget : widgets)
            dress(*widget);
        measureAgain(widgets);
    }
    Q_EMIT changed();
}

} // namespace carpo::style
