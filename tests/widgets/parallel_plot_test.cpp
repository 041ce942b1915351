// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_plot.h"

#include "tests/widgets/plot_support.h"
#include "widgets/plots/parallel_lines.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/theme.h"

#include <gmock/gmock.h>

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

namespace carpo::plots {
namespace {

using ::testing::ElementsAre;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Four runs: a rate by decades, a network, and an error.
std::vector<ParallelAxis> fourRuns()
{
    return {{.name = QStringLiteral("rate"), .values = {0.001, 0.01, 0.1, 0.01}, .logarithmic = true},
            {.name = QStringLiteral("network"),
             .values = {0, 1, 2, 1},
             .categories = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}},
            {.name = QStringLiteral("MAE"), .values = {10, 20, 15, kNaN}}};
}

TEST(ParallelLines, scalesEachAxisBetweenItsEnds)
{
    ParallelLines lines;
    lines.setAxes(fourRuns(), true);
    EXPECT_EQ(lines.rows(), 4);
    // A decade of two is half of the way.
    EXPECT_DOUBLE_EQ(lines.share(0, 0), 0);
    EXPECT_DOUBLE_EQ(lines.share(1, 0), 0.5);
    EXPECT_DOUBLE_EQ(lines.share(2, 0), 1);
    EXPECT_DOUBLE_EQ(lines.share(1, 1), 0.5);
    EXPECT_DOUBLE_EQ(lines.share(2, 2), 0.5);
    EXPECT_TRUE(std::isnan(lines.share(3, 2)));
    EXPECT_NEAR(lines.valueAt(0, 0.5), 0.01, 1e-12);
    EXPECT_DOUBLE_EQ(lines.valueAt(1, 0.6), 1);
    // The lowest error is the best.
    EXPECT_DOUBLE_EQ(lines.goodness(0), 1);
    EXPECT_DOUBLE_EQ(lines.goodness(1), 0);
    lines.setAxes(fourRuns(), false);
    EXPECT_DOUBLE_EQ(lines.goodness(1), 1);
}

TEST(ParallelLines, valuesThatAreAllTheSameStandInTheMiddle)
{
    ParallelLines lines;
    lines.setAxes({{.name = QStringLiteral("a"), .values = {3, 3}},
                   {.name = QStringLiteral("b"), .values = {-1, 4}, .logarithmic = true}},
                  true);
    EXPECT_DOUBLE_EQ(lines.share(0, 0), 0.5);
    EXPECT_TRUE(std::isnan(lines.share(0, 1))) << "no logarithm";
    EXPECT_DOUBLE_EQ(lines.share(1, 1), 0.5);
}

class Parallel : public ::testing::Test
{
protected:
    Parallel()
    {
        plot.setAxes(fourRuns(), true);
        canvas = &laidOut(plot);
    }

    void drag(int axis, double from, double to)
    {
        const QPoint start = plot.pixelOf(axis, from).toPoint();
        const QPoint end = plot.pixelOf(axis, to).toPoint();
        QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, start);
        QTest::mouseMove(canvas, (start + end) / 2);
        QTest::mouseMove(canvas, end);
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, end);
    }

    ParallelPlot plot;
    QCustomPlot* canvas = nullptr;
};

TEST_F(Parallel, draggingAlongAnAxisChoosesWhatPassesThere)
{
    QSignalSpy spy(&plot, &ParallelPlot::choiceChanged);
    EXPECT_THAT(plot.chosen(), ElementsAre(true, true, true, true));
    drag(0, 0.3, 0.7);
    EXPECT_THAT(plot.chosen(), ElementsAre(false, true, false, true));
    EXPECT_GE(spy.count(), 1);
    EXPECT_TRUE(plot.summary().contains(QLatin1Char('2'))) << plot.summary().toStdString();
    // Both axes must be passed, and what is not known passes nothing.
    drag(2, 1.0, 0.8);
    EXPECT_THAT(plot.chosen(), ElementsAre(false, true, false, false));
    const int before = static_cast<int>(spy.count());
    QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, plot.pixelOf(0, 0.5).toPoint());
    EXPECT_THAT(plot.chosen(), ElementsAre(false, true, false, false)) << "it passes the other one still";
    EXPECT_EQ(spy.count(), before) << "the same rows";
    QTest::mouseDClick(canvas, Qt::LeftButton, Qt::NoModifier, plot.pixelOf(1, 0.5).toPoint());
    EXPECT_THAT(plot.chosen(), ElementsAre(true, true, true, true));
}

