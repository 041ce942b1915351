// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode_limits.h"
#include "tests/app/window_fixture.h"

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

} // namespace
} // namespace carpo::app_test
