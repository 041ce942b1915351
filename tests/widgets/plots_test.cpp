// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_folder.h"
#include "tests/widgets/plot_support.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/legend_corner.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/plots/smoother.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QSvgRenderer>
#include <QTest>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace carpo::plots;
using carpo::style::Role;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST(Smoother, LeavesConstantsAndFirstValuesAlone)
{
    Smoother smoother(0.95);
    for (int i = 0; i < 100; ++i)
        EXPECT_NEAR(smoother.add(3.5), 3.5, 1e-12);
    smoother.restart();
    EXPECT_DOUBLE_EQ(smoother.add(-7.0), -7.0);
}

TEST(Smoother, IsTheWeightedMeanOfAllThatCame)
{
    const double values[] = {1.0, 4.0, 2.0, 8.0};
    Smoother smoother(0.9);
    double smoothed = 0.0;
    for (const double value : values)
        smoothed = smoother.add(value);
    double weights = 0.0;
    double sum = 0.0;
    for (int i = 0; i < 4; ++i) {
        const double weight = std::pow(0.9, 3 - i);
        weights += weight;
        sum += weight * values[i];
    }
    EXPECT_NEAR(smoothed, sum / weights, 1e-12);
    EXPECT_TRUE(std::isnan(smoother.add(std::numeric_limits<double>::quiet_NaN())));
    EXPECT_NEAR(Smoother(0.0).add(5.0), 5.0, 0.0);
}

TEST(BarChart, WritesCountAndShare)
{
    BarChart chart;
    chart.setBars({{QStringLiteral("female"), 46, Role::Female}, {QStringLiteral("male"), 54, Role::Male}});
    EXPECT_EQ(chart.barText(0), QStringLiteral("46 · 46 %"));
    EXPECT_EQ(chart.barText(1), QStringLiteral("54 · 54 %"));
    EXPECT_EQ(chart.summary(), QStringLiteral("n = 100"));
    EXPECT_EQ(chart.table(), QStringLiteral("category,count\nfemale,46\nmale,54\n"));
}

TEST(ConfusionMatrix, CountsEachPairOfClasses)
{
    ConfusionMatrix matrix;
    matrix.setCounts({QStringLiteral("foot"), QStringLiteral("hand, left")}, {5, 1, 0, 7});
    matrix.setNumbers(QStringLiteral("accuracy 0.923"));
    EXPECT_EQ(matrix.count(0, 1), 1);
    EXPECT_EQ(matrix.summary(), QStringLiteral("accuracy 0.923"));
    EXPECT_EQ(matrix.table(),
              QStringLiteral("true,predicted,count\nfoot,foot,5\nfoot,\"hand, left\",1\n"
                             "\"hand, left\",foot,0\n\"hand, left\",\"hand, left\",7\n"));
    matrix.setCounts({}, {});
    EXPECT_EQ(matrix.table(), QStringLiteral("true,predicted,count\n"));
}

TEST(CurvePlot, MarksTheHighestWhereMoreIsBetter)
{
    CurvePlot plot;
    plot.addCurve({.name = QStringLiteral("validation")});
    plot.setHigherIsBetter(true);
    for (const double y : {0.5, 0.75, 0.625})
        plot.append(0, plot.pointCount(0) + 1.0, y);
    EXPECT_DOUBLE_EQ(plot.best(0), 0.75);
    EXPECT_TRUE(plot.summary().isEmpty() || plot.summary().contains(QStringLiteral("highest")));
    plot.setHigherIsBetter(false);
    EXPECT_EQ(plot.pointCount(0), 0);
    plot.append(0, 1.0, 0.5);
    plot.append(0, 2.0, 0.25);
    EXPECT_DOUBLE_EQ(plot.best(0), 0.25);
}

TEST(BarChart, EmptyHasNoNumbers)
{
    BarChart chart;
    chart.setBars({});
    EXPECT_TRUE(chart.summary().isEmpty());
    chart.setBars({{QStringLiteral("none"), 0, Role::Series}});
    EXPECT_EQ(chart.barText(0), QStringLiteral("0"));
}

TEST(HistogramPlot, WritesTheNumbersPeopleWant)
{
    HistogramPlot plot;
    plot.setNumberStyle(1, QStringLiteral("months"));
    plot.setHistogram(
        {0, 10, 20}, {{QString(), Role::Series, {3, 4}, 7, 12.26, 4.0}}, HistogramPlot::Arrangement::Stacked);
    EXPECT_EQ(plot.summary(), QStringLiteral("n = 7 · mean 12.3 · SD 4.0 months"));
    EXPECT_EQ(plot.table(), QStringLiteral("from,to,count\n0,10,3\n10,20,4\n"));
    plot.setHistogram(
        {0, 10}, {{QString(), Role::Series, {3, 4}, 7, 12.26, 4.0}}, HistogramPlot::Arrangement::Stacked);
    EXPECT_TRUE(plot.summary().isEmpty()) << "counts that do not fit the bins are not drawn";
}

