// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of decoded images in Ajustes: its size, its limit, emptying it.
#include "tests/app/window_fixture.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QThreadPool>

#include <chrono>
#include <fstream>
#include <semaphore>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

class CacheBox : public WindowFixture
{
protected:
    void SetUp() override { fs::create_directories(folder()); }

    [[nodiscard]] fs::path folder() { return workspace().cacheOptions().folder; }

    /// As large as they say, but for the disk, which holds nothing of them.
    fs::path array(char name, std::uintmax_t megabytes, int daysAgo)
    {
        const fs::path file = folder() / (std::string(32, name) + '-' + std::string(32, name) + ".pixels");
        std::ofstream(file) << "pixels";
        fs::resize_file(file, megabytes * 1'000'000);
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::days(daysAgo));
        return file;
    }

    [[nodiscard]] bool says(const char* size)
    {
        const auto& label = part<QLabel>("cacheSize");
        const bool said = waitFor([&] { return label.text() == QString::fromUtf8(size); });
        EXPECT_TRUE(said) << qPrintable(label.text());
        return said;
    }

    void chooseLimit(const char* gigabytes)
    {
        auto& box = part<QSpinBox>("cacheLimit");
        box.selectAll();
        QTest::keyClicks(&box, QLatin1String(gigabytes));
        QTest::keyClick(&box, Qt::Key_Return);
    }
};

TEST_F(CacheBox, beyondTheLimitTheOldestGo)
{
    const fs::path old = array('a', 600, 3);
    const fs::path oldest = array('b', 900, 9);
    const fs::path young = array('c', 700, 1);
    std::ofstream(folder() / "notes.txt") << "somebody else's";
    trigger("actionSettings");
    ASSERT_TRUE(says("2,2 GB"));
    chooseLimit("2");
    ASSERT_TRUE(says("1,3 GB"));
    EXPECT_FALSE(fs::exists(oldest));
    EXPECT_TRUE(fs::exists(old));
    chooseLimit("1");
    ASSERT_TRUE(says("700 MB"));
    EXPECT_FALSE(fs::exists(old));
    EXPECT_TRUE(fs::exists(young));
    EXPECT_TRUE(fs::exists(folder() / "notes.txt"));
    chooseLimit("20");
    ASSERT_TRUE(says("700 MB"));
}

TEST_F(CacheBox, isEmptiedByItsButton)
{
    const fs::path file = array('a', 5, 1);
    std::ofstream(folder() / "notes.txt") << "somebody else's";
    trigger("actionSettings");
    ASSERT_TRUE(says("5,0 MB"));
    part<QPushButton>("emptyCache").click();
    ASSERT_TRUE(says("0 B"));
    EXPECT_FALSE(fs::exists(file));
    EXPECT_TRUE(fs::exists(folder() / "notes.txt"));
    EXPECT_FALSE(part<QPushButton>("emptyCache").isEnabled()) << "there is nothing to empty";
}

TEST_F(CacheBox, doesNotWorkOnTheWindowsThread)
{
    const fs::path file = array('a', 5, 1);
    trigger("actionSettings");
    ASSERT_TRUE(says("5,0 MB"));
    // The threads for short work have their hands full: whatever happens now is done by the window itself.
    QThreadPool& pool = workspace().pool();
    const int threads = pool.maxThreadCount();
    std::counting_semaphore<> arrived(0);
    std::counting_semaphore<> mayGo(0);
    for (int i = 0; i < threads; ++i)
        pool.start([&] {
            arrived.release();
            mayGo.acquire();
        });
    for (int i = 0; i < threads; ++i)
        arrived.acquire();
    part<QPushButton>("emptyCache").click();
    trigger("actionHome");
    QCoreApplication::processEvents();
    EXPECT_TRUE(fs::exists(file)) << "emptying has not begun, and the window goes on";
    mayGo.release(threads);
    ASSERT_TRUE(says("0 B"));
    EXPECT_FALSE(fs::exists(file));
    pool.waitForDone(); // before the semaphores go, which the slowest of them has yet to look at
}

} // namespace
} // namespace carpo::app_test
