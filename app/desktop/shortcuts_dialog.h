// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace carpo::desktop {

/// F1: every key of the window, gathered from its actions and buttons, by the page where it acts.
/// Not modal.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget* window);

private:
    void createLayout(const QWidget& window);
};

} // namespace carpo::desktop
