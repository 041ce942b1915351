// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus of plots choose, and scatter plots of many points.
#include "tests/support/temporary_folder.h"
#include "tests/widgets/plot_support.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/style/theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QTest>

#include <cmath>
#include <csignal>
#include <sys/resource.h>
#include <utility>
#include <vector>

using namespace carpo::plots;
using carpo::style::Role;

namespace {

QAction* actionOf(Plot& plot, const QString& text)
{
    for (QMenu* const menu : plot.findChildren<QMenu*>()) {
        for (QAction* const action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
    }
    return nullptr;
}

QPoint pixelOf(const QCustomPlot& canvas, double x, double y)
{
    return {static_cast<int>(std::lround(canvas.xAxis->coordToPixel(x))),
            static_cast<int>(std::lround(canvas.yAxis->coordToPixel(y)))};
}

} // namespace

TEST(Plot, TheMenuCopiesThePictureOnWhiteAndTheNumbersForASpreadsheet)
{
    HistogramPlot plot;
    plot.setHistogram({0, 0.5, 1},
                      {{.name = QStringLiteral("a, b"), .counts = {3, 4}}},
                      HistogramPlot::Arrangement::Stacked);
    laidOut(plot);
    QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
    QAction* const numbers = actionOf(plot, QStringLiteral("Copy numbers"));
    ASSERT_NE(numbers, nullptr);
    numbers->trigger();
    QLocale::setDefault(QLocale::c());
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("from\tto\ta, b\n0\t0,5\t3\n0,5\t1\t4\n"));
    QAction* const picture = actionOf(plot, QStringLiteral("Copy picture"));
    ASSERT_NE(picture, nullptr);
    picture->trigger();
    const QImage copied = QApplication::clipboard()->image();
    ASSERT_FALSE(copied.isNull());
    EXPECT_EQ(copied.pixelColor(2, 2), QColor(Qt::white));
}

TEST(HistogramPlot, TheMenuChoosesBinsAndALogarithmicAxisAndResetsBoth)
{
    HistogramPlot plot;
    plot.setHistogram({0, 1, 2, 3},
                      {{.name = {}, .counts = {1000, 0, 1}, .n = 1001, .minimum = 0.25, .maximum = 2.5}},
                      HistogramPlot::Arrangement::Stacked);
    plot.setBinChoices({QStringLiteral("Automatic"), QStringLiteral("20 bins")});
    std::vector<int> wanted;
    QObject::connect(&plot, &HistogramPlot::binsWanted, [&wanted](int choice) { wanted.push_back(choice); });
    QCustomPlot& canvas = laidOut(plot);
    EXPECT_TRUE(plot.summary().endsWith(QStringLiteral("min 0.25 · max 2.5"))) << qPrintable(plot.summary());
    actionOf(plot, QStringLiteral("20 bins"))->trigger();
    plot.setBinChoices({QStringLiteral("Automático"), QStringLiteral("20 faixas")}); // another language
    EXPECT_EQ(plot.binChoice(), 1);
    actionOf(plot, QStringLiteral("Logarithmic vertical axis"))->trigger();
    plot.flush();
    EXPECT_EQ(canvas.yAxis->scaleType(), QCPAxis::stLogarithmic);
    EXPECT_GT(canvas.yAxis->range().lower, 0.0);
    EXPECT_LT(canvas.yAxis->range().lower, 1.0) << "a single one is seen";
    actionOf(plot, QStringLiteral("Reset the plot"))->trigger();
    EXPECT_EQ(canvas.yAxis->scaleType(), QCPAxis::stLinear);
    EXPECT_EQ(wanted, (std::vector<int>{1, 0}));
    EXPECT_TRUE(actionOf(plot, QStringLiteral("Automático"))->isChecked());
}

TEST(HistogramPlot, WhereThereIsNoRoomTheEndsOfSeveralAreUnderTheMouse)
{
    const HistogramSeries one{.name = QStringLiteral("female"),
                              .counts = {1},
                              .n = 1019,
                              .mean = 114.2,
                              .deviation = 66.9,
                              .minimum = 1,
                              .maximum = 228};
    HistogramPlot plot;
    plot.setHistogram({0, 240}, {one, one}, HistogramPlot::Arrangement::Overlaid);
    plot.resize(800, 300);
    plot.show();
    EXPECT_TRUE(plot.summary().endsWith(QStringLiteral("max 228")));
    plot.resize(250, 300);
    EXPECT_FALSE(plot.summary().contains(QStringLiteral("max")));
    EXPECT_TRUE(plot.accessibleDescription().contains(QStringLiteral("max 228")));
}

