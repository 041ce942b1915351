// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/icons.h"

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

} // namespace carpo::pages
