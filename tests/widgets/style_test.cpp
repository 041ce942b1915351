// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/carpo_style.h"
#include "widgets/style/icons.h"
#include "widgets/style/look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QPalette>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

using namespace carpo::style;

namespace {

// Relative luminance and contrast ratio of WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

bool isNear(int a, int b)
{
    return std::abs(a - b) <= 12;
}

// Icons are thin lines: a pixel counts by its hue even where it is only partly covered.
int inkedPixels(const QImage& image, const QColor& color)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 60 && isNear(pixel.red(), color.red()) && isNear(pixel.green(), color.green())
                && isNear(pixel.blue(), color.blue()))
                ++inked;
        }
    }
    return inked;
}

const QLocale kPortuguese(QLocale::Portuguese, QLocale::Brazil);

} // namespace

TEST(Colors, TextIsReadableInBothThemes)
{
    for (const bool dark : {true, false}) {
        const Colors colors(dark);
        for (const Role ground : {Role::Background, Role::Surface, Role::Raised}) {
            EXPECT_GE(contrast(colors[Role::Text], colors[ground]), 7.0) << dark;
            EXPECT_GE(contrast(colors[Role::MutedText], colors[ground]), 4.5) << dark;
            EXPECT_GE(contrast(colors[Role::Problem], colors[ground]), 4.0) << dark;
        }
        EXPECT_GE(contrast(colors[Role::AccentText], colors[Role::Accent]), 4.5) << dark;
        EXPECT_GE(contrast(colors[Role::ImageText], colors[Role::ImageSurround]), 7.0) << dark;
    }
}

TEST(Colors, MarksStandOutFromTheSurface)
{
    for (const bool dark : {true, false})
        for (const Role role : {Role::Training,
                                Role::Validation,
                                Role::Female,
                                Role::Male,
                                Role::Selection,
                                Role::Rest,
                                Role::Good,
                                Role::Suspect,
                                Role::Guess,
                                Role::Series,
                                Role::Focus,
                                Role::Axis})
            EXPECT_GE(contrast(Colors(dark)[role], Colors(dark)[Role::Surface]), 3.0)
                << roleName(role).toStdString() << dark;
}

TEST(Colors, RolesAreNumberedFromZero)
{
    EXPECT_EQ(roleAt(0), Role::Background);
    EXPECT_EQ(roleAt(-1), std::nullopt);
    EXPECT_EQ(roleAt(1000), std::nullopt);
}

TEST(Theme, AutomaticIsLightInLessonsAndDarkElsewhere)
{
    Theme& theme = Theme::instance();
    theme.install();
    QSignalSpy changed(&theme, &Theme::changed);
    EXPECT_TRUE(theme.isDark());
    theme.setPlace(Theme::Place::Lesson);
    EXPECT_FALSE(theme.isDark());
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), Colors(false)[Role::Background]);
    theme.setMode(Theme::Mode::Light);
    EXPECT_EQ(changed.count(), 1) << "the same colours need no new drawing";
    theme.setMode(Theme::Mode::Dark);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), QColor(0x17, 0x19, 0x1c));
    theme.setPlace(Theme::Place::Workbench);
    theme.setMode(Theme::Mode::Automatic);
}

TEST(Looks, FollowTheThemeAndItsScale)
{
    Theme& theme = Theme::instance();
    theme.install();
    theme.setMode(Theme::Mode::Dark);
    QLabel label(QStringLiteral("n = 60"));
    label.setProperty("look", QStringLiteral("small"));
    label.ensurePolished();
    EXPECT_EQ(label.palette().color(QPalette::WindowText), Colors(true)[Role::MutedText]);
    EXPECT_DOUBLE_EQ(label.font().pointSizeF(), theme.smallFont().pointSizeF());
    theme.setMode(Theme::Mode::Light);
    theme.setScale(1.5);
    EXPECT_EQ(label.palette().color(QPalette::WindowText), Colors(false)[Role::MutedText]);
    EXPECT_DOUBLE_EQ(label.font().pointSizeF(), theme.smallFont().pointSizeF());
    theme.setScale(1.0);
    theme.setMode(Theme::Mode::Automatic);
}

