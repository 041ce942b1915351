// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace carpo::pages {

/// A small form that opens over the page. Enter applies, Escape leaves all as it was.
class PopupPanel : public QFrame
{
public:
    explicit PopupPanel(QWidget* parent = nullptr);

protected:
    /// Does what the form says and closes it.
    virtual void apply() = 0;

    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace carpo::pages
