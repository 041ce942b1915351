// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/popup_panel.h"

#include <QKeyEvent>

namespace carpo::pages {

PopupPanel::PopupPanel(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setProperty("look", QStringLiteral("panel"));
}

void PopupPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        QFrame::keyPressEvent(event);
}

} // namespace carpo::pages
