// SPDX-License-Identifier: GPL-3.0-or-later
// Turns and flips, reduction, measuring, the magnifier and the tool bar.
#include "tests/widgets/viewer_support.h"
#include "widgets/style/theme.h"
#include "widgets/viewer/sampling.h"
#include "widgets/viewer/viewer_panel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

#include <cmath>
#include <random>
#include <set>

namespace carpo::viewer::test {
namespace {

QImage grays(int width, int height)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.scanLine(y)[x] = static_cast<uchar>(20 + 30 * (y * width + x));
    return image;
}

/// What Qt's own rotation makes of it.
QImage turned(QImage image, const std::string& keys)
{
    for (const char key : keys) {
        if (key == 'r' || key == 'l')
            image = image.transformed(QTransform().rotate(key == 'r' ? 90 : -90));
        else
            image = image.mirrored(key == 'h', key == 'v');
    }
    return image;
}

class Turns : public testing::TestWithParam<std::string>
{};

TEST_P(Turns, showEachPixelInItsPlaceAndTheCursorFindsIt)
{
    const QImage image = grays(3, 2);
    ImageView view;
    view.resize(300, 300);
    view.setImage(image);
    show(view);
    for (const char key : GetParam())
        QTest::keyClick(&view, key);
    const QImage wanted = turned(image, GetParam());
    const QImage seen = view.grab().toImage();
    const double zoom = 100.0;
    ASSERT_DOUBLE_EQ(view.zoom(), zoom);
    const QPointF corner(150.0 - zoom * wanted.width() / 2.0, 150.0 - zoom * wanted.height() / 2.0);
    for (int y = 0; y < wanted.height(); ++y) {
        for (int x = 0; x < wanted.width(); ++x) {
            const QPointF place = corner + QPointF(x + 0.5, y + 0.35) * zoom;
            const int gray = qGray(wanted.pixel(x, y));
            EXPECT_EQ(qGray(seen.pixel(place.toPoint())), gray) << x << ' ' << y;
            const QPointF point = view.imagePoint(place);
            EXPECT_EQ(qGray(image.pixel(static_cast<int>(point.x()), static_cast<int>(point.y()))), gray);
            EXPECT_EQ(view.viewPoint(point), place);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Keys,
                         Turns,
                         testing::Values("r", "l", "h", "v", "rr", "rh", "hr", "lv", "rrv", "rhlv", "rrrr"));

TEST(Turning, keepsWhatStandsInTheMiddle)
{
    ImageView view;
    view.resize(200, 200);
    view.setImage(QImage(1000, 1000, QImage::Format_Grayscale8));
    show(view);
    QTest::keyClick(&view, Qt::Key_1);
    drag(view, Qt::LeftButton, {}, {50, 50}, {90, 20});
    const QPointF before = view.imagePoint({100, 100});
    for (const Qt::Key key : {Qt::Key_R, Qt::Key_H, Qt::Key_L, Qt::Key_V})
        QTest::keyClick(&view, key);
    EXPECT_NEAR(view.imagePoint({100, 100}).x(), before.x(), 1e-6);
    EXPECT_NEAR(view.imagePoint({100, 100}).y(), before.y(), 1e-6);
}

// Area means, integrated the slow way: each output pixel is cut into small squares.
TEST(Sampling, aReducedPixelIsTheMeanOfItsArea)
{
    std::mt19937 random(5);
    const QImage image =
        deepImage({31, 23}, [&](int, int) { return std::uniform_int_distribution(0, 60000)(random); });
    const QRectF part(2.5, 1.25, 25.0, 20.0);
    const QSize size(10, 8); // steps of 2.5
    const QImage picture = sampled(image, part, size);
    constexpr int kCuts = 20; // of 0.125 pixels: edges fall between them
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            double sum = 0.0;
            for (int cut = 0; cut < kCuts * kCuts; ++cut) {
                const double atX = 2.5 + 2.5 * (x + (cut % kCuts + 0.5) / kCuts);
                const double atY = 1.25 + 2.5 * (y + (cut / kCuts + 0.5) / kCuts);
                sum += valueAt(image, static_cast<int>(atX), static_cast<int>(atY));
            }
            EXPECT_NEAR(valueAt(picture, x, y), sum / (kCuts * kCuts), 1.0) << x << ' ' << y;
        }
    }
}

TEST(Sampling, aReducedAndTurnedImageKeepsItsPlaces)
{
    const QImage image = deepImage({1200, 800}, [](int x, int y) { return 1000 + 20 * x + 7 * (y / 4); });
    ImageView view;
    view.resize(200, 300);
    view.setImage(image);
    view.setWindow(GrayWindow::between(0, 40000));
    show(view);
    QTest::keyClick(&view, Qt::Key_R);
    ASSERT_DOUBLE_EQ(view.zoom(), 0.25);
    const QImage seen = view.grab().toImage();
    for (const QPoint place : {QPoint(40, 60), {100, 150}, {160, 240}}) {
        const QPointF point = view.imagePoint(QPointF(place) + QPointF(0.5, 0.5));
        const double value = 1000 + 20 * (point.x() - 0.5) + 7 * std::floor(point.y() / 4);
        EXPECT_NEAR(qGray(seen.pixel(place)), value * 255.0 / 40000.0, 1.0);
    }
}

class Measuring : public testing::Test
{
protected:
    void SetUp() override
    {
        m_view.resize(200, 200);
        m_view.setImage(deepImage({100, 100}, [](int x, int y) { return 100 * y + x; })); // twice as large
        show(m_view);
    }