TEST(HistogramPlot, FollowsTheLocaleWhenTheLanguageChanges)
{
    HistogramPlot plot;
    plot.setHistogram(
        {0, 10, 20}, {{QString(), Role::Series, {3, 4}, 7, 12.5, 4.0}}, HistogramPlot::Arrangement::Stacked);
    QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&plot, &change);
    EXPECT_TRUE(plot.summary().contains(QStringLiteral("12,5"))) << plot.summary().toStdString();
    EXPECT_TRUE(plot.table().contains(QStringLiteral("\n0,10,3\n"))) << "files keep the point";
    QLocale::setDefault(QLocale::c());
}

TEST(ScatterPlot, TheLegendStandsWhereTheFewestPointsAre)
{
    QCustomPlot canvas;
    canvas.xAxis->setRange(0, 10);
    canvas.yAxis->setRange(0, 10);
    const auto cornerOf = [&canvas](std::vector<double> x, std::vector<double> y) {
        std::vector<ScatterSeries> series(1);
        series[0].x = std::move(x);
        series[0].y = std::move(y);
        return emptiestCorner(canvas, series);
    };
    EXPECT_EQ(cornerOf({}, {}), Qt::AlignTop | Qt::AlignLeft);
    EXPECT_EQ(cornerOf({1}, {9}), Qt::AlignTop | Qt::AlignRight);
    EXPECT_EQ(cornerOf({1, 9}, {9, 9}), Qt::AlignBottom | Qt::AlignRight);
    EXPECT_EQ(cornerOf({1, 9, 9}, {9, 9, 1}), Qt::AlignBottom | Qt::AlignLeft);
    EXPECT_EQ(cornerOf({1, 9, 9, 1, 1}, {9, 9, 1, 1, 1}), Qt::AlignTop | Qt::AlignLeft);
    EXPECT_EQ(cornerOf({5, 5}, {9, std::nan("")}), Qt::AlignTop | Qt::AlignLeft) << "the middle is no corner";
    canvas.xAxis->setScaleType(QCPAxis::stLogarithmic);
    canvas.xAxis->setRange(1, 10'000);
    EXPECT_EQ(cornerOf({9}, {9}), Qt::AlignTop | Qt::AlignRight);
}

TEST(ScatterPlot, CountsAndTables)
{
    ScatterPlot plot;
    plot.setSeries({{QStringLiteral("a, b"), Role::Series, {1.0, 2.5}, {3.0, 4.0}}});
    plot.setNumbers(QStringLiteral("MAE 9.8"));
    EXPECT_EQ(plot.summary(), QStringLiteral("n = 2 · MAE 9.8"));
    EXPECT_EQ(plot.table(), QStringLiteral("series,x,y\n\"a, b\",1,3\n\"a, b\",2.5,4\n"));
    plot.clear();
    EXPECT_TRUE(plot.summary().isEmpty());
}

TEST(CurvePlot, KeepsLastAndBest)
{
    CurvePlot plot;
    plot.resize(400, 300);
    const int curve =
        plot.addCurve({QStringLiteral("validation"), Role::Validation, Qt::DashLine, false, true});
    EXPECT_TRUE(std::isnan(plot.best(curve)));
    const double x[] = {1, 2, 3, 4};
    const double y[] = {33.0, 9.25, std::numeric_limits<double>::quiet_NaN(), 11.0};
    plot.append(curve, x, y);
    plot.flush();
    EXPECT_EQ(plot.pointCount(curve), 4);
    EXPECT_DOUBLE_EQ(plot.last(curve), 11.0);
    EXPECT_DOUBLE_EQ(plot.best(curve), 9.25);
    EXPECT_EQ(plot.summary(), QStringLiteral("validation: last 11 · lowest 9.25 at 2"));
    EXPECT_EQ(
        plot.table(),
        QStringLiteral("curve,x,y\nvalidation,1,33\nvalidation,2,9.25\nvalidation,3,\nvalidation,4,11\n"));
    plot.clearData();
    EXPECT_EQ(plot.pointCount(curve), 0);
    EXPECT_TRUE(std::isnan(plot.last(curve)));
}

TEST(CurvePlot, ReadsTheNearestPointAtTheCursor)
{
    CurvePlot plot;
    plot.resize(400, 300);
    const int a = plot.addCurve({QStringLiteral("training"), Role::Training, Qt::SolidLine, true, false});
    const int b = plot.addCurve({QStringLiteral("validation"), Role::Validation, Qt::DashLine, false, true});
    for (int i = 0; i < 10; ++i)
        plot.append(a, i, 2.0 * i);
    plot.append(b, 9, 1.5);
    EXPECT_TRUE(plot.readout().isEmpty());
    plot.setCursor(4.4);
    EXPECT_EQ(plot.readout(), QStringLiteral("training 8 (4)\nvalidation 1.5 (9)"));
    plot.setCursor(4.6);
    EXPECT_EQ(plot.readout(), QStringLiteral("training 10 (5)\nvalidation 1.5 (9)"));
    plot.clearCursor();
    EXPECT_TRUE(plot.readout().isEmpty());
}

TEST(CurvePlot, TakesAMillionPoints)
{
    CurvePlot plot;
    plot.resize(600, 300);
    const int curve = plot.addCurve({QStringLiteral("loss"), Role::Training, Qt::SolidLine, true, true});
    std::vector<double> x(1'000'000);
    std::iota(x.begin(), x.end(), 0.0);
    std::vector<double> y(x.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = 1.0 + std::sin(static_cast<double>(i) * 1e-4);
    plot.append(curve, x, y);
    plot.setLogarithmic(Qt::Vertical, true);
    plot.flush();
    EXPECT_EQ(plot.pointCount(curve), 1'000'000);
    EXPECT_NEAR(plot.best(curve), 0.0, 1e-6);
    plot.clear();
    plot.flush();
}

TEST(CurvePlot, AConstantAndASinglePointHaveARange)
{
    CurvePlot plot;
    plot.resize(400, 300);
    const int curve = plot.addCurve({QStringLiteral("loss"), Role::Training, Qt::SolidLine, false, true});
    plot.append(curve, 1, 0.0);
    plot.flush();
    plot.append(curve, 2, 0.0);
    plot.setLogarithmic(Qt::Vertical, true);
    plot.flush();
    EXPECT_DOUBLE_EQ(plot.last(curve), 0.0);
}

TEST(Plot, SavesPicturesOnWhiteAndTables)
{
    const carpo::support::TemporaryFolder folder;
    const QString base = QString::fromStdString(folder.path().string()) + QStringLiteral("/picture");
    CurvePlot plot;
    plot.resize(400, 300);
    plot.setTitle(QStringLiteral("Loss of each batch"));
    const int curve = plot.addCurve({QStringLiteral("loss"), Role::Training, Qt::SolidLine, false, true});
    for (int i = 0; i < 20; ++i)
        plot.append(curve, i, 20.0 - i);
    for (const char* suffix : {".png", ".svg", ".pdf"})
        EXPECT_TRUE(plot.savePicture(base + QLatin1String(suffix))) << suffix;
    const QImage picture(base + QStringLiteral(".png"));
    ASSERT_FALSE(picture.isNull());
    EXPECT_EQ(picture.pixelColor(2, 2), QColor(Qt::white));
    EXPECT_TRUE(contents(base + QStringLiteral(".pdf")).startsWith("%PDF"));
    EXPECT_TRUE(QSvgRenderer(base + QStringLiteral(".svg")).isValid());
    EXPECT_TRUE(contents(base + QStringLiteral(".svg")).contains("Loss of each batch"));
    EXPECT_FALSE(plot.savePicture(base + QStringLiteral(".bmp")));
    EXPECT_FALSE(plot.savePicture(QStringLiteral("/no/such/folder/a.png")));
    EXPECT_FALSE(plot.saveTable(QStringLiteral("/no/such/folder/a.csv")));
}

TEST(Plot, TheMenuSavesWhereTheUserSays)
{
    const carpo::support::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.path().string()) + QStringLiteral("/numbers.csv");
    BarChart chart;
    chart.setBars({{QStringLiteral("a"), 1, Role::Series}});
    carpo::feedback::FileDialogs::instance().setNextFileName(path);
    for (QAction* action : chart.findChild<QMenu*>()->actions())
        if (action->text().startsWith(QStringLiteral("Save numbers")))
            action->trigger();
    EXPECT_EQ(contents(path), QByteArray("category,count\na,1\n"));
}

TEST(Plot, SaysWhyThereIsNothing)
{
    ScatterPlot plot;
    plot.setMessage(QStringLiteral("No images chosen"));
    EXPECT_EQ(plot.message(), QStringLiteral("No images chosen"));
    plot.setMessage({});
    EXPECT_TRUE(plot.message().isEmpty());
}

TEST(Plot, TicksOfCountsAreWholeNumbers)
{
    const auto expectWhole = [](QWidget& plot, bool horizontal) {
        plot.resize(400, 300);
        plot.grab();
        auto* canvas = plot.findChild<QCustomPlot*>();
        ASSERT_NE(canvas, nullptr);
        canvas->replot();
        const QCPAxis& axis = horizontal ? *canvas->xAxis : *canvas->yAxis;
        for (const double tick : axis.tickVector())
            EXPECT_EQ(tick, std::round(tick));
        EXPECT_FALSE(axis.tickVector().isEmpty());
    };
    for (const int last : {2, 3, 8, 17, 60}) {
        CurvePlot curves;
        const int curve = curves.addCurve({});
        for (int epoch = 1; epoch <= last; ++epoch)
            curves.append(curve, epoch, 1.0 / epoch);
        curves.flush();
        expectWhole(curves, true);

        HistogramPlot histogram;
        histogram.setHistogram({0.0, 1.0, 2.0},
                               {{.name = {}, .counts = {static_cast<double>(last), 1.0}}},
                               HistogramPlot::Arrangement::Overlaid);
        histogram.flush();
        expectWhole(histogram, false);
    }
}

namespace {

QPoint pixelOf(const QCustomPlot& canvas, double x)
{
    return {static_cast<int>(canvas.xAxis->coordToPixel(x)), canvas.axisRect()->center().y()};
}

} // namespace

TEST(HistogramPlot, ADragChoosesWholeBinsAndAClickOne)
{
    HistogramPlot plot;
    plot.setHistogram(
        {0, 6, 12, 18, 24}, {{.name = {}, .counts = {1, 2, 3, 4}}}, HistogramPlot::Arrangement::Stacked);
    plot.setChoosable();
    std::vector<std::pair<double, double>> chosen;
    QObject::connect(&plot, &HistogramPlot::rangeChosen, [&chosen](double from, double to) {
        chosen.emplace_back(from, to);
    });
    QCustomPlot& canvas = laidOut(plot);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 8));
    QTest::mouseMove(&canvas, pixelOf(canvas, 11));
    QTest::mouseMove(&canvas, pixelOf(canvas, 14));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 14));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 21));
    const std::vector<std::pair<double, double>> expected{{6, 18}, {18, 24}};
    EXPECT_EQ(chosen, expected);
}

