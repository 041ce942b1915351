// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "app/pages/explore/mean_picture.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QListWidget>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

namespace carpo::app_test {
namespace {

constexpr int kChartImages = 20;

/// The small cohort is open and measured; its charts are asked for what they can show.
class Charts : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kChartImages, 96);
        openAndWait(m_folder / "cohort");
        auto& column = part<QComboBox>("numbersColumn");
        ASSERT_TRUE(waitFor([&column] { return column.findData(QStringLiteral("width")) >= 0; }));
    }

    [[nodiscard]] QCustomPlot& canvas(const char* chart)
    {
        auto& plot = part<plots::Plot>(chart);
        plot.flush();
        return *plot.findChild<QCustomPlot*>();
    }

    /// An entry of a chart's menu or of one within it.
    void choose(const char* chart, const QString& entry)
    {
        for (QMenu* const menu : part<plots::Plot>(chart).findChildren<QMenu*>()) {
            for (QAction* const action : menu->actions()) {
                if (action->text() == entry) {
                    action->trigger();
                    return;
                }
            }
        }
        FAIL() << "no such entry: " << qPrintable(entry);
    }

    void chooseView(int view)
    {
        auto& box = part<QComboBox>("xColumn");
        box.setCurrentIndex(view);
        Q_EMIT box.activated(view);
    }

    void showMeanImage()
    {
        part<QTabWidget>("galleryTabs").setCurrentWidget(&part<QWidget>("meanImagePanel"));
    }

    /// How many images a mean says it is of, once all of them are in it; else 0.
    [[nodiscard]] int meanCount(const char* name)
    {
        const auto* const picture = window().findChild<QWidget*>(QLatin1String(name));
        const QString words = picture == nullptr ? QString() : picture->accessibleDescription();
        const QStringList parts = words.split(QLatin1Char(' '));
        return words.startsWith(QStringLiteral("média de ")) && words.endsWith(QStringLiteral(" imagens"))
                       && parts.size() == 4
                   ? parts[2].toInt()
                   : 0;
    }
};

TEST_F(Charts, aViewBringsBothColumnsAndTheColoursByOneClick)
{
    chooseView(2);
    EXPECT_EQ(part<plots::ScatterPlot>("pairChart").title(), QStringLiteral("Idade óssea e Brilho"));
    EXPECT_EQ(part<QComboBox>("xColumn").currentData().toString(), QStringLiteral("age"));
    EXPECT_EQ(part<QComboBox>("yColumn").currentData().toString(), QStringLiteral("brightness"));
    QCustomPlot& pair = canvas("pairChart");
    ASSERT_EQ(pair.legend->itemCount(), 2);
    EXPECT_TRUE(pair.legend->visible());
    EXPECT_TRUE(part<QToolButton>("pairColour").toolTip().contains(QStringLiteral("Sexo")));
    chooseView(0);
    EXPECT_EQ(part<plots::ScatterPlot>("pairChart").title(), QStringLiteral("Largura e Altura"));
    EXPECT_FALSE(canvas("pairChart").legend->visible());
}

TEST_F(Charts, aNumberColoursThePointsOnAScaleWithItsBar)
{
    for (QAction* const action : part<QMenu>("pairColourMenu").actions()) {
        if (action->data().toString() == QStringLiteral("age"))
            action->trigger();
    }
    const auto* const bar = qobject_cast<QCPColorScale*>(canvas("pairChart").plotLayout()->element(0, 1));
    ASSERT_NE(bar, nullptr);
    EXPECT_TRUE(bar->label().contains(QStringLiteral("meses")));
    EXPECT_LT(bar->dataRange().lower, bar->dataRange().upper);
}

TEST_F(Charts, theBinsOfAgesHaveTheWidthThatIsChosen)
{
    const auto width = [this] {
        const QStringList cells =
            part<plots::Plot>("ageChart").table().split(QLatin1Char('\n')).at(1).split(QLatin1Char(','));
        return cells.at(1).toDouble() - cells.at(0).toDouble();
    };
    EXPECT_EQ(width(), 12) << "few images";
    choose("ageChart", QStringLiteral("6 meses"));
    EXPECT_EQ(width(), 6);
    choose("ageChart", QStringLiteral("Restaurar o gráfico"));
    EXPECT_EQ(width(), 12);
}

TEST_F(Charts, theLastOfSoManyBinsHoldsTheGreatestValueWhenItIsChosen)
{
    choose("numbersChart", QStringLiteral("10 faixas"));
    const QStringList lines =
        part<plots::Plot>("numbersChart").table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 11);
    const QStringList last = lines.last().split(QLatin1Char(','));
    ASSERT_GT(last.at(2).toInt(), 0);
    Q_EMIT part<plots::HistogramPlot>("numbersChart")
        .rangeChosen(last.at(0).toDouble(), last.at(1).toDouble());
    const QString count = QStringLiteral("n = %1 ").arg(last.at(2));
    EXPECT_TRUE(waitFor([&] { return part<plots::Plot>("numbersChart").summary().startsWith(count); }))
        << qPrintable(part<plots::Plot>("numbersChart").summary());
}

