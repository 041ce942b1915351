// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/set_up.h"
#include "engine/imaging/decode_limits.h"
#include "tests/app/window_fixture.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

namespace carpo::app_test {
namespace {

using settings::Settings;

class SettingsPage : public WindowFixture
{
protected:
    /// As somebody types it.
    void type(const char* field, const char* number)
    {
        auto& box = part<QSpinBox>(field);
        box.selectAll();
        QTest::keyClicks(&box, QLatin1String(number));
        QTest::keyClick(&box, Qt::Key_Return);
    }
};

TEST_F(SettingsPage, limitsForImagesHoldAtOnceAndAtTheNextStart)
{
    const imaging::DecodeLimits defaults;
    trigger("actionSettings");
    EXPECT_EQ(imaging::decodeLimits(), defaults);
    EXPECT_EQ(part<QSpinBox>("maxMegapixels").value(), 100);
    EXPECT_EQ(part<QSpinBox>("maxSeconds").value(), 20);
    type("maxMegapixels", "250");
    type("maxSeconds", "45");
    const imaging::DecodeLimits raised{.maxPixels = 250'000'000, .maxSeconds = 45};
    EXPECT_EQ(imaging::decodeLimits(), raised);

    imaging::setDecodeLimits(defaults);
    const bridge::Workspace next(settings(), bridge::Workspace::defaults());
    EXPECT_EQ(imaging::decodeLimits(), raised) << "what was chosen is remembered";

    QTest::mouseClick(&part<QPushButton>("resetSettings"), Qt::LeftButton);
    EXPECT_EQ(part<QSpinBox>("maxMegapixels").value(), 100);
    EXPECT_EQ(imaging::decodeLimits(), defaults);
}

TEST_F(SettingsPage, theTextGrowsAtOnceAndStaysSo)
{
    const auto points = [] { return QApplication::font().pointSizeF(); };
    trigger("actionSettings");
    const double usual = points();
    auto& size = part<QComboBox>("textSize");
    EXPECT_EQ(size.currentText(), QStringLiteral("100 %"));
    size.setCurrentIndex(2);
    Q_EMIT size.activated(2);
    EXPECT_DOUBLE_EQ(points(), 1.5 * usual);
    activate(window());
    QTest::keyClick(&window(), Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(points(), 1.25 * usual);
    EXPECT_EQ(size.currentText(), QStringLiteral("125 %"));
    QTest::keyClick(&window(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&window(), Qt::Key_Equal, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(points(), 1.5 * usual) << "there is no larger one";
    style::Theme::instance().setScale(1.0);
    restart();
    desktop::setUpTheme(settings());
    window();
    EXPECT_DOUBLE_EQ(points(), 1.5 * usual) << "remembered";
}

} // namespace
} // namespace carpo::app_test
