// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/bridge/words.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <QSignalSpy>

namespace carpo::app_test {
namespace {

using settings::Settings;

TEST(Settings, startWithTheirDefaults)
{
    const support::TemporaryFolder folder;
    const Settings settings(bridge::toQString(folder / "settings.ini"));
    EXPECT_EQ(settings.text(Settings::Key::Language), QStringLiteral("pt_BR"));
    EXPECT_EQ(settings.integer(Settings::Key::CacheLimitGb), 20);
    EXPECT_TRUE(settings.recentProjects().empty());
}

TEST(Settings, lastAndTellOfChangesOnly)
{
    const support::TemporaryFolder folder;
    const QString file = bridge::toQString(folder / "settings.ini");
    {
        Settings settings(file);
        const QSignalSpy changed(&settings, &Settings::changed);
        settings.setValue(Settings::Key::Threads, 3);
        settings.setValue(Settings::Key::Threads, 3);
        EXPECT_EQ(changed.count(), 1);
    }
    EXPECT_EQ(Settings(file).integer(Settings::Key::Threads), 3);
}

TEST(Settings, keepTheTenLatestProjects)
{
    const support::TemporaryFolder folder;
    Settings settings(bridge::toQString(folder / "settings.ini"));
    for (int i = 0; i < 12; ++i)
        settings.addRecentProject({QStringLiteral("/p/%1.carpo").arg(i), QStringLiteral("/data/%1").arg(i)});
    settings.addRecentProject({QStringLiteral("/p/5.carpo"), QStringLiteral("/data/5")});
    const auto recent = settings.recentProjects();
    ASSERT_EQ(recent.size(), 10U);
    EXPECT_EQ(recent[0].file, QStringLiteral("/p/5.carpo"));
    EXPECT_EQ(recent[1].folder, QStringLiteral("/data/11"));
    settings.removeRecentProject(QStringLiteral("/p/11.carpo"));
    EXPECT_EQ(settings.recentProjects()[1].file, QStringLiteral("/p/10.carpo"));
}

TEST(Settings, resetKeepsTheProjects)
{
    const support::TemporaryFolder folder;
    Settings settings(bridge::toQString(folder / "settings.ini"));
    settings.setValue(Settings::Key::Theme, QStringLiteral("light"));
    settings.addRecentProject({QStringLiteral("/p/a.carpo"), QStringLiteral("/data/a")});
    settings.reset();
    EXPECT_EQ(settings.text(Settings::Key::Theme), QStringLiteral("automatic"));
    EXPECT_EQ(settings.recentProjects().size(), 1U);
}

} // namespace
} // namespace carpo::app_test