TEST_F(Charts, thePointUnderTheMouseShowsItsImageAndName)
{
    QCustomPlot& pair = canvas("pairChart");
    const QStringList cells =
        part<plots::Plot>("pairChart").table().split(QLatin1Char('\n')).at(1).split(QLatin1Char(','));
    const QPoint place(static_cast<int>(pair.xAxis->coordToPixel(cells.at(1).toDouble())),
                       static_cast<int>(pair.yAxis->coordToPixel(cells.at(2).toDouble())));
    int moves = 0;
    EXPECT_TRUE(waitFor([&] {
        QTest::mouseMove(&pair, place + QPoint(++moves % 2, 0));
        return pair.toolTip().startsWith(QStringLiteral("<img"));
    })) << qPrintable(pair.toolTip().left(100));
    EXPECT_TRUE(pair.toolTip().contains(QStringLiteral("Brilho: "))) << qPrintable(pair.toolTip().right(200));
}

TEST_F(Charts, theMeanImageIsOfGirlsAndBoysAndFollowsTheSelection)
{
    showMeanImage();
    ASSERT_TRUE(waitFor([this] { return meanCount("meanFemale") > 0 && meanCount("meanMale") > 0; }));
    EXPECT_EQ(meanCount("meanFemale") + meanCount("meanMale"), kChartImages);
    const int girls = meanCount("meanFemale");
    QCustomPlot& sexes = canvas("sexChart");
    QTest::mouseClick(&sexes,
                      Qt::LeftButton,
                      {},
                      {static_cast<int>(sexes.xAxis->coordToPixel(0)), sexes.axisRect()->center().y()});
    EXPECT_TRUE(
        waitFor([this] { return window().findChild<QWidget*>(QStringLiteral("meanMale")) == nullptr; }));
    EXPECT_TRUE(waitFor([this, girls] { return meanCount("meanFemale") == girls; }));
}

TEST_F(Charts, whereTheImagesDifferIsSeenInTheirStandardDeviation)
{
    showMeanImage();
    ASSERT_TRUE(waitFor([this] { return meanCount("meanFemale") > 0 && meanCount("meanMale") > 0; }));
    auto& picture = part<QWidget>("meanFemale");
    const QImage mean = picture.grab().toImage();
    part<QComboBox>("meanWhat").setCurrentIndex(1);
    EXPECT_NE(picture.grab().toImage(), mean);
    part<QComboBox>("meanWhat").setCurrentIndex(0);
    EXPECT_EQ(picture.grab().toImage(), mean);
}

TEST_F(Charts, theMeanImageIsCopiedAndSavedFromItsOwnMenu)
{
    showMeanImage();
    ASSERT_TRUE(waitFor([this] { return meanCount("meanFemale") > 0 && meanCount("meanMale") > 0; }));
    auto& picture = part<pages::MeanPicture>("meanFemale");
    EXPECT_NE(picture.focusPolicy() & Qt::TabFocus, 0) << "the Menu key has to come to it";
    const auto chooseFromMenu = [&picture](const QString& entry) {
        const QPoint place = picture.rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, picture.mapToGlobal(place));
        QApplication::sendEvent(&picture, &event);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction* const action : menu->actions())
            if (action->text() == entry)
                action->trigger();
        menu->close();
    };
    const QImage mean = picture.image();
    ASSERT_FALSE(mean.isNull());
    const QString file = bridge::toQString(m_folder / "mean.png");
    feedback::FileDialogs::instance().setNextFileName(file);
    chooseFromMenu(QStringLiteral("Salvar figura…"));
    const QImage saved(file);
    EXPECT_EQ(saved.convertToFormat(QImage::Format_RGB32), mean.convertToFormat(QImage::Format_RGB32));
    EXPECT_TRUE(saved.text(QStringLiteral("Description")).startsWith(QStringLiteral("média de ")));
    chooseFromMenu(QStringLiteral("Copiar imagem"));
    EXPECT_EQ(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32),
              mean.convertToFormat(QImage::Format_RGB32));
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(m_folder / "none" / "mean.png"));
    chooseFromMenu(QStringLiteral("Salvar figura…"));
    EXPECT_TRUE(part<feedback::MessageLine>("exploreMessage").isVisible()) << "it could not be written";
}

TEST_F(Charts, theBinsOfADifferenceAreChosenToo)
{
    QCustomPlot& sexes = canvas("sexChart");
    QTest::mouseClick(&sexes,
                      Qt::LeftButton,
                      {},
                      {static_cast<int>(sexes.xAxis->coordToPixel(0)), sexes.axisRect()->center().y()});
    auto& differs = part<QToolButton>("showDifferences");
    ASSERT_TRUE(waitFor([&differs] { return differs.isVisible(); }));
    differs.click();
    auto& list = part<QListWidget>("differences");
    auto& plot = part<plots::HistogramPlot>("differencePlot");
    ASSERT_TRUE(waitFor([&] { return list.count() > 0; }));
    const auto lines = [&plot] { return plot.table().count(QLatin1Char('\n')); };
    int charts = 0;
    for (int row = 0; row < list.count(); ++row) {
        list.setCurrentRow(row);
        if (!plot.isVisible() || list.item(row)->text().contains(QStringLiteral("meses")))
            continue; // words, or bins of so many months
        choose("differencePlot", QStringLiteral("10 faixas"));
        EXPECT_EQ(lines(), 11) << qPrintable(list.item(row)->text());
        choose("differencePlot", QStringLiteral("50 faixas"));
        EXPECT_EQ(lines(), 51);
        ++charts;
    }
    EXPECT_GT(charts, 0);
}

} // namespace
} // namespace carpo::app_test