TEST(BarChart, OnALogarithmicAxisASingleOneIsSeenBesideManyThousands)
{
    BarChart chart;
    chart.setBars({{QStringLiteral("a"), 20'000, Role::Series}, {QStringLiteral("b"), 1, Role::Rest}});
    QCustomPlot& canvas = laidOut(chart);
    const auto height = [&canvas] {
        return canvas.yAxis->coordToPixel(canvas.yAxis->range().lower) - canvas.yAxis->coordToPixel(1.0);
    };
    EXPECT_LT(height(), 1.0);
    chart.setLogarithmic(Qt::Vertical, true);
    chart.flush();
    EXPECT_GT(height(), 4.0);
}

TEST(ScatterPlot, AHundredThousandPointsAreClickedAndHoveredBySeriesAndPlace)
{
    ScatterPlot plot;
    ScatterSeries rest{.name = {}, .role = Role::Rest, .x = {}, .y = {}, .isRest = true};
    for (int i = 0; i < 100'000; ++i) {
        rest.x.push_back(i % 400);
        rest.y.push_back(i / 400);
    }
    const ScatterSeries chosen{.name = {}, .x = {std::nan(""), 200, 10}, .y = {1, 125, 20}};
    plot.setSeries({rest, chosen});
    EXPECT_EQ(plot.summary(), QStringLiteral("n = 2")) << "the rest and what is nowhere are not counted";
    plot.setChoosable();
    plot.setHover([](int series, int point) { return QStringLiteral("%1:%2").arg(series).arg(point); });
    QCustomPlot& canvas = laidOut(plot);
    std::pair<int, int> clicked{-1, -1};
    QObject::connect(&plot, &ScatterPlot::pointClicked, [&clicked](int series, int point) {
        clicked = {series, point};
    });
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 200, 125));
    EXPECT_EQ(clicked, (std::pair<int, int>{1, 1})) << "what is chosen comes before the rest";
    QTest::mouseMove(&canvas, pixelOf(canvas, 10, 20));
    EXPECT_TRUE(QTest::qWaitFor([&canvas] { return canvas.toolTip() == QStringLiteral("1:2"); }))
        << qPrintable(canvas.toolTip());
}

TEST(ScatterPlot, OnALogarithmicAxisWhatIsNotAboveZeroIsLeftOutAndSaid)
{
    ScatterPlot plot;
    plot.setSeries({{.name = {}, .x = {0, 1, 10, 1000}, .y = {1, 1, 2, 3}}});
    QCustomPlot& canvas = laidOut(plot);
    plot.setLogarithmic(Qt::Horizontal, true);
    plot.flush();
    EXPECT_EQ(plot.summary(), QStringLiteral("n = 3 · 1 not above 0"));
    const double left = canvas.xAxis->coordToPixel(1);
    EXPECT_NEAR(canvas.xAxis->coordToPixel(10) - left, (canvas.xAxis->coordToPixel(1000) - left) / 3, 1.0);
    std::pair<int, int> clicked{-1, -1};
    QObject::connect(&plot, &ScatterPlot::pointClicked, [&clicked](int series, int point) {
        clicked = {series, point};
    });
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 10, 2));
    EXPECT_EQ(clicked, (std::pair<int, int>{0, 2}));
    plot.reset();
    plot.flush();
    EXPECT_EQ(plot.summary(), QStringLiteral("n = 4"));
}

TEST(ScatterPlot, KindsStandInTheLegendAndAScaleHasABar)
{
    ScatterPlot plot;
    plot.setSeries({{.name = {}, .x = {0, 1, 2}, .y = {0, 1, 2}, .colours = {0, 1, 1}}});
    QCustomPlot& canvas = laidOut(plot);
    using Kind = PointColour::Kind;
    plot.setColours(
        {.colours = {{.kind = Kind::Category, .category = 0}, {.kind = Kind::Category, .category = 1}},
         .names = {QStringLiteral("left"), QStringLiteral("right")},
         .scale = {}});
    EXPECT_TRUE(canvas.legend->visible());
    EXPECT_EQ(canvas.legend->itemCount(), 2);
    EXPECT_EQ(canvas.plotLayout()->elementCount(), 1);
    plot.setColours({.colours = {{.kind = Kind::Scale, .share = 0}, {.kind = Kind::Scale, .share = 1}},
                     .names = {{}, {}},
                     .scale = QStringLiteral("brightness"),
                     .low = 0.2,
                     .high = 0.7});
    EXPECT_FALSE(canvas.legend->visible());
    auto* const bar = qobject_cast<QCPColorScale*>(canvas.plotLayout()->element(0, 1));
    ASSERT_NE(bar, nullptr);
    EXPECT_EQ(bar->label(), QStringLiteral("brightness"));
    EXPECT_DOUBLE_EQ(bar->dataRange().lower, 0.2);
    plot.setColours({});
    plot.setSeries({{.name = {}, .x = {0, 1}, .y = {0, 1}}});
    EXPECT_EQ(canvas.plotLayout()->elementCount(), 1) << "the bar is gone";
    plot.flush();
}

