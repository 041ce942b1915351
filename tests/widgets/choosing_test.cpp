// SPDX-License-Identifier: GPL-3.0-or-later
// Which events of the mouse choose on a chart, and what the charts say under it.
#include "tests/support/temporary_folder.h"
#include "tests/widgets/plot_support.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QTest>

#include <vector>

using namespace carpo::plots;

namespace {

QPoint pixelOn(const QCustomPlot& canvas, double x)
{
    return {static_cast<int>(canvas.xAxis->coordToPixel(x)), canvas.axisRect()->center().y()};
}

QString hoverAt(QCustomPlot& canvas, double x)
{
    QTest::mouseMove(&canvas, pixelOn(canvas, x));
    return canvas.toolTip();
}

class ChoosableHistogram : public testing::Test
{
protected:
    ChoosableHistogram()
    {
        m_plot.setHistogram(
            {0, 6, 12, 18, 24}, {{.name = {}, .counts = {1, 2, 3, 4}}}, HistogramPlot::Arrangement::Stacked);
        m_plot.setChoosable();
        QObject::connect(
            &m_plot, &HistogramPlot::rangeChosen, [this](double from, double) { m_chosen.push_back(from); });
        QObject::connect(&m_plot, &HistogramPlot::rangeTried, [this] { ++m_tried; });
        QObject::connect(&m_plot, &HistogramPlot::tryingEnded, [this] { ++m_ended; });
        m_canvas = &laidOut(m_plot);
    }

    HistogramPlot m_plot;
    QCustomPlot* m_canvas = nullptr;
    std::vector<double> m_chosen;
    int m_tried = 0;
    int m_ended = 0;
};

} // namespace

TEST_F(ChoosableHistogram, ADoubleClickOnAZoomedViewShowsEverythingAndChoosesNothing)
{
    const double all = m_canvas->xAxis->range().size();
    for (QAction* const action : m_plot.findChild<QMenu*>()->actions())
        if (action->text().startsWith(QStringLiteral("Zoom in")))
            action->trigger();
    m_plot.flush();
    ASSERT_LT(m_canvas->xAxis->range().size(), all);
    // As a hand sends it: the second press is the double click.
    const QPoint place = pixelOn(*m_canvas, 14);
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, place);
    QMouseEvent twice(QEvent::MouseButtonDblClick,
                      place,
                      m_canvas->mapToGlobal(place),
                      Qt::LeftButton,
                      Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(m_canvas, &twice);
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, place);
    QTest::qWait(QApplication::doubleClickInterval() + 100);
    EXPECT_TRUE(m_chosen.empty());
    m_plot.flush();
    EXPECT_NEAR(m_canvas->xAxis->range().size(), all, 1e-9);
}

TEST_F(ChoosableHistogram, AClickOnAZoomedViewChoosesAfterAll)
{
    for (QAction* const action : m_plot.findChild<QMenu*>()->actions())
        if (action->text().startsWith(QStringLiteral("Zoom in")))
            action->trigger();
    m_plot.flush();
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, pixelOn(*m_canvas, 14));
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_chosen == std::vector<double>{12}; }));
}

TEST_F(ChoosableHistogram, OtherButtonsChooseNothing)
{
    for (const Qt::MouseButton button : {Qt::RightButton, Qt::MiddleButton}) {
        QTest::mousePress(m_canvas, button, {}, pixelOn(*m_canvas, 2));
        EXPECT_FALSE(m_canvas->selectionRect()->isActive());
        QTest::mouseMove(m_canvas, pixelOn(*m_canvas, 9));
        QTest::mouseMove(m_canvas, pixelOn(*m_canvas, 14));
        QTest::mouseRelease(m_canvas, button, {}, pixelOn(*m_canvas, 14));
    }
    EXPECT_EQ(m_tried, 0);
    EXPECT_TRUE(m_chosen.empty());
}

TEST_F(ChoosableHistogram, AMenuDropsWhatIsBeingDrawn)
{
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, pixelOn(*m_canvas, 2));
    QTest::mouseMove(m_canvas, pixelOn(*m_canvas, 9));
    QTest::mouseMove(m_canvas, pixelOn(*m_canvas, 14));
    ASSERT_TRUE(m_canvas->selectionRect()->isActive());
    const QPoint place = pixelOn(*m_canvas, 14);
    QContextMenuEvent menu(QContextMenuEvent::Mouse, place, m_canvas->mapToGlobal(place));
    QApplication::sendEvent(m_canvas, &menu);
    EXPECT_FALSE(m_canvas->selectionRect()->isActive());
    EXPECT_EQ(m_ended, 1);
    EXPECT_TRUE(m_chosen.empty());
    m_plot.findChild<QMenu*>()->close();
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, place);
    EXPECT_TRUE(m_chosen.empty());
}

