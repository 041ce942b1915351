// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/plot_support.h"
#include "widgets/plots/interval_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/plots/share_curves.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace carpo::plots;
using carpo::style::Role;

namespace {

QPoint pixelOf(QCustomPlot& canvas, double x, double y)
{
    return {static_cast<int>(canvas.xAxis->coordToPixel(x)), static_cast<int>(canvas.yAxis->coordToPixel(y))};
}

/// Four values in two categories, one of which has no bounds and one of which is missing.
void fill(IntervalPlot& plot)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    plot.setIntervals({QStringLiteral("3–4"), QStringLiteral("4–5")},
                      {{.name = QStringLiteral("girls"),
                        .role = Role::Female,
                        .points = {{.value = 9, .low = 7, .high = 12, .words = QStringLiteral("nine")},
                                   {.value = 6, .words = QStringLiteral("six")}}},
                       {.name = QStringLiteral("boys"),
                        .role = Role::Male,
                        .points = {{.value = kNone}, {.value = 8, .low = 5, .high = 10.5}}}});
}

} // namespace

TEST(IntervalPlot, HoldsItsValuesAndBoundsInSight)
{
    IntervalPlot plot;
    fill(plot);
    QCustomPlot& canvas = laidOut(plot);
    EXPECT_TRUE(canvas.yAxis->range().contains(12));
    EXPECT_EQ(canvas.yAxis->range().lower, 0);
    plot.setReference(20, QStringLiteral("all"));
    plot.flush();
    EXPECT_TRUE(canvas.yAxis->range().contains(20));
    EXPECT_EQ(plot.table(),
              QStringLiteral("category,series,value,low,high\n3–4,girls,9,7,12\n4–5,girls,6,,\n3–4,boys,,,\n"
                             "4–5,boys,8,5,10.5\n"));
}

TEST(IntervalPlot, AClickFindsTheNearestPoint)
{
    IntervalPlot plot;
    fill(plot);
    QCustomPlot& canvas = laidOut(plot);
    QSignalSpy chosen(&plot, &IntervalPlot::pointChosen);
    // Girls stand left of the middle, boys right of it.
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 0.85, 6));
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 1.15, 6));
    // Where the boys of the first category would be the girls are nearest.
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 0.1, 6));
    ASSERT_EQ(chosen.count(), 3);
    EXPECT_EQ(chosen[0], (QVariantList{1, 0}));
    EXPECT_EQ(chosen[1], (QVariantList{1, 1}));
    EXPECT_EQ(chosen[2], (QVariantList{0, 0}));
    plot.setIntervals({}, {});
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 0, 1));
    EXPECT_EQ(chosen.count(), 3);
}

TEST(ShareCurves, ShowTheWholeOfBothAxes)
{
    ShareCurves plot;
    plot.setCurves({{.name = QStringLiteral("a, b"),
                     .colour = {},
                     .x = {0, 0.5, 1},
                     .y = {0, 0.75, 1},
                     .thresholds = {std::numeric_limits<double>::infinity(), 0.5, 0.25}}});
    plot.setChance(0, 1, QStringLiteral("chance"));
    plot.setNumbers(QStringLiteral("area 0.625"));
    QCustomPlot& canvas = laidOut(plot);
    EXPECT_EQ(plot.curveCount(), 1);
    EXPECT_EQ(plot.summary(), QStringLiteral("area 0.625"));
    for (const QCPAxis* const axis : {canvas.xAxis, canvas.yAxis}) {
        EXPECT_TRUE(axis->range().contains(0));
        EXPECT_TRUE(axis->range().contains(1));
        EXPECT_LT(axis->range().size(), 1.1);
    }
    EXPECT_EQ(canvas.plottableCount(), 1);
    EXPECT_EQ(
        plot.table(),
        QStringLiteral("curve,x,y,threshold\n\"a, b\",0,0,\n\"a, b\",0.5,0.75,0.5\n\"a, b\",1,1,0.25\n"));
    plot.setCurves({});
    EXPECT_EQ(canvas.plottableCount(), 0);
}

TEST(ScatterPlot, LevelsAreAlwaysInSight)
{
    ScatterPlot plot;
    plot.setSeries({{.name = QStringLiteral("girls"), .role = Role::Female, .x = {1, 2}, .y = {-1, 1}}});
    plot.setLevels(
        {{.y = 40, .label = QStringLiteral("upper")}, {.y = -30, .label = QStringLiteral("lower")}});
    QCustomPlot& canvas = laidOut(plot);
    EXPECT_TRUE(canvas.yAxis->range().contains(40));
    EXPECT_TRUE(canvas.yAxis->range().contains(-30));
    EXPECT_EQ(canvas.itemCount(), 4) << "a line and its label each";
    plot.setLevels({});
    plot.flush();
    EXPECT_FALSE(canvas.yAxis->range().contains(40));
    EXPECT_EQ(canvas.itemCount(), 0);
}