    ImageView m_view;
};

TEST_F(Measuring, shiftAndDragMeasureALength)
{
    drag(m_view, Qt::LeftButton, Qt::ShiftModifier, {20, 20}, {80, 100}); // 30 x 40 pixels
    EXPECT_EQ(m_view.measurement().kind(), Measurement::Kind::Length);
    EXPECT_DOUBLE_EQ(m_view.measurement().length(), 50.0);
    EXPECT_EQ(m_view.measurement().words({}),
              QStringLiteral("%1 pixels").arg(QLocale().toString(50.0, 'f', 1)));
    const auto length = [this](const QSizeF& spacing) { return m_view.measurement().words(spacing); };
    const auto millimetres = [](double number) {
        return QStringLiteral("%1 mm").arg(QLocale().toString(number, 'f', 1));
    };
    EXPECT_EQ(length({0.15, 0.15}), millimetres(7.5));
    EXPECT_EQ(length({0.4, 0.125}), millimetres(13.0)) << "12 mm across, 5 down";
    EXPECT_EQ(length({0.125, 0.4}), millimetres(16.4)) << "3.75 mm across, 16 down";
    EXPECT_EQ(m_view.imagePoint({0, 0}), QPointF(0, 0)) << "the image stays where it is";
    QTest::keyClick(&m_view, Qt::Key_R);
    EXPECT_DOUBLE_EQ(m_view.measurement().length(), 50.0);
    QTest::keyClick(&m_view, Qt::Key_Escape);
    EXPECT_EQ(m_view.measurement().kind(), Measurement::Kind::None);
}

// Rows of one after another: 0 to n - 1 have the mean (n - 1) / 2 and the variance n (n + 1) / 12.
TEST_F(Measuring, ctrlAndDragTakeARegion)
{
    drag(m_view,
         Qt::LeftButton,
         Qt::ControlModifier,
         {199, 21},
         {1, 20}); // row 10, from the right to the left
    const RegionStatistics& found = m_view.measurement().statistics();
    EXPECT_EQ(m_view.measurement().region(), QRect(0, 10, 100, 1));
    EXPECT_EQ(found.count, 100);
    EXPECT_DOUBLE_EQ(found.mean, 1000.0 + 99.0 / 2.0);
    EXPECT_NEAR(found.sd, std::sqrt(100.0 * 101.0 / 12.0), 1e-9);
    EXPECT_EQ(found.smallest, 1000);
    EXPECT_EQ(found.largest, 1099);
    QTest::mouseClick(&m_view, Qt::LeftButton, Qt::ControlModifier, {50, 50});
    EXPECT_EQ(m_view.measurement().kind(), Measurement::Kind::None) << "a click takes it away";
}

TEST_F(Measuring, aRegionIsCutToTheImage)
{
    drag(m_view, Qt::LeftButton, Qt::ControlModifier, {-50, -50}, {399, 399});
    const RegionStatistics& found = m_view.measurement().statistics();
    EXPECT_EQ(found.count, 10000);
    EXPECT_NEAR(found.sd, std::sqrt(10000.0 * 10001.0 / 12.0), 1e-6);
}

TEST_F(Measuring, aRegionIsThatOfTheStoredImageHoweverItIsTurned)
{
    QTest::keyClick(&m_view, Qt::Key_R);
    drag(m_view,
         Qt::LeftButton,
         Qt::ControlModifier,
         {21, 20},
         {21, 79}); // one column as seen, one row as stored
    const RegionStatistics& found = m_view.measurement().statistics();
    EXPECT_EQ(found.count, 30);
    EXPECT_EQ(found.smallest, 100 * 89 + 10);
    EXPECT_EQ(found.largest, 100 * 89 + 39);
}

TEST_F(Measuring, aToolMeasuresWithoutAKeyAndOneTakesTheOthersPlace)
{
    QTest::keyClick(&m_view, Qt::Key_D);
    drag(m_view, Qt::LeftButton, {}, {20, 20}, {20, 100});
    EXPECT_DOUBLE_EQ(m_view.measurement().length(), 40.0);
    QTest::keyClick(&m_view, Qt::Key_E);
    drag(m_view, Qt::LeftButton, {}, {20, 20}, {39, 39});
    EXPECT_EQ(m_view.measurement().kind(), Measurement::Kind::Region);
    EXPECT_EQ(m_view.measurement().statistics().count, 100);
    m_view.setImage(m_view.image());
    EXPECT_EQ(m_view.measurement().kind(), Measurement::Kind::None) << "it belonged to the other image";
}

TEST_F(Measuring, theCornerSaysWhereAndHowMuch)
{
    EXPECT_TRUE(m_view.hoverWords().isEmpty()) << "no mouse has come yet";
    QTest::mouseMove(&m_view, {21, 41});
    EXPECT_EQ(m_view.hoverWords(), QStringLiteral("x 10  y 20  value 2010"));
    m_view.setPixelSpacing({2.0, 3.0});
    EXPECT_EQ(m_view.hoverWords(),
              QStringLiteral("x 10  y 20  value 2010\n%1 mm, %2 mm")
                  .arg(QLocale().toString(21.0, 'f', 1), QLocale().toString(61.5, 'f', 1)));
    QTest::keyClick(&m_view, Qt::Key_H);
    EXPECT_TRUE(m_view.hoverWords().startsWith(QStringLiteral("x 89  y 20  value 2089")))
        << "the image moved under the cursor";
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&m_view, &leave);
    EXPECT_TRUE(m_view.hoverWords().isEmpty());
}

