// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/look.h"

#include "widgets/style/theme.h"

#include <QByteArray>
#include <QPalette>
#include <QVariant>
#include <QWidget>

#include <array>
#include <optional>
#include <utility>

namespace carpo::style {
namespace {

constexpr std::array<std::pair<const char*, Look>, 12> kLooks{{
    {"title", Look::Title},
    {"muted", Look::Muted},
    {"small", Look::Small},
    {"problem", Look::Problem},
    {"panel", Look::Panel},
    {"message", Look::Message},
    {"primary", Look::Primary},
    {"quiet", Look::Quiet},
    {"chip", Look::Chip},
    {"group", Look::Group},
    {"page", Look::Page},
    {"rail", Look::Rail},
}};

std::optional<Role> textRole(Look look)
{
    switch (look) {
    case Look::Muted:
    case Look::Small:
        return Role::MutedText;
    case Look::Problem:
        return Role::Problem;
    default:
        return std::nullopt;
    }
}

std::optional<double> textPoints(Look look)
{
    switch (look) {
    case Look::Title:
        return Theme::instance().titleFont().pointSizeF();
    case Look::Small:
    case Look::Page:
        return Theme::instance().smallFont().pointSizeF();
    default:
        return std::nullopt;
    }
}

} // namespace

Look lookOf(const QWidget* widget)
{
    if (widget == nullptr)
        return Look::Plain;
    const QVariant said = widget->property("look");
    if (!said.isValid())
        return Look::Plain;
    const QString word = said.toString();
    for (const auto& [name, look] : kLooks)
        if (word == QLatin1String(name))
            return look;
    return Look::Plain;
}

void dress(QWidget& widget)
{
    const Look look = lookOf(&widget);
    if (const auto role = textRole(look)) {
        QPalette palette = widget.palette();
        for (const QPalette::ColorRole kind : {QPalette::WindowText, QPalette::Text}) // plain and rich
            palette.setColor(kind, Theme::instance().color(*role));
        widget.setPalette(palette);
    }
    if (const auto points = textPoints(look)) {
        QFont font = widget.font();
        font.setPointSizeF(*points);
        widget.setFont(font);
    }
}

} // namespace carpo::style
