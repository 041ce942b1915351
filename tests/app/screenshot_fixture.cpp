// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/screenshot_fixture.h"

#include "app/bridge/words.h"
#include "widgets/feedback/page_scroll.h"
#include "widgets/style/theme.h"

#include <QDeadlineTimer>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QSet>
#include <QStackedWidget>
#include <QTest>

namespace carpo::app_test {
namespace {

void save(const QImage& picture, const QString& name)
{
    const std::filesystem::path folder = CARPO_SCREENSHOTS;
    std::filesystem::create_directories(folder);
    constexpr int kQuickly = 80; // of a hundred: zlib's first level
    EXPECT_TRUE(picture.save(bridge::toQString(folder / (name.toStdString() + ".png")), "PNG", kQuickly));
}

} // namespace

void ScreenshotFixture::settle()
{
    // Nobody works, twice: what one job brings may make another one begin.
    const QDeadlineTimer late(5000);
    for (int idle = 0; idle < 2 && !late.hasExpired();) {
        QTest::qWait(40); // a plot's frame and a half
        const bool isIdle =
            workspace().pool().activeThreadCount() == 0 && workspace().searches().activeThreadCount() == 0;
        idle = isIdle ? idle + 1 : 0;
    }
}

void ScreenshotFixture::take(const QString& name)
{
    QTest::mouseMove(&window(), window().rect().topRight() - QPoint(8, -8)); // nothing is hovered there
    const QImage picture = window().grab().toImage();
    save(picture, name);
    EXPECT_EQ(picture.size(), window().size());
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 11) {
        for (int x = picture.width() / 8; x < picture.width(); x += 7)
            colours.insert(picture.pixel(x, y));
    }
    EXPECT_GT(colours.size(), 8) << "a blank page: " << name.toStdString();
    const bool isLarge = style::Theme::instance().scale() > 1.0;
    EXPECT_TRUE(isLarge || showsAll()) << "must be scrolled: " << name.toStdString();
}

bool ScreenshotFixture::showsAll()
{
    const auto* const page =
        qobject_cast<feedback::PageScroll*>(part<QStackedWidget>("pages").currentWidget());
    return page != nullptr && page->showsAll();
}

void ScreenshotFixture::takeWithPopup(QWidget& popup, const QString& name)
{
    QImage picture = window().grab().toImage();
    QPainter painter(&picture);
    painter.drawPixmap(window().mapFromGlobal(popup.pos()), popup.grab());
    painter.end();
    save(picture, name);
    EXPECT_TRUE(window().rect().contains(QRect(window().mapFromGlobal(popup.pos()), popup.size())))
        << "cut off: " << name.toStdString();
}

void ScreenshotFixture::takePart(QWidget& part, const QString& name)
{
    save(part.grab().toImage(), name);
}

void ScreenshotFixture::inEveryVariant(const std::function<void(const QString& variant)>& work)
{
    for (const char* const language : {"pt_BR", "en"}) {
        for (const char* const theme : {"dark", "light"}) {
            for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)})
                work(become(language, theme, size));
        }
    }
}

void ScreenshotFixture::inEachLanguageAndTheme(const std::function<void(const QString& variant)>& work)
{
    work(become("pt_BR", "dark", {1366, 768}));
    work(become("pt_BR", "light", {1920, 1080}));
    work(become("en", "light", {1366, 768}));
    work(become("en", "dark", {1920, 1080}));
}

QString ScreenshotFixture::become(const char* language, const char* theme, QSize size)
{
    speak(language);
    settings().setValue(settings::Settings::Key::Theme, QLatin1String(theme));
    window().resize(size);
    return QStringLiteral("%1_%2_%3").arg(QLatin1String(language), QLatin1String(theme)).arg(size.width());
}

} // namespace carpo::app_test
