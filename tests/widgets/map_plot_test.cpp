// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/map_plot.h"

#include "tests/support/temporary_folder.h"
#include "widgets/plots/point_picture.h"
#include "widgets/style/scale_color.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace carpo::plots;
using carpo::style::Colors;

namespace {

constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();

/// A 10 x 10 lattice of points, 1 apart.
class Lattice : public testing::Test
{
protected:
    Lattice()
    {
        std::vector<float> x;
        std::vector<float> y;
        for (int i = 0; i < 100; ++i) {
            x.push_back(static_cast<float>(i % 10));
            y.push_back(static_cast<float>(i / 10));
        }
        m_map.setSources(
            [](int) {
                QImage picture(40, 80, QImage::Format_Grayscale8);
                picture.fill(128);
                return picture;
            },
            [](int point) { return QStringLiteral("image %1").arg(point); },
            [](int point) { return QString::number(point); });
        m_map.setPlaces(x, y);
        m_map.resize(500, 400);
        m_map.show();
        m_map.flush();
    }

    [[nodiscard]] QWidget& canvas() { return *m_map.focusProxy(); }

    MapPlot m_map;
};

} // namespace

TEST(PointPicture, DrawsDiscsWherePointsAreAndTheLaterOnesInFront)
{
    const PointFrame frame{.size = {100, 50}, .scaleX = 10, .scaleY = -10, .offsetX = 0, .offsetY = 50};
    const std::array<float, 4> x{2, 8, kNowhere, 8};
    const std::array<float, 4> y{1, 4, 1, 4};
    const std::array<std::uint32_t, 3> back{0, 1, 2};
    const std::array<std::uint32_t, 1> front{3};
    const std::array<std::uint8_t, 4> colours{0, 1, 0, 1};
    const std::array layers{
        PointLayer{.points = back, .colours = {}, .inks = {Qt::red}, .radius = 3},
        PointLayer{.points = front, .colours = colours, .inks = {Qt::red, Qt::blue}, .radius = 3}};
    const QImage image = drawPoints(frame, x, y, layers);
    EXPECT_EQ(image.pixelColor(20, 40), QColor(Qt::red));
    EXPECT_EQ(image.pixelColor(80, 10), QColor(Qt::blue));
    EXPECT_EQ(image.pixelColor(50, 25).alpha(), 0);
    int inked = 0;
    for (int row = 0; row < image.height(); ++row) {
        for (int column = 0; column < image.width(); ++column)
            inked += image.pixelColor(column, row).alpha() > 127 ? 1 : 0;
    }
    EXPECT_NEAR(inked, 2 * 3.14159 * 9, 12) << "two discs of radius 3, and none for what lies nowhere";
}

TEST(PointPicture, CutsOffWhatLiesBeyondTheEdge)
{
    const PointFrame frame{.size = {20, 20}, .scaleX = 1, .scaleY = 1};
    const std::array<float, 5> x{0, 19, -1e9F, 25, 10};
    const std::array<float, 5> y{0, 19, 1e9F, 10, -25};
    std::array<std::uint32_t, 5> all{};
    std::iota(all.begin(), all.end(), 0U);
    const std::array layers{PointLayer{.points = all, .colours = {}, .inks = {Qt::green}, .radius = 4}};
    const QImage image = drawPoints(frame, x, y, layers);
    EXPECT_GT(image.pixelColor(0, 0).alpha(), 200);
    EXPECT_GT(image.pixelColor(19, 19).alpha(), 200);
    EXPECT_EQ(image.pixelColor(10, 10).alpha(), 0);
}

TEST(ScaleColor, GoesFromDimToBrightOnADarkGroundAndTheOtherWayOnALightOne)
{
    for (const bool isDark : {true, false}) {
        double last = isDark ? 0 : 255;
        for (int step = 0; step <= 20; ++step) {
            const double gray = qGray(carpo::style::scaleColor(Colors(isDark), step / 20.0).rgb());
            EXPECT_TRUE(isDark ? gray >= last : gray <= last) << step;
            last = gray;
        }
    }
}

TEST_F(Lattice, IsAsWideAsHighAndKeepsItsShape)
{
    const QPointF right = m_map.pixelOf(9) - m_map.pixelOf(0);
    const QPointF up = m_map.pixelOf(90) - m_map.pixelOf(0);
    EXPECT_NEAR(right.x(), -up.y(), 0.5);
    EXPECT_GT(right.x(), 250);
}

TEST_F(Lattice, AnOutlineAndAClickAreInItsCoordinates)
{
    QSignalSpy areas(&m_map, &MapPlot::areaChosen);
    QSignalSpy clicks(&m_map, &MapPlot::pointClicked);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, m_map.pixelOf(34).toPoint());
    ASSERT_EQ(clicks.count(), 1);
    EXPECT_EQ(clicks[0][0].toInt(), 34);
    const auto between = [this](int one, int other) {
        return ((m_map.pixelOf(one) + m_map.pixelOf(other)) / 2).toPoint();
    };
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, between(0, 11));
    QTest::mouseMove(&canvas(), between(4, 15));
    QTest::mouseMove(&canvas(), between(44, 55));
    QTest::mouseMove(&canvas(), between(40, 51));
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, between(40, 51));
    ASSERT_EQ(areas.count(), 1);
    const auto corners = areas[0][0].value<QPolygonF>();
    EXPECT_TRUE(corners.containsPoint({2, 2}, Qt::OddEvenFill));
    EXPECT_TRUE(corners.containsPoint({4, 4}, Qt::OddEvenFill));
    EXPECT_FALSE(corners.containsPoint({0, 2}, Qt::OddEvenFill));
    EXPECT_FALSE(corners.containsPoint({5, 5}, Qt::OddEvenFill));
    EXPECT_EQ(clicks.count(), 1) << "an outline is no click";
}

