// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/lesson_chart.h"

#include "tests/widgets/plot_support.h"
#include "widgets/plots/code_view.h"
#include "widgets/plots/net_drawing.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/theme.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace carpo::plots;
using carpo::style::Role;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

DrawnChart lineChart(std::vector<double> x, std::vector<double> y)
{
    DrawnChart chart;
    chart.title = QStringLiteral("A line");
    chart.lines.push_back({.name = QStringLiteral("one"),
                           .ink = {.role = Role::Training},
                           .x = std::move(x),
                           .y = std::move(y),
                           .filled = false,
                           .faint = false});
    return chart;
}

} // namespace

TEST(LessonChart, ShowsAllDataAndWhatIsFixed)
{
    LessonChart chart;
    DrawnChart drawn = lineChart({0, 1, 2}, {-3, kNan, 7});
    drawn.y.minimum = -5;
    chart.setChart(drawn);
    QCustomPlot& canvas = laidOut(chart);
    EXPECT_LE(canvas.xAxis->range().lower, 0);
    EXPECT_GE(canvas.xAxis->range().upper, 2);
    EXPECT_EQ(canvas.yAxis->range().lower, -5);
    EXPECT_GE(canvas.yAxis->range().upper, 7);
}

TEST(LessonChart, HasOneScaleWithItsCompanionAsLongAsBothAreReadable)
{
    LessonChart a;
    LessonChart b;
    a.setChart(lineChart({0, 1}, {0, 1}));
    b.setChart(lineChart({0, 1}, {2, 4}));
    a.setCompanion(&b);
    b.setCompanion(&a);
    const QCustomPlot& left = laidOut(a);
    const QCustomPlot& right = laidOut(b);
    EXPECT_EQ(left.yAxis->range(), right.yAxis->range());
    EXPECT_LE(left.yAxis->range().lower, 0);
    EXPECT_GE(left.yAxis->range().upper, 4);
    b.setChart(lineChart({0, 1}, {2, 3e6})); // it flew away
    a.flush();
    b.flush();
    EXPECT_LT(left.yAxis->range().upper, 2);
    EXPECT_GE(right.yAxis->range().upper, 3e6);
    DrawnChart other = lineChart({0, 1}, {2, 4});
    other.y.label = QStringLiteral("another quantity");
    b.setChart(other);
    a.flush();
    EXPECT_LT(left.yAxis->range().upper, 2);
    b.setChart(lineChart({0, 1}, {2, 4}));
    a.setCompanion(nullptr);
    a.flush();
    EXPECT_LT(left.yAxis->range().upper, 2);
}

TEST(LessonChart, TakesAnythingThatIsNoNumber)
{
    LessonChart chart;
    DrawnChart drawn = lineChart({kNan, 1, INFINITY}, {1, -INFINITY});
    drawn.y.logarithmic = true;
    drawn.levels.push_back({.vertical = true, .at = kNan, .name = QStringLiteral("?"), .ink = {}});
    drawn.handles.push_back({.id = 1, .x = kNan, .y = 2, .name = {}, .alongX = true, .alongY = true});
    drawn.heat = DrawnHeat{.columns = 3, .rows = 3, .values = {1.0F}, .label = {}};
    drawn.arrows.push_back({.name = {}, .ink = {}, .fromX = 0, .fromY = kNan, .toX = 1, .toY = 1});
    chart.setChart(drawn);
    const QCustomPlot& canvas = laidOut(chart);
    EXPECT_TRUE(std::isfinite(canvas.yAxis->range().size()));
    EXPECT_GT(canvas.yAxis->range().lower, 0);
    chart.setChart({});
    chart.flush();
}

TEST(LessonChart, AUnitIsAsLongAlongBothAxesWhereAskedFor)
{
    LessonChart chart;
    DrawnChart drawn = lineChart({-1, 1}, {-1, 1});
    drawn.equalScales = true;
    chart.setChart(drawn);
    laidOut(chart);
    chart.flush();
    const QPointF origin = chart.pixelOf(0, 0);
    EXPECT_NEAR(chart.pixelOf(1, 0).x() - origin.x(), origin.y() - chart.pixelOf(0, 1).y(), 1.0);
}