TEST_F(ChoosableHistogram, NamesTheBinUnderTheMouse)
{
    EXPECT_EQ(hoverAt(*m_canvas, 14), QStringLiteral("12 to under 18\nn = 3"));
    m_plot.setWhole({1, 2, 30, 4});
    m_plot.flush();
    EXPECT_EQ(hoverAt(*m_canvas, 15), QStringLiteral("12 to under 18\nn = 3\nof 30 in all"));
    EXPECT_EQ(m_plot.table(),
              QStringLiteral("from,to,count,whole\n0,6,1,1\n6,12,2,2\n12,18,3,30\n18,24,4,4\n"));
}

TEST_F(ChoosableHistogram, CallsSharesShares)
{
    m_plot.setShares();
    m_plot.setHistogram({0, 6, 12},
                        {{.name = QStringLiteral("rest"), .counts = {3.7, 96.3}}},
                        HistogramPlot::Arrangement::Overlaid);
    m_plot.flush();
    EXPECT_EQ(hoverAt(*m_canvas, 3), QStringLiteral("0 to under 6\nrest: 3.7 %"));
    EXPECT_EQ(m_plot.table(), QStringLiteral("from,to,rest (%)\n0,6,3.7\n6,12,96.3\n"));
    m_plot.setHistogram(
        {0, 6, 12}, {{.name = {}, .counts = {3.7, 96.3}}}, HistogramPlot::Arrangement::Overlaid);
    m_plot.flush();
    EXPECT_EQ(hoverAt(*m_canvas, 4), QStringLiteral("0 to under 6\n3.7 %"));
    EXPECT_EQ(m_plot.table(), QStringLiteral("from,to,percent\n0,6,3.7\n6,12,96.3\n"));
}

TEST(BarChart, ComparesTheSharesOfTwoGroupsSideBySide)
{
    BarChart chart;
    chart.setComparison(QStringLiteral("selection"), QStringLiteral("rest"));
    chart.setBars({{.label = QStringLiteral("a"), .count = 75, .whole = 20},
                   {.label = QStringLiteral("b"), .count = 25, .whole = 80}});
    EXPECT_EQ(chart.barText(0), QStringLiteral("75 %"));
    EXPECT_EQ(chart.table(), QStringLiteral("category,selection,rest\na,75,20\nb,25,80\n"));
    EXPECT_TRUE(chart.summary().isEmpty()) << "shares have no sum worth saying";
    auto& canvas = *chart.findChild<QCustomPlot*>();
    ASSERT_EQ(canvas.plottableCount(), 4);
    for (int first = 0; first < 4; ++first) {
        for (int second = first + 1; second < 4; ++second) {
            bool isAny = false;
            const auto from = canvas.plottable(first)->getKeyRange(isAny);
            const auto to = canvas.plottable(second)->getKeyRange(isAny);
            EXPECT_GE(std::abs(from.center() - to.center()), 0.34) << first << ' ' << second;
        }
    }
}

TEST(BarChart, NamesTheBarUnderTheMouseAndItsWhole)
{
    using carpo::style::Role;
    BarChart chart;
    chart.setBars({{.label = QStringLiteral("a"), .count = 3, .role = Role::Series, .whole = 5},
                   {.label = QStringLiteral("b"), .count = 1, .role = Role::Series, .whole = 9}});
    QCustomPlot& canvas = laidOut(chart);
    EXPECT_EQ(hoverAt(canvas, 1.0), QStringLiteral("b: 1 · 25 %\nof 9 in all"));
    EXPECT_EQ(chart.table(), QStringLiteral("category,count,whole\na,3,5\nb,1,9\n"));
}

TEST(ScatterPlot, ItsTableSaysWhichImageEachPointIs)
{
    ScatterPlot plot;
    plot.setSeries({{.name = QStringLiteral("rest"), .x = {1, 2}, .y = {3, 4}, .isRest = true},
                    {.name = QStringLiteral("selection"), .x = {5}, .y = {6}}});
    plot.setTableColumns({.x = QStringLiteral("width"),
                          .y = QStringLiteral("height"),
                          .more = {QStringLiteral("id"), QStringLiteral("sex")},
                          .cells = [](int series, int point) {
                              return QStringList{QString::number(10 * series + point), QStringLiteral("f,m")};
                          }});
    EXPECT_EQ(plot.table(),
              QStringLiteral("series,width,height,id,sex\nrest,1,3,0,\"f,m\"\nrest,2,4,1,\"f,m\"\n"
                             "selection,5,6,10,\"f,m\"\n"));
}

TEST(ScatterPlot, AnSvgHasAShapeForEachPoint)
{
    ScatterPlot plot;
    plot.setSeries({{.name = {}, .x = {1, 2, 3, 4, 5}, .y = {3, 4, 1, 2, 5}}});
    laidOut(plot);
    const carpo::support::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.path().string()) + QStringLiteral("/points.svg");
    ASSERT_TRUE(plot.savePicture(path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray drawing = file.readAll();
    EXPECT_EQ(drawing.count("<ellipse") + drawing.count("<circle"), 5);
    EXPECT_FALSE(drawing.contains("<image"));
}
