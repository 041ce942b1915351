// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/icons.h"

#include <QAction>
#include <QToolButton>

namespace carpo::pages {

/// A button without a frame, its words beside its icon.
inline QToolButton* quietButton(const char* name, const char* icon, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setProperty("look", QStringLiteral("quiet"));
    made->setIcon(style::icon(QLatin1String(icon)));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

/// A button of an action, its icon alone, without a frame until it is looked at.
[[nodiscard]] inline QToolButton* actionButton(QAction* action, QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("look", QStringLiteral("quiet"));
    return button;
}

} // namespace carpo::pages
