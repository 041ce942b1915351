// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/settings/settings.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace carpo::app_test {

/// The real window with settings, data and cache in a folder of its own.
class WindowFixture : public testing::Test
{
protected:
    WindowFixture();
    ~WindowFixture() override;

    /// The window, made at the first call; with the engine itself unless another one is given.
    desktop::MainWindow& window(std::unique_ptr<bridge::TrainingEngine> engine = nullptr);
    bridge::Workspace& workspace();
    settings::Settings& settings() { return *m_settings; }

    /// Closes the window; the next call of window() starts the program again.
    void restart();

    /// Opens a folder or project and waits until it is measured, or failed.
    void openAndWait(const std::filesystem::path& place);

    /// A part of the window by its object name; fails the test where there is none.
    template <typename T>
    T& part(const char* name)
    {
        static_assert(QtPrivate::HasQ_OBJECT_Macro<T>::Value, "newer Qt finds no others by their class");
        auto* const found = window().findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            throw std::runtime_error(std::string("no part of that name: ") + name);
        return *found;
    }

    /// "pt_BR" or "en"; returns when the window has changed.
    void speak(const char* language);

    /// The user comes back to the window from elsewhere.
    void comeBack();

    /// An action of the window by its object name, as soon as it can be chosen.
    void trigger(const char* action);

    support::TemporaryFolder m_folder;
    /// The demonstration cohort, drawn in m_folder / "demo"; the first call of window() counts.
    phantom::CohortOptions m_cohort{.count = 24, .height = 96};

private:
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<desktop::Language> m_language;
    std::unique_ptr<bridge::Workspace> m_workspace;
    std::unique_ptr<desktop::MainWindow> m_window;
};

/// Gives a shown window the keyboard.
void activate(QWidget& window);

/// Waits for a condition while events are handled; false after three minutes.
[[nodiscard]] bool waitFor(const std::function<bool()>& condition);

} // namespace carpo::app_test