TEST_F(Parallel, theKeyboardChoosesToo)
{
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Down, Qt::ShiftModifier); // the upper quarter of the first axis
    EXPECT_THAT(plot.chosen(), ElementsAre(false, false, true, false));
    QTest::keyClick(canvas, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_THAT(plot.chosen(), ElementsAre(false, true, false, true)) << "0.5 to 0.75";
    QTest::keyClick(canvas, Qt::Key_Escape);
    EXPECT_EQ(plot.chosenCount(), 4);
}

TEST_F(Parallel, theKeyboardGoesFromRunToRunAndClicks)
{
    QSignalSpy spy(&plot, &ParallelPlot::rowClicked);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return);
    EXPECT_EQ(spy.count(), 0) << "at no row";
    // From the foot of the last axis, which they are judged by; the fourth is not known there.
    std::vector<int> seen;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(canvas, Qt::Key_Up);
        seen.push_back(plot.currentRow());
    }
    EXPECT_THAT(seen, ElementsAre(0, 2, 1, 1));
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::keyClick(canvas, Qt::Key_Space);
    ASSERT_EQ(spy.count(), 1);
    EXPECT_EQ(spy.first().first().toInt(), 2);
    plot.choose(0, 0, 0.6);
    EXPECT_EQ(plot.currentRow(), -1) << "what is not chosen cannot be gone to";
    QTest::keyClick(canvas, Qt::Key_Down);
    EXPECT_EQ(plot.currentRow(), 1);
    QTest::keyClick(canvas, Qt::Key_Escape);
    EXPECT_EQ(plot.currentRow(), -1);
    EXPECT_EQ(plot.chosenCount(), 4);
}

TEST_F(Parallel, aBarSaysWhatTheColoursMean)
{
    EXPECT_EQ(plot.colourKey().name, QStringLiteral("MAE"));
    EXPECT_EQ(plot.colourKey().low, 10);
    EXPECT_EQ(plot.colourKey().high, 20);
    // The colour of the bar's foot is that of the row with the least error, as long as that is the best.
    const auto* const bar = canvas->findChild<QCPColorScale*>();
    ASSERT_NE(bar, nullptr);
    const auto foot = [bar] { return bar->gradient().colorStops().first(); };
    const style::Colors& colors = style::Theme::instance().colors();
    EXPECT_EQ(foot(), style::scaleColor(colors, 1));
    plot.setAxes(fourRuns(), false);
    EXPECT_EQ(foot(), style::scaleColor(colors, 0));
    EXPECT_NEAR(bar->axis()->axisRect()->top(), plot.pixelOf(0, 1).y(), 1) << "as high as the axes";
    EXPECT_NEAR(bar->axis()->axisRect()->bottom(), plot.pixelOf(0, 0).y(), 1);
    plot.setAxes({}, true);
    EXPECT_TRUE(plot.colourKey().name.isEmpty());
}

TEST_F(Parallel, whatIsChosenStaysWhenRunsCome)
{
    plot.choose(0, 0.4, 0.6);
    std::vector<ParallelAxis> more = fourRuns();
    for (ParallelAxis& axis : more)
        axis.values.push_back(axis.values[1]);
    plot.setAxes(more, true);
    EXPECT_THAT(plot.chosen(), ElementsAre(false, true, false, true, true));
    plot.setAxes({more.back()}, true);
    EXPECT_EQ(plot.chosenCount(), 5) << "that axis is not there any more";
}

TEST_F(Parallel, aClickOnALineSaysWhichItIs)
{
    QSignalSpy spy(&plot, &ParallelPlot::rowClicked);
    const QPointF half = (plot.pixelOf(0, 0) + plot.pixelOf(1, 0)) / 2; // run 0 lies at the bottom of both
    QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, half.toPoint());
    ASSERT_EQ(spy.count(), 1);
    EXPECT_EQ(spy.first().first().toInt(), 0);
    plot.choose(0, 0.9, 1);
    QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, half.toPoint());
    EXPECT_EQ(spy.count(), 1) << "a line that is not chosen is not there to be clicked";
}

TEST_F(Parallel, itsTableHasTheValuesAsTheyAre)
{
    plot.setRowNames(
        {QStringLiteral("#1"), QStringLiteral("#2"), QStringLiteral("#3"), QStringLiteral("#4")});
    EXPECT_EQ(plot.table(),
              QStringLiteral("row,rate,network,MAE\n#1,0.001,A,10\n#2,0.01,B,20\n#3,0.1,C,15\n#4,0.01,B,\n"));
}

TEST_F(Parallel, nothingIsNoFailure)
{
    plot.setAxes({}, true);
    plot.flush();
    EXPECT_EQ(plot.chosenCount(), 0);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, QPoint(100, 100));
    plot.setAxes({{.name = QStringLiteral("MAE"), .values = {}}}, true);
    plot.flush();
    EXPECT_EQ(plot.summary(), QString());
}

} // namespace
} // namespace carpo::plots
