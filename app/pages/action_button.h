// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QToolButton>

namespace carpo::pages {

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
