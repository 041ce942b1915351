// SPDX-License-Identifier: GPL-3.0-or-later
// What opens over Explorar, what is said there when something goes wrong, and larger text.
#include "app/bridge/words.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/small_cohort.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/plot.h"
#include "widgets/viewer/image_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <filesystem>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

class PopupScreenshots : public ScreenshotFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "coorte", 30, 320);
        openAndWait(m_folder / "coorte");
        ASSERT_TRUE(waitFor([this] { return part<QToolButton>("addCondition").isEnabled(); }));
        trigger("actionExplore");
    }

    void takePopup(const char* name, const QString& variant)
    {
        QWidget* const popup = QApplication::activePopupWidget();
        ASSERT_NE(popup, nullptr) << name;
        settle();
        takeWithPopup(*popup, QStringLiteral("explore_%1_%2").arg(QLatin1String(name), variant));
        popup->close();
        settle();
    }

    void takeMenuOf(QWidget& part, const char* name, const QString& variant)
    {
        const QPoint place = part.rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, part.mapToGlobal(place));
        QApplication::sendEvent(&part, &event);
        takePopup(name, variant);
    }

    void takeButtonsMenu(QToolButton& button, const char* name, const QString& variant)
    {
        ASSERT_NE(button.menu(), nullptr) << name;
        button.menu()->popup(button.mapToGlobal(QPoint(0, button.height())));
        takePopup(name, variant);
    }

    void takeEditors(const QString& variant)
    {
        for (const auto& [key, name] :
             {std::pair("age", "editor_numbers"), std::pair("sex", "editor_words")}) {
            part<QToolButton>("addCondition").click();
            auto& column = part<QComboBox>("conditionColumn");
            column.setCurrentIndex(column.findData(QLatin1String(key)));
            takePopup(name, variant);
        }
        part<QAction>("correctImage").trigger();
        takePopup("editor_label", variant);
    }

    void takeMessage(const char* name, const QString& variant)
    {
        ASSERT_TRUE(waitFor([this] { return line().isVisible(); })) << name;
        settle();
        take(QStringLiteral("explore_%1_%2").arg(QLatin1String(name), variant));
    }

    [[nodiscard]] feedback::MessageLine& line() { return part<feedback::MessageLine>("exploreMessage"); }
};

TEST_F(PopupScreenshots, ofMenusAndEditors)
{
    inEachLanguageAndTheme([this](const QString& variant) {
        part<gallery::Gallery>("gallery").setCurrentRow(3);
        settle();
        takeEditors(variant);
        takeMenuOf(*part<plots::Plot>("ageChart").findChild<QCustomPlot*>(), "menu_chart", variant);
        takeMenuOf(part<viewer::ImageView>("imageView"), "menu_viewer", variant);
        takeButtonsMenu(part<QToolButton>("exportButton"), "menu_export", variant);
    });
}

TEST_F(PopupScreenshots, ofLargerText)
{
    settings().setValue(settings::Settings::Key::TextSize, 150);
    inEachLanguageAndTheme([this](const QString& variant) {
        for (const auto& [action, name] : {std::pair("actionHome", "home"),
                                           std::pair("actionExplore", "explore"),
                                           std::pair("actionExperiment", "experiment"),
                                           std::pair("actionSettings", "settings")}) {
            trigger(action);
            settle();
            take(QStringLiteral("large_%1_%2").arg(QLatin1String(name), variant));
        }
    });
    settings().setValue(settings::Settings::Key::TextSize, 100);
}

TEST_F(PopupScreenshots, ofWhatWentWrong)
{
    const fs::path image = workspace().set()->dataset->files[3];
    inEachLanguageAndTheme([&](const QString& variant) {
        fs::rename(image, m_folder / "away.png");
        comeBack();
        takeMessage("gone_image", variant);
        fs::rename(m_folder / "away.png", image);
        comeBack();
        EXPECT_TRUE(waitFor([this] { return !line().isVisible(); }));

        fs::rename(m_folder / "coorte", m_folder / "elsewhere");
        comeBack();
        part<QAction>("nextImage").trigger();
        EXPECT_TRUE(waitFor([this] { return !part<viewer::ImageView>("imageView").message().isEmpty(); }));
        takeMessage("gone_folder", variant);
        fs::rename(m_folder / "elsewhere", m_folder / "coorte");
        comeBack();
        EXPECT_TRUE(waitFor([this] { return !line().isVisible(); }));

        feedback::FileDialogs::instance().setNextFileName(bridge::toQString(m_folder / "none" / "table.csv"));
        trigger("exportTable");
        takeMessage("failed_export", variant);
        line().dismiss();
    });
}

} // namespace
} // namespace carpo::app_test
