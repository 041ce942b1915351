// SPDX-License-Identifier: GPL-3.0-or-later
// Two images side by side.
#include "tests/widgets/viewer_support.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/viewer_panel.h"

#include <QAction>
#include <QMenu>
#include <QToolBar>
#include <QWheelEvent>

namespace carpo::viewer::test {
namespace {

class SideBySide : public testing::Test
{
protected:
    void SetUp() override
    {
        m_panel.resize(840, 500);
        m_panel.setComparing(true);
        view().setImage(ramp({400, 600}, 1));
        beside().setImage(ramp({200, 300}, 1));
        show(m_panel, view());
    }

    static QImage ramp(const QSize& size, int step)
    {
        return deepImage(size, [&](int x, int y) { return step * (x + y * size.width()); });
    }

    ImageView& view() { return m_panel.view(); }
    ImageView& beside() { return m_panel.besideView(); }

    /// The image's point in the middle of a view, in shares of its sides.
    static QPointF middle(const ImageView& view)
    {
        const QPointF point = view.imagePoint(QRectF(view.rect()).center());
        return {point.x() / view.image().width(), point.y() / view.image().height()};
    }

    static void turnWheel(ImageView& view, const QPoint& position, int notches)
    {
        QWheelEvent event(position,
                          view.mapToGlobal(position),
                          {},
                          {0, notches * 120},
                          Qt::NoButton,
                          Qt::NoModifier,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&view, &event);
    }

    ViewerPanel m_panel;
};

TEST_F(SideBySide, theWheelZoomsBothToTheSamePlaceWhateverTheirSizes)
{
    const double before = view().zoom();
    const double beforeBeside = beside().zoom();
    turnWheel(view(), {100, 100}, 6);
    EXPECT_GT(view().zoom(), 3 * before);
    EXPECT_NEAR(beside().zoom() / beforeBeside, view().zoom() / before, 1e-9);
    EXPECT_NEAR(middle(beside()).x(), middle(view()).x(), 1e-6);
    EXPECT_NEAR(middle(beside()).y(), middle(view()).y(), 1e-6);
    drag(beside(), Qt::LeftButton, {}, {200, 200}, {120, 150});
    EXPECT_NEAR(middle(beside()).x(), middle(view()).x(), 1e-6) << "either of them leads";
    EXPECT_NEAR(middle(beside()).y(), middle(view()).y(), 1e-6);
}

TEST_F(SideBySide, turnsInversionAndWindowGoOver)
{
    QTest::keyClick(&view(), Qt::Key_R);
    QTest::keyClick(&view(), Qt::Key_I);
    EXPECT_EQ(beside().placement().orientation, view().placement().orientation);
    EXPECT_NE(beside().placement().orientation, QTransform());
    EXPECT_TRUE(beside().isInverted());
    drag(view(), Qt::RightButton, {}, {100, 100}, {40, 160});
    const auto shareOf = [](const ImageView& each) {
        const auto [low, high] = each.valueRange();
        return each.window().width / (high - low + 1.0);
    };
    EXPECT_LT(shareOf(view()), 0.95);
    EXPECT_NEAR(shareOf(beside()), shareOf(view()), 1e-9) << "in proportion to the values there are";
    QTest::keyClick(&view(), Qt::Key_Space);
    EXPECT_FALSE(beside().isInverted());
    EXPECT_EQ(beside().placement(), view().placement());
}

TEST_F(SideBySide, aNewImageTakesThePlaceOfTheOtherAndLeavesItAlone)
{
    turnWheel(view(), {100, 100}, 6);
    const ImageTransform::Placement placement = beside().placement();
    const GrayWindow window = beside().window();
    view().setImage(ramp({500, 700}, 0));
    EXPECT_EQ(beside().placement(), placement) << "nobody touched it";
    EXPECT_EQ(beside().window(), window);
    EXPECT_NEAR(view().placement().magnification, placement.magnification, 1e-9);
    EXPECT_NEAR(middle(view()).x(), middle(beside()).x(), 1e-3);
}

TEST_F(SideBySide, aloneAgainTheViewMovesByItself)
{
    m_panel.setComparing(false);
    EXPECT_FALSE(beside().isVisible());
    EXPECT_TRUE(beside().image().isNull());
    turnWheel(view(), {100, 100}, 2);
    EXPECT_GT(view().placement().magnification, 1.1);
}

TEST_F(SideBySide, anotherVersionKeepsZoomAndTurnsAndBeginsWithItsOwnWindow)
{
    turnWheel(view(), {100, 100}, 6);
    view().setPixelSpacing({0.2, 0.2});
    const ImageTransform::Placement placement = view().placement();
    QImage version(view().image().size(), QImage::Format_Grayscale8);
    version.fill(90);
    view().setVersion(version, QStringLiteral("other"));
    EXPECT_EQ(view().placement(), placement);
    EXPECT_EQ(view().window(), view().counts().firstWindow());
    EXPECT_EQ(view().caption(), QStringLiteral("other"));
    EXPECT_EQ(grayAt(view(), view().rect().center()), 90);
}

TEST_F(SideBySide, aCommandOfThePageHasItsKeyInBothViews)
{
    QAction action;
    action.setShortcut(Qt::Key_P);
    int triggered = 0;
    QObject::connect(&action, &QAction::triggered, [&triggered] { ++triggered; });
    m_panel.addCommand(&action, ViewerPanel::Where::Bar);
    EXPECT_TRUE(m_panel.tools().actions().contains(&action));
    QTest::keyClick(&view(), Qt::Key_P);
    beside().setFocus();
    QTest::keyClick(&beside(), Qt::Key_P);
    EXPECT_EQ(triggered, 2);
}

} // namespace
} // namespace carpo::viewer::test
