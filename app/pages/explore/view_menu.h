// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/bridge/view_shelf.h"

#include <QMenu>

namespace carpo::pages {

/// Selections with a name: choose one, give the present one a name, delete one. Made anew each time it opens.
class ViewMenu final : public QMenu
{
    Q_OBJECT

public:
    ViewMenu(bridge::Selection& selection, bridge::ViewShelf& shelf, QWidget* parent = nullptr);

private:
    void fill();
    void addViews();
    void addNameField();
    void addDeletion();

    bridge::Selection& m_selection;
    bridge::ViewShelf& m_shelf;
};

} // namespace carpo::pages
