// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rail.h"

#include "widgets/style/icon_size.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace carpo::desktop {

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("look", QStringLiteral("rail"));
    m_layout->setContentsMargins(0, style::kWithinGroup, 1, style::kWithinGroup);
    m_layout->setSpacing(style::kUnit);
    m_layout->addStretch(1);
}

void Rail::addPage(QAction* page)
{
    m_layout->insertWidget(m_pages++, createButton(page));
}

void Rail::addBelow(QAction* action)
{
    m_layout->addWidget(createButton(action));
}

void Rail::addMenu(QAction* action, QMenu* menu)
{
    QToolButton* const button = createButton(action);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    m_layout->addWidget(button);
}

QToolButton* Rail::createButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    style::keepIconSize(*button, style::kToolIconSize);
    button->setProperty("look", QStringLiteral("page"));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace carpo::desktop
