// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/map_plot.h"
#include "widgets/viewer/image_view.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <cmath>

namespace carpo::app_test {
namespace {

constexpr int kImages = 24;

/// The map of appearance in the real window, with mouse and keys.
class MapTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kImages, 96);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QToolButton>("addCondition").isEnabled(); }));
    }

    void openMap()
    {
        part<QTabWidget>("galleryTabs").setCurrentWidget(part<QComboBox>("mapKind").parentWidget());
        ASSERT_TRUE(waitFor(
            [this] { return plot().isVisible() && !plot().table().contains(QStringLiteral("nan")); }));
        ASSERT_TRUE(waitFor([this] { return lines() == kImages + 1; }));
        plot().flush();
    }

    [[nodiscard]] plots::MapPlot& plot() { return part<plots::MapPlot>("mapPlot"); }
    [[nodiscard]] qsizetype lines() { return plot().table().count(QLatin1Char('\n')); }
    [[nodiscard]] int shown() { return part<gallery::Gallery>("gallery").model()->rowCount(); }
    [[nodiscard]] QWidget& canvas() { return *plot().focusProxy(); }
    [[nodiscard]] std::vector<explore::AppearanceMap> kept()
    {
        const auto& set = *workspace().set();
        return project::Project::open(set.projectFile)
            ->maps(explore::imagesRevision(*set.dataset, *set.scan))
            .value();
    }

    /// An outline round the left half of the map.
    void drawRoundTheLeft()
    {
        const QRect area = canvas().rect();
        const QPoint middle(area.center().x(), area.bottom() - 2);
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, QPoint(2, 2));
        for (const QPoint& corner : {QPoint(2, area.bottom() - 2), middle, QPoint(area.center().x(), 2)})
            QTest::mouseMove(&canvas(), corner);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, QPoint(area.center().x(), 2));
    }
};

TEST_F(MapTest, isDrawnWhenItIsFirstLookedAtAndKeptInTheProject)
{
    EXPECT_TRUE(kept().empty());
    openMap();
    ASSERT_EQ(kept().size(), 1U);
    const explore::AppearanceMap first = kept()[0];
    EXPECT_EQ(first.kind, explore::MapKind::Umap);
    EXPECT_EQ(first.x.size(), static_cast<std::size_t>(kImages));
    part<QSpinBox>("mapSeed").setValue(5);
    ASSERT_TRUE(waitFor([this] { return kept().size() == 2; }));
    EXPECT_NE(kept()[1].x, first.x) << "another seed, another map";
    part<QComboBox>("mapKind").setCurrentIndex(1);
    ASSERT_TRUE(waitFor([this] { return kept().size() == 3; }));
    EXPECT_FALSE(part<QSpinBox>("mapSeed").isEnabled()) << "PCA draws nothing by chance";
}

TEST_F(MapTest, anOutlineChoosesForEverythingAndIsTakenBack)
{
    openMap();
    drawRoundTheLeft();
    ASSERT_TRUE(waitFor([this] { return shown() < kImages; }));
    EXPECT_GT(shown(), 0);
    const auto chips = window().findChildren<QToolButton*>(QStringLiteral("conditionChip"));
    ASSERT_EQ(chips.size(), 1);
    EXPECT_EQ(chips[0]->accessibleName(), QStringLiteral("Mapa (UMAP): dentro do contorno"));
    EXPECT_TRUE(plot().summary().startsWith(QString::number(shown()))) << qPrintable(plot().summary());
    part<QToolButton>("undoSelection").click();
    EXPECT_TRUE(waitFor([this] { return shown() == kImages; }));
}

TEST_F(MapTest, aViewWithAnOutlineWorksAfterReopeningWithoutTheMapBeingDrawn)
{
    openMap();
    drawRoundTheLeft();
    ASSERT_TRUE(waitFor([this] { return shown() < kImages; }));
    const int inside = shown();
    auto& menu = part<QMenu>("viewMenu");
    Q_EMIT menu.aboutToShow();
    auto& name = part<QLineEdit>("viewName");
    name.setText(QStringLiteral("à esquerda"));
    QTest::keyClick(&name, Qt::Key_Return);
    const auto first = [&menu] {
        Q_EMIT menu.aboutToShow();
        return menu.actions().first();
    };
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("à esquerda"); }));
    part<QTabWidget>("galleryTabs").setCurrentIndex(0);
    writeSmallCohort(m_folder / "other", 8, 64);
    openAndWait(m_folder / "other");
    openAndWait(m_folder / "cohort");
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("à esquerda"); }));
    ASSERT_TRUE(waitFor([this] { return shown() == kImages; }));
    first()->trigger();
    EXPECT_TRUE(waitFor([this, inside] { return shown() == inside; }));
}

