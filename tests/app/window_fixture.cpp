// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window_fixture.h"

#include "app/bridge/jobs_training_engine.h"
#include "app/bridge/words.h"
#include "app/desktop/set_up.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QTest>

namespace carpo::app_test {
namespace {

constexpr int kPatienceMs = 180'000;

QByteArray bytes(const std::filesystem::path& path)
{
    return QByteArray::fromStdString(path.string());
}

} // namespace

void activate(QWidget& window)
{
    window.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
}

bool waitFor(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, kPatienceMs);
}

WindowFixture::WindowFixture()
{
    qputenv("XDG_DATA_HOME", bytes(m_folder / "data"));
    qputenv("XDG_CACHE_HOME", bytes(m_folder / "cache"));
    qputenv("CARPO_RESOURCES", CARPO_SOURCE_DIR "/resources");
    m_settings = std::make_unique<settings::Settings>(bridge::toQString(m_folder / "settings.ini"));
    m_language = std::make_unique<desktop::Language>(*m_settings);
    desktop::setUpTheme(*m_settings);
}

WindowFixture::~WindowFixture() = default;

desktop::MainWindow& WindowFixture::window(std::unique_ptr<bridge::TrainingEngine> engine)
{
    if (m_window == nullptr) {
        if (engine == nullptr)
            engine = std::make_unique<bridge::JobsTrainingEngine>();
        bridge::Workspace::Options options{
            .engine = std::move(engine), .cohortFolder = m_folder / "demo", .cohort = m_cohort};
        m_workspace = std::make_unique<bridge::Workspace>(*m_settings, std::move(options));
        m_window = std::make_unique<desktop::MainWindow>(*m_workspace);
        m_window->show();
    }
    return *m_window;
}

void WindowFixture::restart()
{
    window().close();
    m_window.reset();
    m_workspace.reset();
}

bridge::Workspace& WindowFixture::workspace()
{
    window();
    return *m_workspace;
}

void WindowFixture::openAndWait(const std::filesystem::path& place)
{
    using State = bridge::ScanSession::State;
    window().open(bridge::toQString(place));
    EXPECT_TRUE(waitFor([this] {
        const State state = m_workspace->scan().state();
        return state == State::Ready || state == State::Failed;
    }));
}

void WindowFixture::speak(const char* language)
{
    m_settings->setValue(settings::Settings::Key::Language, QLatin1String(language));
    // Qt tells the windows by posted events.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the form's fields of before
}

void WindowFixture::comeBack()
{
    for (QWidget* const each : window().findChildren<QWidget*>()) {
        QEvent event(QEvent::ActivationChange);
        QApplication::sendEvent(each, &event);
    }
}

void WindowFixture::trigger(const char* action)
{
    auto& found = part<QAction>(action);
    EXPECT_TRUE(waitFor([&found] { return found.isEnabled(); })) << action;
    found.trigger();
}

} // namespace carpo::app_test
