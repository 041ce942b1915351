// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"

#include <QMainWindow>
#include <QMap>

namespace carpo::desktop {

/// Remembers the window's size and the places of all splitters that have a name.
class WindowLayout
{
public:
    /// Both outlive this object. Takes the splitters' present places as those to go back to.
    WindowLayout(QMainWindow& window, settings::Settings& settings);

    void restore();
    void save();
    /// Every panel back to its place at the start.
    void reset();

private:
    QMainWindow& m_window;
    settings::Settings& m_settings;
    QMap<QString, QByteArray> m_first;
};

} // namespace carpo::desktop
