// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a scatter plot by keyboard alone.
#include "tests/widgets/plot_support.h"
#include "widgets/plots/scatter_plot.h"

#include <gtest/gtest.h>

#include <QTest>

#include <optional>
#include <vector>

using namespace carpo::plots;

namespace {

/// A cross: left, middle, right, top and bottom, in this order.
class PointKeys : public testing::Test
{
protected:
    PointKeys()
    {
        ScatterSeries cross;
        cross.x = {1, 2, 3, 2, 2};
        cross.y = {2, 2, 2, 3, 1};
        m_plot.setSeries({cross});
        m_plot.setHover([](int, int point) { return QString::number(point); });
        QObject::connect(
            &m_plot, &ScatterPlot::pointClicked, [this](int, int point) { m_clicked.push_back(point); });
        QObject::connect(
            &m_plot, &ScatterPlot::areaChosen, [this](const QPolygonF& corners) { m_area = corners; });
        m_canvas = &laidOut(m_plot);
    }

    void press(std::initializer_list<Qt::Key> keys, Qt::KeyboardModifiers modifiers = {})
    {
        for (const Qt::Key key : keys)
            QTest::keyClick(&m_plot, key, modifiers);
    }

    ScatterPlot m_plot;
    QCustomPlot* m_canvas = nullptr;
    std::vector<int> m_clicked;
    std::optional<QPolygonF> m_area;
};

} // namespace

TEST_F(PointKeys, ArrowsGoToTheNextPointThatWayAndEnterOrSpaceClicksIt)
{
    EXPECT_NE(m_plot.focusPolicy() & Qt::TabFocus, 0);
    press({Qt::Key_Return});
    EXPECT_TRUE(m_clicked.empty()) << "nobody has gone to a point";
    const QImage without = m_plot.grab().toImage();
    press({Qt::Key_Right}); // comes to the middle
    m_plot.flush();
    EXPECT_NE(m_plot.grab().toImage(), without) << "it is seen where the keyboard is";
    EXPECT_EQ(m_canvas->toolTip(), QStringLiteral("1"));
    press({Qt::Key_Space, Qt::Key_Right, Qt::Key_Return, Qt::Key_Right, Qt::Key_Return});
    EXPECT_EQ(m_clicked, (std::vector<int>{1, 2, 2})) << "there is nothing to the right of the last one";
    m_clicked.clear();
    press({Qt::Key_Left, Qt::Key_Left, Qt::Key_Enter, Qt::Key_Right, Qt::Key_Up, Qt::Key_Enter});
    press({Qt::Key_Down, Qt::Key_Down, Qt::Key_Enter});
    EXPECT_EQ(m_clicked, (std::vector<int>{0, 3, 4}));
    m_clicked.clear();
    press({Qt::Key_Escape, Qt::Key_Enter});
    EXPECT_TRUE(m_clicked.empty());
    m_plot.flush();
    EXPECT_EQ(m_plot.grab().toImage(), without);
}

TEST_F(PointKeys, ShiftDrawsAFrameThatEnterChoosesAndEscapeDrops)
{
    m_plot.setChoosable();
    press({Qt::Key_Right, Qt::Key_Left}); // to the left one
    const auto drawFrame = [this] {
        for (int step = 0; step < 12; ++step) // of 20 across the axes
            press({Qt::Key_Right}, Qt::ShiftModifier);
    };
    drawFrame();
    press({Qt::Key_Escape, Qt::Key_Enter});
    EXPECT_FALSE(m_area.has_value());
    EXPECT_EQ(m_clicked, std::vector<int>{0}) << "the ring is still there";
    m_clicked.clear();
    drawFrame();
    press({Qt::Key_Enter});
    ASSERT_TRUE(m_area.has_value());
    const auto holds = [this](double x, double y) { return m_area->containsPoint({x, y}, Qt::OddEvenFill); };
    EXPECT_TRUE(holds(1, 2));
    EXPECT_TRUE(holds(2, 2));
    EXPECT_FALSE(holds(3, 2));
    EXPECT_FALSE(holds(2, 3));
    EXPECT_TRUE(m_clicked.empty());
}

TEST_F(PointKeys, OnLogarithmicAxesAFrameIsInTheCoordinatesOfTheAxes)
{
    m_plot.setChoosable();
    ScatterSeries wide;
    wide.x = {1, 100, 10'000};
    wide.y = {10, 10, 10};
    m_plot.setSeries({wide});
    m_plot.setLogarithmic(Qt::Horizontal, true);
    m_plot.flush();
    press({Qt::Key_Right, Qt::Key_Left});
    for (int step = 0; step < 12; ++step)
        press({Qt::Key_Right}, Qt::ShiftModifier);
    press({Qt::Key_Enter});
    ASSERT_TRUE(m_area.has_value());
    EXPECT_TRUE(m_area->containsPoint({1, 10}, Qt::OddEvenFill));
    EXPECT_TRUE(m_area->containsPoint({100, 10}, Qt::OddEvenFill));
    EXPECT_FALSE(m_area->containsPoint({10'000, 10}, Qt::OddEvenFill));
}

TEST_F(PointKeys, TheRingStaysWithThePlaceWhenOtherPointsCome)
{
    press({Qt::Key_Right, Qt::Key_Left}); // to the left one, at 1
    ScatterSeries fewer;
    fewer.x = {3, 1.01};
    fewer.y = {2, 2};
    m_plot.setSeries({fewer});
    press({Qt::Key_Enter});
    EXPECT_EQ(m_clicked, std::vector<int>{1}) << "the one that is there now";
    m_plot.clear();
    press({Qt::Key_Enter, Qt::Key_Right});
    EXPECT_EQ(m_clicked.size(), 1U) << "there is none";
}