TEST_F(Measuring, theMagnifierIsThereWhileItsKeyIsHeld)
{
    m_view.setWindow(GrayWindow::between(0, 9999));
    QTest::mouseMove(&m_view, {100, 100});
    const QImage before = m_view.grab().toImage();
    QTest::keyPress(&m_view, Qt::Key_Z);
    const QImage during = m_view.grab().toImage();
    // Three times larger around the cursor: what stood 10 to its right stands 30 to its right.
    EXPECT_EQ(during.pixel(131, 101), before.pixel(110, 100));
    EXPECT_EQ(during.pixel(101, 41), before.pixel(100, 80));
    QTest::keyRelease(&m_view, Qt::Key_Z);
    EXPECT_EQ(m_view.grab().toImage(), before);
}

TEST(ViewerTools, eachCommandHasIconWordsAndItsOwnKey)
{
    style::Theme::instance().install(); // icons
    const ImageView view;
    std::set<QKeySequence> keys;
    for (const QAction* action : view.viewActions()) {
        EXPECT_FALSE(action->icon().isNull()) << action->text().toStdString();
        EXPECT_FALSE(action->text().isEmpty());
        EXPECT_TRUE(keys.insert(action->shortcut()).second) << action->text().toStdString();
        EXPECT_FALSE(action->shortcut().isEmpty());
    }
    for (const QKeySequence key : {Qt::Key_K, Qt::Key_X, Qt::Key_M, Qt::Key_C})
        EXPECT_FALSE(keys.contains(key)) << "the pages' key " << key.toString().toStdString();
}

TEST(ViewerTools, fitANarrowPanelAndTheMenuHasTheRest)
{
    style::Theme::instance().install();
    ViewerPanel panel;
    panel.resize(365, 380);
    show(panel, panel.view());
    QList<QAction*> reachable;
    for (QAction* action : panel.tools().actions()) {
        const QWidget* const button = panel.tools().widgetForAction(action);
        EXPECT_TRUE(button->isVisible()) << action->text().toStdString();
        EXPECT_LE(button->mapTo(&panel, QPoint(button->width(), 0)).x(), 365);
        if (const auto* const tool = qobject_cast<const QToolButton*>(button);
            tool != nullptr && tool->menu())
            reachable += tool->menu()->actions();
        else
            reachable.append(action);
    }
    EXPECT_THAT(reachable, testing::UnorderedElementsAreArray(panel.view().viewActions()));
}

} // namespace
} // namespace carpo::viewer::test
