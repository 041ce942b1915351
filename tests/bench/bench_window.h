// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/words.h"
#include "app/bridge/workspace.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/desktop/set_up.h"
#include "tests/support/temporary_folder.h"

namespace carpo::bench {

/// The whole window, with settings, data and cache in a folder of its own; a QApplication is there.
class BenchWindow
{
public:
    [[nodiscard]] const support::TemporaryFolder& folder() const { return m_folder; }
    [[nodiscard]] bridge::Workspace& workspace() { return m_workspace; }
    [[nodiscard]] desktop::MainWindow& window() { return m_window; }

private:
    /// Set before anything asks for the data's and the cache's place.
    struct Places
    {
        explicit Places(const support::TemporaryFolder& folder)
        {
            for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME"})
                qputenv(variable, QByteArray::fromStdString((folder / variable).string()));
        }
    };

    static settings::Settings& themed(settings::Settings& settings)
    {
        desktop::setUpTheme(settings);
        return settings;
    }

    support::TemporaryFolder m_folder;
    Places m_places{m_folder};
    settings::Settings m_settings{bridge::toQString(m_folder / "settings.ini")};
    desktop::Language m_language{m_settings};
    bridge::Workspace m_workspace{themed(m_settings), bridge::Workspace::defaults()};
    desktop::MainWindow m_window{m_workspace};
};

} // namespace carpo::bench