TEST(ScatterPlot, TheMiddleOfAMarkerHasItsColour)
{
    ScatterPlot plot;
    plot.setSeries({{.name = {}, .role = Role::Validation, .x = {0, 10}, .y = {0, 10}}});
    QCustomPlot& canvas = laidOut(plot);
    const QColor drawn = canvas.grab().toImage().pixelColor(pixelOf(canvas, 10, 10));
    const QColor ground = carpo::style::Theme::instance().color(Role::Surface);
    const QColor ink = carpo::style::Theme::instance().color(Role::Validation);
    EXPECT_NEAR(drawn.red(), 0.8 * ink.red() + 0.2 * ground.red(), 6);
    EXPECT_NEAR(drawn.green(), 0.8 * ink.green() + 0.2 * ground.green(), 6);
}

TEST(Plot, TheMenuZoomsAboutTheMiddleAndShowsEverythingAgain)
{
    HistogramPlot plot;
    plot.setHistogram(
        {0, 1, 2, 3, 4}, {{.name = {}, .counts = {1, 2, 3, 4}}}, HistogramPlot::Arrangement::Stacked);
    QCustomPlot& canvas = laidOut(plot);
    const QCPRange all = canvas.xAxis->range();
    actionOf(plot, QStringLiteral("Zoom in\tWheel"))->trigger();
    plot.flush();
    EXPECT_LT(canvas.xAxis->range().size(), 0.8 * all.size());
    EXPECT_DOUBLE_EQ(canvas.xAxis->range().center(), all.center());
    actionOf(plot, QStringLiteral("Show everything\tDouble click"))->trigger();
    plot.flush();
    EXPECT_EQ(canvas.xAxis->range(), all);
}

TEST(HistogramPlot, ALogarithmicAxisOfValuesBeginsAboveZero)
{
    HistogramPlot plot;
    plot.setHistogram(
        {0, 1, 10, 100}, {{.name = {}, .counts = {1, 2, 3}}}, HistogramPlot::Arrangement::Stacked);
    QCustomPlot& canvas = laidOut(plot);
    plot.setLogarithmic(Qt::Horizontal, true);
    plot.flush();
    EXPECT_DOUBLE_EQ(canvas.xAxis->range().lower, 1.0);
    EXPECT_DOUBLE_EQ(canvas.xAxis->range().upper, 100.0);
}

TEST(HistogramPlot, TheNamesOfSeriesHaveTheirColoursAndNoLegendCoversTheBars)
{
    HistogramPlot plot;
    plot.setHistogram({0, 1, 2},
                      {{.name = QStringLiteral("female"), .role = Role::Female, .counts = {3, 4}},
                       {.name = QStringLiteral("male"), .role = Role::Male, .counts = {1, 2}}},
                      HistogramPlot::Arrangement::Stacked);
    QCustomPlot& canvas = laidOut(plot);
    EXPECT_FALSE(canvas.legend->visible());
    const QImage picture = plot.grab().toImage();
    int females = 0;
    const QRgb ink = carpo::style::Theme::instance().color(Role::Female).rgb();
    for (int y = 0; y < canvas.y(); ++y) { // above the axes
        for (int x = 0; x < picture.width(); ++x)
            females += picture.pixel(x, y) == ink ? 1 : 0;
    }
    EXPECT_GT(females, 4);
}

TEST(Plot, AFullDiskLeavesThePictureOfBefore)
{
    const carpo::support::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.path().string()) + QStringLiteral("/picture.png");
    BarChart chart;
    chart.resize(400, 300);
    chart.setTitle(QStringLiteral("Sex"));
    chart.setBars({{QStringLiteral("a"), 1, Role::Series}});
    ASSERT_TRUE(chart.savePicture(path));
    const auto contents = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = contents();
    ASSERT_GT(before.size(), 2048);
    rlimit usual{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{.rlim_cur = 1024, .rlim_max = usual.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
    const bool isSaved = chart.savePicture(path);
    setrlimit(RLIMIT_FSIZE, &usual);
    std::signal(SIGXFSZ, handler);
    EXPECT_FALSE(isSaved);
    EXPECT_EQ(contents(), before);
}