TEST_F(Lattice, TheMiddleButtonDragsAndDrawsNoOutline)
{
    QSignalSpy areas(&m_map, &MapPlot::areaChosen);
    const QPointF before = m_map.pixelOf(55);
    QTest::mousePress(&canvas(), Qt::MiddleButton, {}, QPoint(200, 200));
    QTest::mouseMove(&canvas(), QPoint(230, 190));
    QTest::mouseRelease(&canvas(), Qt::MiddleButton, {}, QPoint(230, 190));
    EXPECT_NEAR(m_map.pixelOf(55).x() - before.x(), 30, 1.5);
    EXPECT_NEAR(m_map.pixelOf(55).y() - before.y(), -10, 1.5);
    EXPECT_EQ(areas.count(), 0);
}

TEST_F(Lattice, ThumbnailsStandWhereThereIsRoomThoseChosenFirst)
{
    std::vector<std::uint8_t> chosen(100, 0);
    chosen[57] = 1;
    m_map.setChosen(chosen);
    m_map.flush();
    ASSERT_FALSE(m_map.pictured().empty());
    EXPECT_EQ(m_map.pictured().front(), 57);
    EXPECT_LT(m_map.pictured().size(), 60U) << "a lattice of 30 pixels has no room for all";
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(&canvas(), Qt::Key_Plus);
    m_map.flush();
    int inSight = 0;
    for (int point = 0; point < 100; ++point)
        inSight +=
            canvas().rect().adjusted(20, 20, -30, -20).contains(m_map.pixelOf(point).toPoint()) ? 1 : 0;
    EXPECT_GE(static_cast<int>(m_map.pictured().size()), inSight) << "far apart, each has its own";
    EXPECT_TRUE(m_map.summary().startsWith(QLatin1Char('1')));
}

TEST_F(Lattice, TheTableNamesEachImage)
{
    const QStringList lines = m_map.table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 101);
    EXPECT_EQ(lines[0], QStringLiteral("image,x,y"));
    EXPECT_EQ(lines[13], QStringLiteral("image 12,2,1"));
}

TEST_F(Lattice, KindsHaveMarkersOfTheirOwn)
{
    using Colour = MapPlot::Colour;
    const auto drawnWith = [this](std::size_t kind) {
        // The same hue throughout: only the marker differs.
        std::vector<Colour> colours(12, Colour{.kind = Colour::Kind::Category, .category = 0});
        m_map.setSources({}, {}, {});
        m_map.setColours(colours, std::vector<std::uint8_t>(100, static_cast<std::uint8_t>(kind)));
        m_map.flush();
        return canvas().grab().toImage();
    };
    const QImage disc = drawnWith(0);
    EXPECT_NE(drawnWith(1), disc);
    EXPECT_NE(drawnWith(6), disc) << "the seventh kind has the first one's hue";
    EXPECT_NE(drawnWith(4), drawnWith(5));
}

TEST_F(Lattice, AFileHasAShapeForEachPoint)
{
    m_map.setSources({}, {}, {});
    const carpo::support::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.path().string()) + QStringLiteral("/map.svg");
    ASSERT_TRUE(m_map.savePicture(path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray drawing = file.readAll();
    EXPECT_EQ(drawing.count("<ellipse") + drawing.count("<circle"), 100);
    EXPECT_FALSE(drawing.contains("<image"));
}

TEST_F(Lattice, AMenuThatTakesTheReleaseLeavesTheOutline)
{
    const QPoint place = canvas().rect().center();
    QTest::mousePress(&canvas(), Qt::RightButton, {}, place); // and no release, as on X11
    QSignalSpy areas(&m_map, &MapPlot::areaChosen);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, QPoint(20, 20));
    for (const QPoint& corner : {QPoint(20, 200), QPoint(200, 200), QPoint(200, 20)})
        QTest::mouseMove(&canvas(), corner);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, QPoint(200, 20));
    EXPECT_EQ(areas.size(), 1);
}

namespace {

using Linear = std::array<double, 3>;

Linear linear(const QColor& color)
{
    const auto of = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return {of(color.redF()), of(color.greenF()), of(color.blueF())};
}

// CIE 1976 L*a*b*, D65.
Linear lab(const Linear& rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// Machado, Oliveira and Fernandes 2009, severity 1.0, of linear RGB: protan, deutan, tritan.
constexpr std::array<std::array<Linear, 3>, 3> kDeficiencies{{
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

Linear seen(const std::array<Linear, 3>& deficiency, const QColor& color)
{
    const Linear rgb = linear(color);
    Linear result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] =
            std::clamp(std::inner_product(rgb.begin(), rgb.end(), deficiency[i].begin(), 0.0), 0.0, 1.0);
    return lab(result);
}

} // namespace

TEST(PointMarkers, TwelveKindsAreToldApartByThoseWhoSeeFewHues)
{
    constexpr double kLeast = 20; // of CIE 1976; 2.3 is just noticeable side by side
    for (const bool isDark : {true, false}) {
        const Colors colors(isDark);
        for (std::size_t which = 0; which < kDeficiencies.size(); ++which) {
            for (std::size_t i = 0; i < 12; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (markerOf(i) != markerOf(j)) {
                        continue;
                    }
                    const Linear a = seen(kDeficiencies[which], carpo::style::categoryColor(colors, i));
                    const Linear b = seen(kDeficiencies[which], carpo::style::categoryColor(colors, j));
                    EXPECT_GT(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), kLeast)
                        << j << " and " << i << ", deficiency " << which << (isDark ? ", dark" : ", light");
                }
            }
        }
    }
}