TEST(LessonChart, ColoursASurfaceByItsValues)
{
    LessonChart chart;
    DrawnChart drawn;
    drawn.heat = DrawnHeat{.columns = 2,
                           .rows = 1,
                           .values = {-1.0F, 1.0F},
                           .left = 0,
                           .right = 2,
                           .bottom = 0,
                           .top = 1,
                           .low = -1,
                           .high = 1,
                           .diverging = true,
                           .label = {}};
    chart.setChart(drawn);
    QCustomPlot& canvas = laidOut(chart);
    chart.flush();
    const QImage image = canvas.grab().toImage();
    const auto at = [&](double x) { return image.pixelColor(chart.pixelOf(x, 0.4).toPoint()); };
    const auto colors = carpo::style::Theme::instance().colors();
    const auto isNear = [](const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue())
               < 60;
    };
    EXPECT_TRUE(isNear(at(0.1), carpo::style::divergingColor(colors, 0)));
    EXPECT_TRUE(isNear(at(1.9), carpo::style::divergingColor(colors, 1)));
}

TEST(LessonChart, WritesItsNumbers)
{
    LessonChart chart;
    DrawnChart drawn = lineChart({0, 1}, {0.5, kNan});
    drawn.handles.push_back(
        {.id = 1, .x = 2, .y = 3, .name = QStringLiteral("start"), .alongX = true, .alongY = true});
    chart.setChart(drawn);
    EXPECT_EQ(chart.table(), QStringLiteral("series,x,y,value\none,0,0.5,\none,1,,\nstart,2,3,\n"));
}

TEST(LessonChart, AHandleThatIsHeldTakesArrowsOthersDoNot)
{
    LessonChart chart;
    DrawnChart drawn = lineChart({0, 1}, {0, 1});
    drawn.x.minimum = 0;
    drawn.x.maximum = 1;
    for (int id : {4, 5})
        drawn.handles.push_back({.id = id, .x = 0.5, .y = 0.5, .name = {}, .alongX = true, .alongY = false});
    chart.setChart(drawn);
    QCustomPlot& canvas = laidOut(chart);
    QSignalSpy moved(&chart, &LessonChart::handleMoved);
    chart.show();
    chart.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&chart));
    canvas.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Up); // not along that axis
    ASSERT_EQ(moved.count(), 1);
    EXPECT_EQ(moved[0][0].toInt(), 5) << "the Tab key went on to the second";
    EXPECT_NEAR(moved[0][1].toDouble(), 0.51, 1e-9);
    EXPECT_EQ(moved[0][2].toDouble(), 0.5);
}

TEST(LessonChart, IsInTheWayOfTheTabKeyOnlyWithHandles)
{
    LessonChart chart;
    chart.setChart(lineChart({0, 1}, {0, 1}));
    EXPECT_EQ(laidOut(chart).focusPolicy(), Qt::NoFocus);
}

TEST(NetDrawing, DrawsAnyNetwork)
{
    NetDrawing drawing;
    drawing.resize(400, 300);
    const auto grab = [&drawing](DrawnNet net) {
        drawing.setNet(std::move(net));
        return drawing.grab().toImage();
    };
    const QImage empty = grab({});
    DrawnNet net;
    net.side = 2;
    net.layers = {{{}, {}}, {{.name = {}, .picture = {1, 1, 1, 1}, .share = 1}}};
    net.weights = {{1.0, kNan}};
    EXPECT_NE(grab(net), empty);
    net.weights = {{1.0}}; // too few, of a demonstration with a bug
    net.layers[1][0].picture = {1};
    EXPECT_NE(grab(net), empty);
    DrawnNet without = net;
    without.layers[1][0].share = 0;
    EXPECT_NE(grab(without), grab(net)) << "a unit that is dropped out is seen to be";
}

TEST(CodeView, SaysItsLinesToScreenReaders)
{
    CodeView view;
    view.setCode({QStringLiteral("Code"),
                  {},
                  {{QStringLiteral("a = 1"), QStringLiteral("1"), false}, {QStringLiteral("b"), {}, true}}});
    EXPECT_EQ(view.accessibleDescription(), QStringLiteral("a = 1  # 1\nb"));
    view.resize(60, 20);
    EXPECT_FALSE(view.grab().isNull());
}