TEST(BarChart, AClickChoosesABarAndNothingBesideIt)
{
    BarChart chart;
    chart.setBars({{QStringLiteral("a"), 3, Role::Series}, {QStringLiteral("b"), 1, Role::Series}});
    chart.setChoosable();
    std::vector<int> chosen;
    QObject::connect(&chart, &BarChart::barChosen, [&chosen](int bar) { chosen.push_back(bar); });
    QCustomPlot& canvas = laidOut(chart);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 1.1));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 0.5));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, pixelOf(canvas, 0.0));
    EXPECT_EQ(chosen, (std::vector<int>{1, 0}));
}

TEST(ScatterPlot, AnOutlineIsInTheCoordinatesOfTheAxes)
{
    ScatterPlot plot;
    plot.setSeries({{.name = {}, .x = {0, 10}, .y = {0, 10}}});
    plot.setChoosable();
    QPolygonF outline;
    QObject::connect(
        &plot, &ScatterPlot::areaChosen, [&outline](const QPolygonF& corners) { outline = corners; });
    QCustomPlot& canvas = laidOut(plot);
    const auto pixel = [&canvas](double x, double y) {
        return QPoint(static_cast<int>(canvas.xAxis->coordToPixel(x)),
                      static_cast<int>(canvas.yAxis->coordToPixel(y)));
    };
    QTest::mousePress(&canvas, Qt::LeftButton, {}, pixel(2, 2));
    for (const QPoint& corner : {pixel(8, 2), pixel(8, 8), pixel(2, 8)})
        QTest::mouseMove(&canvas, corner);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, pixel(2, 8));
    ASSERT_GE(outline.size(), 4);
    const QRectF bounds = outline.boundingRect();
    EXPECT_NEAR(bounds.left(), 2, 0.2);
    EXPECT_NEAR(bounds.right(), 8, 0.2);
    EXPECT_TRUE(outline.containsPoint({5, 5}, Qt::OddEvenFill));
}

TEST(CurvePlot, ShowsLearningRatesOnALogarithmicAxis)
{
    CurvePlot plot;
    plot.setCountingX(false);
    plot.setLogarithmic(Qt::Horizontal, true);
    plot.addCurve({});
    for (const double rate : {1e-7, 1e-4, 1.0})
        plot.append(0, rate, 2.0);
    plot.resize(500, 300);
    plot.show();
    plot.flush();
    const QCPAxis& axis = *plot.findChild<QCustomPlot*>()->xAxis;
    EXPECT_GT(axis.range().lower, 1e-8);
    EXPECT_LT(axis.range().lower, 1e-7);
    EXPECT_GT(axis.range().upper, 1.0);
    EXPECT_LT(axis.range().upper, 10.0);
    EXPECT_NEAR(axis.coordToPixel(1e-4) - axis.coordToPixel(1e-7),
                (axis.coordToPixel(1.0) - axis.coordToPixel(1e-7)) * 3 / 7,
                1.5);
    EXPECT_TRUE(std::ranges::any_of(axis.tickVector(), [](double tick) { return tick < 1e-3; }));
}