TEST_F(MapTest, aMapThatIsNotThereIsNamedAndWorksOnceItIsDrawn)
{
    const auto& set = *workspace().set();
    explore::AppearanceMap map;
    map.kind = explore::MapKind::Umap;
    map.seed = 3;
    map.revision = explore::imagesRevision(*set.dataset, *set.scan);
    const auto keys = explore::mapColumnKeys(map);
    const explore::AreaRule everything{
        .x = keys[0], .y = keys[1], .corners = {{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}}};
    ASSERT_TRUE(project::Project::open(set.projectFile)->saveView({.name = "mapa", .rule = {everything}}));
    writeSmallCohort(m_folder / "other", 8, 64);
    openAndWait(m_folder / "other");
    openAndWait(m_folder / "cohort");
    auto& menu = part<QMenu>("viewMenu");
    const auto first = [&menu] {
        Q_EMIT menu.aboutToShow();
        return menu.actions().first();
    };
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("mapa"); }));
    ASSERT_TRUE(waitFor([this] { return shown() == kImages; }));
    first()->trigger();
    const auto& line = part<feedback::MessageLine>("exploreMessage");
    ASSERT_TRUE(waitFor([&line] { return line.isVisible(); }));
    EXPECT_THAT(line.text().toStdString(), testing::HasSubstr("UMAP"));
    EXPECT_THAT(line.text().toStdString(), testing::HasSubstr("semente 3"));
    EXPECT_EQ(shown(), kImages) << "what was shown stays";
    part<QSpinBox>("mapSeed").setValue(3);
    openMap();
    ASSERT_TRUE(waitFor(
        [this] { return part<QLabel>("selectionCounts").text().contains(QString::number(kImages)); }));
}

TEST_F(MapTest, aClickShowsTheImageAndThumbnailsStandOnThePoints)
{
    openMap();
    ASSERT_TRUE(waitFor([this] {
        plot().flush();
        return plot().pictured().size() > 4;
    }));
    const auto& pictured = plot().pictured();
    for (std::size_t i = 0; i < pictured.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QPointF away = plot().pixelOf(pictured[i]) - plot().pixelOf(pictured[j]);
            EXPECT_GE(std::max(std::abs(away.x()), std::abs(away.y())), 48) << "thumbnails do not overlap";
        }
    }
    const int point = pictured.back();
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, plot().pixelOf(point).toPoint());
    const QString wanted = QString::fromStdString(
        workspace().set()->dataset->files[static_cast<std::size_t>(point)].filename().string());
    EXPECT_TRUE(waitFor([&] { return part<viewer::ImageView>("imageView").caption() == wanted; }));
}

TEST_F(MapTest, theImageUnderTheMouseIsShownAndThoseInFrontAreCounted)
{
    openMap();
    EXPECT_EQ(plot().summary(), QStringLiteral("n = %1").arg(kImages));
    const int point = 5;
    const QPoint place = plot().pixelOf(point).toPoint();
    int moves = 0;
    EXPECT_TRUE(waitFor([&] {
        QTest::mouseMove(&canvas(), place + QPoint(++moves % 2, 0));
        return canvas().toolTip().startsWith(QStringLiteral("<img"));
    })) << qPrintable(canvas().toolTip().left(100));
    const auto& ids = workspace().set()->dataset->ids;
    EXPECT_TRUE(canvas().toolTip().contains(QString::fromStdString(ids[point])));
    drawRoundTheLeft();
    ASSERT_TRUE(waitFor([this] { return shown() < kImages; }));
    EXPECT_EQ(plot().summary(), QStringLiteral("%1 de %2 em destaque").arg(shown()).arg(kImages));
}

TEST_F(MapTest, keysZoomAndPanAndColoursFollowAnyColumn)
{
    openMap();
    const auto apart = [this] {
        const QPointF away = plot().pixelOf(0) - plot().pixelOf(1);
        return std::hypot(away.x(), away.y());
    };
    const double before = apart();
    QTest::keyClick(&canvas(), Qt::Key_Plus);
    EXPECT_NEAR(apart(), before / 0.8, 0.01 * before);
    const QPointF place = plot().pixelOf(0);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    EXPECT_LT(plot().pixelOf(0).x(), place.x());
    QTest::keyClick(&canvas(), Qt::Key_Home);
    plot().flush();
    EXPECT_NEAR(apart(), before, 0.01 * before);

    auto& colour = part<QComboBox>("mapColour");
    const auto legend = [this] { return part<QLabel>("mapLegend").text(); };
    EXPECT_TRUE(legend().contains(QStringLiteral("feminino"))) << qPrintable(legend());
    const auto choose = [&colour](const char* key) {
        colour.setCurrentIndex(colour.findData(QLatin1String(key)));
        Q_EMIT colour.activated(colour.currentIndex());
    };
    choose("age");
    EXPECT_TRUE(legend().contains(QStringLiteral("meses")));
    choose("decision");
    EXPECT_TRUE(legend().contains(QStringLiteral("marcada")));
}

} // namespace
} // namespace carpo::app_test
