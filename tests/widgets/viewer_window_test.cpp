// SPDX-License-Identifier: GPL-3.0-or-later
// Window and level: by the mouse, by the slider, by key.
#include "tests/widgets/viewer_support.h"
#include "widgets/viewer/viewer_panel.h"
#include "widgets/viewer/window_slider.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

#include <cmath>

namespace carpo::viewer::test {
namespace {

/// DICOM PS3.3 C.11.2.1.2.1, written down from the standard.
int dicomGray(int x, double c, double w)
{
    if (x <= c - 0.5 - (w - 1.0) / 2.0)
        return 0;
    if (x > c - 0.5 + (w - 1.0) / 2.0)
        return 255;
    return static_cast<int>(std::lround(((x - (c - 0.5)) / (w - 1.0) + 0.5) * 255.0));
}

// 0, 16, 32 ... over 200 x 200 pixels, in a view that shows each pixel once.
class Windowing : public testing::Test
{
protected:
    void SetUp() override
    {
        m_image = deepImage({200, 200}, [](int x, int y) { return 16 * x + (y % 7); });
        m_view.resize(200, 200);
        m_view.setImage(m_image);
        show(m_view);
    }

    void expectGrays(double center, double width, bool inverted = false)
    {
        const QImage seen = m_view.grab().toImage();
        for (int x = 4; x < 196; ++x) {
            // Below the caption, above the words at the bottom.
            const int gray = dicomGray(valueAt(m_image, x, 60), center, width);
            ASSERT_EQ(qGray(seen.pixel(x, 60)), inverted ? 255 - gray : gray) << x;
        }
    }

    QImage m_image;
    ImageView m_view;
};

TEST_F(Windowing, aRightDragWindowsByTheFormulaOfTheStandard)
{
    const GrayWindow before = m_view.window();
    drag(m_view, Qt::RightButton, {}, {100, 100}, {60, 130});
    const GrayWindow after = m_view.window();
    const double values = m_view.valueRange().second - m_view.valueRange().first + 1.0;
    EXPECT_DOUBLE_EQ(after.width, before.width - 40.0 * values / 512.0) << "to the left: narrower";
    EXPECT_DOUBLE_EQ(after.center, before.center + 30.0 * values / 512.0) << "down: a higher center, darker";
    expectGrays(after.center, after.width);
}

TEST_F(Windowing, everyWindowIsDrawnByTheFormula)
{
    for (const GrayWindow window :
         {GrayWindow{1600, 1000}, {1600.5, 2}, {1600, 1}, {-300, 900}, {2000, 9000}}) {
        m_view.setWindow(window);
        expectGrays(window.center, window.width);
    }
}

TEST_F(Windowing, inversionComesAfterTheWindow)
{
    m_view.setWindow({1600, 1000});
    QTest::keyClick(&m_view, Qt::Key_I);
    expectGrays(1600, 1000, true);
}

TEST_F(Windowing, dragsStayWithinWhatMakesSense)
{
    drag(m_view, Qt::RightButton, {}, {199, 100}, {-5000, 9000});
    EXPECT_DOUBLE_EQ(m_view.window().width, 1.0);
    EXPECT_LE(m_view.window().center, m_view.valueRange().second + 1.0);
}

TEST_F(Windowing, aRightClickOpensTheMenuAndChangesNothing)
{
    const GrayWindow before = m_view.window();
    QTest::mouseClick(&m_view, Qt::RightButton, {}, {50, 50});
    EXPECT_EQ(m_view.window(), before);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->actions(), m_view.viewActions());
    menu->close();
}

TEST_F(Windowing, aDragThatComesBackIsNoClick)
{
    const GrayWindow before = m_view.window();
    QTest::mousePress(&m_view, Qt::RightButton, {}, {50, 50});
    QTest::mouseMove(&m_view, {90, 50});
    EXPECT_GT(m_view.window().width, before.width);
    QTest::mouseMove(&m_view, {50, 50});
    QTest::mouseRelease(&m_view, Qt::RightButton, {}, {50, 50});
    EXPECT_EQ(m_view.window(), before);
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
}

TEST_F(Windowing, aNewImageHasItsOwnWindow)
{
    const GrayWindow first = m_view.window();
    m_view.setWindow({100, 20});
    m_view.setImage(m_image);
    EXPECT_EQ(m_view.window(), first);
}

TEST_F(Windowing, spaceResetsWindowTurnAndInversion)
{
    const GrayWindow first = m_view.window();
    drag(m_view, Qt::RightButton, {}, {100, 100}, {60, 130});
    for (const Qt::Key key : {Qt::Key_I, Qt::Key_R, Qt::Key_H, Qt::Key_Plus})
        QTest::keyClick(&m_view, key);
    QTest::keyClick(&m_view, Qt::Key_Space);
    EXPECT_EQ(m_view.window(), first);
    EXPECT_FALSE(m_view.isInverted());
    EXPECT_DOUBLE_EQ(m_view.zoom(), 1.0);
    EXPECT_EQ(m_view.imagePoint({30, 60}), QPointF(30, 60));
}

// 10,000 pixels with the values 1 to 10,000: the 0.1 percentile is 10, the 99.9 percentile 9,990.
TEST(AutomaticWindow, goesFromThe01ToThe999Percentile)
{
    ImageView view;
    view.setImage(deepImage({100, 100}, [](int x, int y) { return 1 + 100 * y + x; }));
    EXPECT_DOUBLE_EQ(view.window().low(), 10.0) << "the first window of 16 bits";
    EXPECT_DOUBLE_EQ(view.window().high(), 9990.0);
    show(view);
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_DOUBLE_EQ(view.window().low(), 1.0);
    EXPECT_DOUBLE_EQ(view.window().high(), 10000.0);
    QTest::keyClick(&view, Qt::Key_A);
    EXPECT_DOUBLE_EQ(view.window().low(), 10.0);
    EXPECT_DOUBLE_EQ(view.window().high(), 9990.0);
}

TEST(AutomaticWindow, ofOneGrayIsThatGray)
{
    ImageView view;
    view.setImage(deepImage({10, 10}, [](int, int) { return 700; }));
    EXPECT_DOUBLE_EQ(view.window().low(), 700.0);
    EXPECT_DOUBLE_EQ(view.window().width, 1.0);
    EXPECT_FALSE(view.grab().isNull());
}

TEST(FirstWindow, eightBitsAreShownAsTheyAreStored)
{
    QImage image(256, 100, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] = static_cast<uchar>(x);
    ImageView view;
    view.resize(image.size());
    view.setImage(image);
    const QImage seen = view.grab().toImage();
    for (int x = 2; x < 254; ++x)
        EXPECT_EQ(qGray(seen.pixel(x, 40)), x);
}

TEST(FirstWindow, coloursKeepTheirHue)
{
    QImage image(4, 4, QImage::Format_ARGB32);
    image.fill(QColor(200, 100, 20));
    ImageView view;
    view.resize(200, 200);
    view.setImage(image);
    EXPECT_EQ(view.grab().toImage().pixelColor(100, 60), QColor(200, 100, 20));
}

class Slider : public testing::Test
{
protected:
    void SetUp() override
    {
        m_panel.resize(365, 380);
        m_panel.view().setImage(deepImage({200, 200}, [](int x, int y) { return 200 * y + x; }));
        show(m_panel, m_panel.view());
    }