TEST(Looks, ArePaintedInTheThemesColours)
{
    Theme& theme = Theme::instance();
    theme.install();
    QPushButton button;
    button.setProperty("look", QStringLiteral("primary"));
    EXPECT_NE(button.sizeHint(), QPushButton().sizeHint());
    button.resize(80, 40);
    EXPECT_EQ(button.grab().toImage().pixelColor(40, 20), theme.color(Role::Accent));
    button.setEnabled(false);
    EXPECT_EQ(button.grab().toImage().pixelColor(40, 20), theme.color(Role::Raised));
    QFrame panel;
    panel.setProperty("look", QStringLiteral("panel"));
    panel.resize(40, 40);
    EXPECT_EQ(panel.grab().toImage().pixelColor(20, 20), theme.color(Role::Surface));
    EXPECT_EQ(panel.grab().toImage().pixelColor(20, 0), theme.color(Role::Border));
}

TEST(Looks, OneThatNobodyKnowsIsPlain)
{
    QWidget widget;
    EXPECT_EQ(lookOf(&widget), Look::Plain);
    EXPECT_EQ(lookOf(nullptr), Look::Plain);
    widget.setProperty("look", QStringLiteral("shiny"));
    EXPECT_EQ(lookOf(&widget), Look::Plain);
}

TEST(Theme, ProjectorScalesTheFont)
{
    Theme& theme = Theme::instance();
    theme.install();
    theme.setScale(1.5);
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), 15.0);
    EXPECT_EQ(theme.scaled(16), 24);
    theme.setScale(100.0);
    EXPECT_DOUBLE_EQ(theme.scale(), 3.0);
    theme.setScale(1.0);
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), 10.0);
}

TEST(Theme, TheProjectorIsLightAndLargeWhateverIsChosen)
{
    Theme& theme = Theme::instance();
    theme.install();
    theme.setMode(Theme::Mode::Dark);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setPlace(Theme::Place::Projector);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_FALSE(theme.isDark());
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), 15.0);
    theme.setPlace(Theme::Place::Workbench);
    EXPECT_TRUE(theme.isDark());
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), 10.0);
    theme.setMode(Theme::Mode::Automatic);
}

TEST(Colors, TenKindsAreAllDifferent)
{
    std::set<std::pair<Role, Qt::PenStyle>> looks;
    for (std::size_t kind = 0; kind < 10; ++kind)
        looks.insert({kindLook(kind).role, kindLook(kind).line});
    EXPECT_EQ(looks.size(), 10U);
}

TEST(Colors, TheDivergingScaleHasTheSurfaceInItsMiddle)
{
    for (const bool dark : {false, true}) {
        const Colors colors(dark);
        EXPECT_EQ(divergingColor(colors, 0.5), colors[Role::Surface]);
        EXPECT_EQ(divergingColor(colors, -1), colors[Role::Training]);
        EXPECT_EQ(divergingColor(colors, 1), colors[Role::Validation]);
    }
}

TEST(Icons, EachIsThereAndDrawnInTheTextColour)
{
    Theme& theme = Theme::instance();
    theme.install();
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        theme.setMode(mode);
        for (const QString& name : widgetIconNames()) {
            const QIcon drawn = icon(name);
            ASSERT_FALSE(drawn.isNull()) << name.toStdString();
            const QImage image = drawn.pixmap(QSize(22, 22)).toImage().convertToFormat(QImage::Format_ARGB32);
            EXPECT_GT(inkedPixels(image, theme.color(Role::Text)), 8) << name.toStdString();
        }
    }
    theme.setMode(Theme::Mode::Automatic);
    EXPECT_TRUE(icon(QStringLiteral("there-is-no-such-icon")).isNull());
}

