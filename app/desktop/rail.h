// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace carpo::desktop {

/// The pages at the left, icon over word; the menu and the settings below.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    /// `page` is a checkable action; shown from the top, in the order of the calls.
    void addPage(QAction* page);
    /// Shown from the bottom.
    void addBelow(QAction* action);
    void addMenu(QAction* action, QMenu* menu);

private:
    QToolButton* createButton(QAction* action);

    QVBoxLayout* m_layout = nullptr;
    int m_pages = 0;
};

} // namespace carpo::desktop