    QPoint at(double value) const { return {static_cast<int>(std::lround(slider().position(value))), 16}; }
    double perPixel() const { return 39999.0 / (slider().position(39999) - slider().position(0)); }
    ImageView& view() const { return m_panel.view(); }
    WindowSlider& slider() const { return m_panel.slider(); }

    ViewerPanel m_panel;
};

TEST_F(Slider, followsTheView)
{
    view().setWindow(GrayWindow::between(5000, 9000));
    EXPECT_EQ(slider().window(), view().window());
    EXPECT_LT(slider().position(5000), slider().position(9000));
}

TEST_F(Slider, eachHandleMovesItsEnd)
{
    view().setWindow(GrayWindow::between(10000, 30000));
    drag(slider(), Qt::LeftButton, {}, at(30000), at(20000));
    EXPECT_NEAR(view().window().high(), 20000.0, perPixel());
    EXPECT_DOUBLE_EQ(view().window().low(), 10000.0);
    drag(slider(), Qt::LeftButton, {}, at(10000), at(4000));
    EXPECT_NEAR(view().window().low(), 4000.0, perPixel());
    drag(slider(), Qt::LeftButton, {}, at(view().window().low()), at(39000));
    EXPECT_DOUBLE_EQ(view().window().width, 1.0) << "the low handle stops at the high one";
}

TEST_F(Slider, betweenTheHandlesBothMove)
{
    view().setWindow(GrayWindow::between(10000, 20000));
    drag(slider(), Qt::LeftButton, {}, at(15000), at(20000));
    EXPECT_DOUBLE_EQ(view().window().width, 10001.0);
    EXPECT_NEAR(view().window().low(), 15000.0, 2.0 * perPixel());
}

TEST_F(Slider, aDoubleClickIsTheAutomaticWindow)
{
    const GrayWindow automatic = view().window();
    view().setWindow(GrayWindow::between(10000, 20000));
    QTest::mouseDClick(&slider(), Qt::LeftButton, {}, at(15000));
    EXPECT_EQ(view().window(), automatic);
}

TEST_F(Slider, keysMoveAndWiden)
{
    view().setWindow(GrayWindow::between(10000, 20000));
    slider().setFocus();
    QTest::keyClick(&slider(), Qt::Key_Right);
    EXPECT_DOUBLE_EQ(view().window().low(), 10400.0);
    QTest::keyClick(&slider(), Qt::Key_Up);
    EXPECT_DOUBLE_EQ(view().window().low(), 10000.0);
    EXPECT_DOUBLE_EQ(view().window().high(), 20800.0);
}

TEST_F(Slider, isOffWithoutAnImage)
{
    view().clear();
    EXPECT_FALSE(slider().isEnabled());
    EXPECT_FALSE(m_panel.grab().isNull());
}

} // namespace
} // namespace carpo::viewer::test