TEST(Numbers, FollowTheLocale)
{
    EXPECT_EQ(fixedNumber(12611.26, 1, kPortuguese), QStringLiteral("12.611,3"));
    EXPECT_EQ(fixedNumber(-0.001, 2, kPortuguese), QStringLiteral("0,00")) << "nothing has no sign";
    EXPECT_EQ(compactNumber(0.001, 3, kPortuguese), QStringLiteral("0,001"));
    EXPECT_EQ(compactNumber(9.8, 3, kPortuguese), QStringLiteral("9,8"));
    EXPECT_EQ(compactNumber(-33.04, 3, kPortuguese), QStringLiteral("−33"));
    EXPECT_EQ(compactNumber(12611, 3, kPortuguese), QStringLiteral("12.611"));
    EXPECT_EQ(compactNumber(3e-7, 3, kPortuguese), QStringLiteral("3·10⁻⁷"));
    EXPECT_EQ(compactNumber(1e8, 3, QLocale::c()), QStringLiteral("10⁸"));
    EXPECT_EQ(compactNumber(0.0, 3, kPortuguese), QStringLiteral("0"));
    EXPECT_EQ(compactNumber(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("—"));
    EXPECT_EQ(percent(0.5418, 0, kPortuguese), QStringLiteral("54 %"));
    EXPECT_EQ(percent(0.5418, 1, kPortuguese), QStringLiteral("54,2 %"));
    EXPECT_EQ(countNumber(12611, kPortuguese), QStringLiteral("12.611"));
}

TEST(ChoiceBox, SaysWithAnEllipsisWhatItHasNoRoomFor)
{
    Theme::instance().install();
    for (const QString& look : {QString(), QStringLiteral("quiet")}) {
        QComboBox box;
        box.setProperty("look", look);
        box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box.addItem(QStringLiteral("Transfer: different data, little of it (head)"));
        box.resize(140, 30);
        box.show();
        EXPECT_TRUE(shownText(box).endsWith(QChar(u'…'))) << look.toStdString();
        // What is drawn is that text: another one that is cut alike looks alike.
        const QImage cut = box.grab().toImage();
        box.setItemText(0, shownText(box));
        EXPECT_EQ(box.grab().toImage(), cut) << look.toStdString();
        box.setItemText(0, QStringLiteral("Transfer: different data, little of it (head)"));
        QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&box, &help);
        EXPECT_EQ(QToolTip::text(), box.currentText());
        QToolTip::hideText();
        box.resize(600, 30);
        EXPECT_EQ(shownText(box), box.currentText());
    }
}

TEST(Numbers, DurationsHaveTwoUnitsAtMost)
{
    EXPECT_EQ(duration(0.42, kPortuguese), QStringLiteral("0,4\u00a0s"));
    EXPECT_EQ(duration(42.3, kPortuguese), QStringLiteral("42\u00a0s"));
    EXPECT_EQ(duration(59.7, kPortuguese), QStringLiteral("1\u00a0min"));
    EXPECT_EQ(duration(200, kPortuguese), QStringLiteral("3\u00a0min\u00a020\u00a0s"));
    EXPECT_EQ(duration(7500, kPortuguese), QStringLiteral("2\u00a0h\u00a05\u00a0min"));
    EXPECT_EQ(duration(273600, kPortuguese), QStringLiteral("3\u00a0d\u00a04\u00a0h"));
    EXPECT_EQ(duration(-1.0), QStringLiteral("—"));
    EXPECT_EQ(byteSize(812'000, kPortuguese), QStringLiteral("812 kB"));
    EXPECT_EQ(byteSize(1'630'000'000, kPortuguese), QStringLiteral("1,6 GB"));
    EXPECT_EQ(byteSize(999, kPortuguese), QStringLiteral("999 B"));
    EXPECT_EQ(byteSize(999'600, kPortuguese), QStringLiteral("1,0 MB"));
}
