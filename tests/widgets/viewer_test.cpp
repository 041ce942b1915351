// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/viewer_support.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <set>

using carpo::viewer::ImageView;
using carpo::viewer::test::show;

namespace {

QImage twoPixels()
{
    QImage image(2, 1, QImage::Format_Grayscale8);
    image.scanLine(0)[0] = 10;
    image.scanLine(0)[1] = 240;
    return image;
}

void wheel(QWidget& widget, const QPointF& where, int notches)
{
    QWheelEvent event(where,
                      widget.mapToGlobal(where),
                      {},
                      {0, 120 * notches},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

TEST(ImageView, FitsTheImage)
{
    ImageView view;
    view.resize(400, 200);
    view.setImage(QImage(100, 100, QImage::Format_Grayscale8));
    EXPECT_DOUBLE_EQ(view.zoom(), 2.0);
    EXPECT_EQ(view.imagePoint({200, 100}), QPointF(50, 50));
}

TEST(ImageView, WheelZoomsToTheCursor)
{
    ImageView view;
    view.resize(400, 400);
    view.setImage(QImage(1000, 1000, QImage::Format_Grayscale8));
    const QPointF cursor(100, 300);
    const QPointF before = view.imagePoint(cursor);
    wheel(view, cursor, 4);
    EXPECT_GT(view.zoom(), 0.9);
    EXPECT_NEAR(view.imagePoint(cursor).x(), before.x(), 1e-6);
    EXPECT_NEAR(view.imagePoint(cursor).y(), before.y(), 1e-6);
}

TEST(ImageView, DragMovesTheImageWithTheMouse)
{
    ImageView view;
    view.resize(200, 200);
    view.setImage(QImage(1000, 1000, QImage::Format_Grayscale8));
    view.setActualSize();
    const QPointF before = view.imagePoint({100, 100});
    QTest::mousePress(&view, Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(&view, {60, 130});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {60, 130});
    EXPECT_EQ(view.imagePoint({60, 130}), before);
}

TEST(ImageView, MagnifiedPixelsStayCrisp)
{
    ImageView view;
    view.resize(200, 100);
    view.setImage(twoPixels());
    const QImage seen = view.grab().toImage();
    std::set<int> grays;
    for (int x = 0; x < 200; ++x)
        grays.insert(qGray(seen.pixel(x, 40)));
    EXPECT_EQ(grays, (std::set<int>{10, 240})) << "no gray that the image does not have";
    EXPECT_EQ(qGray(seen.pixel(99, 40)), 10);
    EXPECT_EQ(qGray(seen.pixel(100, 40)), 240);
}

TEST(ImageView, KeepsThePolarityUntilTheUserInverts)
{
    ImageView view;
    view.resize(200, 100);
    view.setImage(twoPixels());
    show(view);
    QTest::keyClick(&view, Qt::Key_I);
    EXPECT_TRUE(view.isInverted());
    EXPECT_EQ(qGray(view.grab().toImage().pixel(50, 40)), 245);
    QTest::keyClick(&view, Qt::Key_Equal);
    EXPECT_TRUE(view.isInverted()) << "fitting is not inverting";
    view.setImage(twoPixels());
    EXPECT_EQ(qGray(view.grab().toImage().pixel(50, 40)), 245) << "the next image is shown the same way";
    QTest::keyClick(&view, Qt::Key_I);
    EXPECT_EQ(qGray(view.grab().toImage().pixel(50, 40)), 10);
    EXPECT_EQ(view.image().constScanLine(0)[0], 10);
}

TEST(ImageView, KeysZoomAndFit)
{
    ImageView view;
    view.resize(400, 400);
    view.setImage(QImage(100, 100, QImage::Format_Grayscale8));
    show(view);
    QTest::keyClick(&view, Qt::Key_1);
    EXPECT_DOUBLE_EQ(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_DOUBLE_EQ(view.zoom(), 1.25);
    QTest::keyClick(&view, Qt::Key_Minus);
    EXPECT_DOUBLE_EQ(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_Equal);
    EXPECT_DOUBLE_EQ(view.zoom(), 4.0);
}

TEST(ImageView, TellsTheStoredValueUnderTheCursor)
{
    ImageView view;
    view.resize(200, 100);
    QImage deep(2, 1, QImage::Format_Grayscale16);
    auto* line = reinterpret_cast<quint16*>(deep.scanLine(0));
    line[0] = 40000;
    line[1] = 5;
    view.setImage(deep);
    view.show();
    QSignalSpy hovered(&view, &ImageView::pixelHovered);
    QTest::mouseMove(&view, {50, 50});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !hovered.isEmpty(); }));
    EXPECT_EQ(hovered.last()[0].toPoint(), QPoint(0, 0));
    EXPECT_EQ(hovered.last()[1].toInt(), 40000);
}

TEST(ImageView, AProblemTakesTheImagesPlace)
{
    ImageView view;
    view.setImage(twoPixels(), QStringLiteral("7"));
    view.setMessage(QStringLiteral("The file is truncated."));
    EXPECT_TRUE(view.image().isNull());
    EXPECT_EQ(view.message(), QStringLiteral("The file is truncated."));
    for (const QAction* action : view.viewActions())
        EXPECT_FALSE(action->isEnabled());
    view.setImage(twoPixels());
    EXPECT_TRUE(view.message().isEmpty());
}
