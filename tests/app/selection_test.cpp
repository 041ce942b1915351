// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <map>
#include <utility>

namespace carpo::app_test {
namespace {

/// The small cohort is open and measured; images are chosen with mouse and keys.
class SelectionTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", 20, 96);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QToolButton>("addCondition").isEnabled(); }));
        m_all = shown();
        ASSERT_GT(m_all, 10);
    }

    [[nodiscard]] int shown() { return part<gallery::Gallery>("gallery").model()->rowCount(); }

    [[nodiscard]] QCustomPlot& canvas(const char* chart)
    {
        auto& plot = part<plots::Plot>(chart);
        plot.flush();
        return *plot.findChild<QCustomPlot*>();
    }

    /// A place on the axes of a chart, in its canvas.
    static QPoint at(QCustomPlot& canvas, double x)
    {
        return {static_cast<int>(canvas.xAxis->coordToPixel(x)), canvas.axisRect()->center().y()};
    }

    void clickBar(int bar)
    {
        QCustomPlot& sexes = canvas("sexChart");
        QTest::mouseClick(&sexes, Qt::LeftButton, {}, at(sexes, bar));
    }

    int m_all = 0;
};

TEST_F(SelectionTest, aBarNarrowsEverythingAndUndoWidensItAgain)
{
    clickBar(0);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    const int girls = shown();
    EXPECT_GT(girls, 0);
    const auto& sexes = part<plots::BarChart>("sexChart");
    EXPECT_TRUE(sexes.barText(0).startsWith(QString::number(girls)));
    EXPECT_TRUE(sexes.barText(1).startsWith(QStringLiteral("0")));
    EXPECT_TRUE(part<QLabel>("selectionCounts").text().contains(QString::number(girls)));
    part<QToolButton>("undoSelection").click();
    EXPECT_TRUE(waitFor([this] { return shown() == m_all; }));
    part<QToolButton>("redoSelection").click();
    EXPECT_TRUE(waitFor([this, girls] { return shown() == girls; }));
}

TEST_F(SelectionTest, whereNothingIsLeftAButtonLeadsBackToAll)
{
    auto& gallery = part<gallery::Gallery>("gallery");
    auto& all = *gallery.findChild<QPushButton*>(QStringLiteral("emptyButton"));
    EXPECT_FALSE(all.isVisible());
    Q_EMIT part<plots::HistogramPlot>("ageChart").rangeChosen(0.1, 0.2);
    ASSERT_TRUE(waitFor([this] { return shown() == 0; }));
    ASSERT_TRUE(all.isVisible());
    QTest::mouseClick(&all, Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return shown() == m_all; }));
    part<QToolButton>("undoSelection").click();
    EXPECT_TRUE(waitFor([this] { return shown() == 0; })) << "it is a step as any other";
}

TEST_F(SelectionTest, aDragOverAgesIsAddedToTheSexAndItsChipTakesItAway)
{
    clickBar(1);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    const int boys = shown();
    QCustomPlot& ages = canvas("ageChart");
    QTest::mousePress(&ages, Qt::LeftButton, {}, at(ages, 100));
    for (const double place : {110.0, 130.0, 150.0})
        QTest::mouseMove(&ages, at(ages, place));
    QTest::mouseRelease(&ages, Qt::LeftButton, {}, at(ages, 150));
    ASSERT_TRUE(waitFor([this, boys] { return shown() < boys; }));
    const auto chips = window().findChildren<QToolButton*>(QStringLiteral("conditionChip"));
    ASSERT_EQ(chips.size(), 2);
    chips.last()->click();
    EXPECT_TRUE(waitFor([this, boys] { return shown() == boys; }));
}

TEST_F(SelectionTest, everythingFollowsWhileTheHandStillMovesAndOnlyItsEndIsAStep)
{
    auto& undo = part<QToolButton>("undoSelection");
    QCustomPlot& ages = canvas("ageChart");
    QTest::mousePress(&ages, Qt::LeftButton, {}, at(ages, 100));
    QTest::mouseMove(&ages, at(ages, 130));
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; })) << "follows before it is let go";
    EXPECT_FALSE(undo.isEnabled());
    EXPECT_TRUE(window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).isEmpty());
    QTest::keyClick(&part<QWidget>("ageChart"), Qt::Key_Escape);
    EXPECT_TRUE(waitFor([this] { return shown() == m_all; })) << "dropped by Escape";
    QTest::mouseRelease(&ages, Qt::LeftButton, {}, at(ages, 130));
    EXPECT_FALSE(undo.isEnabled());

    QTest::mousePress(&ages, Qt::LeftButton, {}, at(ages, 100));
    for (const double place : {110.0, 130.0, 150.0})
        QTest::mouseMove(&ages, at(ages, place));
    QTest::mouseRelease(&ages, Qt::LeftButton, {}, at(ages, 150));
    ASSERT_TRUE(waitFor([&] { return undo.isEnabled() && shown() < m_all; }));
    undo.click();
    EXPECT_TRUE(waitFor([this] { return shown() == m_all; })) << "one step, however often it moved";
    EXPECT_FALSE(undo.isEnabled());
}

TEST_F(SelectionTest, barsAndBinsAreChosenByKeys)
{
    auto& sexes = part<plots::BarChart>("sexChart");
    sexes.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&sexes, Qt::Key_Right);
    QTest::keyClick(&sexes, Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    EXPECT_TRUE(waitFor([&] { return sexes.barText(0).startsWith(QStringLiteral("0")); })) << "the boys";
    const int boys = shown();
    auto& ages = part<plots::HistogramPlot>("ageChart");
    ages.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&ages, Qt::Key_End);
    QTest::keyClick(&ages, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&ages, Qt::Key_Return);
    EXPECT_TRUE(waitFor([this, boys] { return shown() < boys; }));
    EXPECT_EQ(window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).size(), 2);
}

TEST_F(SelectionTest, theKeyboardChoosesByAnyColumn)
{
    part<QToolButton>("addCondition").click();
    auto& column = part<QComboBox>("conditionColumn");
    column.setCurrentIndex(column.findData(QStringLiteral("age")));
    auto& minimum = part<QAbstractSpinBox>("conditionMinimum");
    minimum.selectAll();
    QTest::keyClicks(&minimum, QStringLiteral("150"));
    QTest::keyClick(&minimum, Qt::Key_Return);
    QTest::keyClick(&part<QWidget>("conditionEditor"), Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    EXPECT_EQ(window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).size(), 1);
    part<QToolButton>("clearSelection").click();
    EXPECT_TRUE(waitFor([this] { return shown() == m_all; }));
}

TEST_F(SelectionTest, whatSetsTheSelectionApartIsSaidInWords)
{
    clickBar(0);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    part<QToolButton>("showDifferences").click();
    auto& list = part<QListWidget>("differences");
    ASSERT_TRUE(waitFor([&list] { return list.count() > 0; }));
    for (int i = 0; i < list.count(); ++i)
        EXPECT_FALSE(list.item(i)->text().startsWith(QStringLiteral("Sexo"))) << "it was chosen by that";
    EXPECT_TRUE(list.item(0)->text().contains(QStringLiteral(": em média"))
                || list.item(0)->text().contains(QStringLiteral(", em média")))
        << qPrintable(list.item(0)->text());
    part<QToolButton>("clearSelection").click();
    EXPECT_TRUE(waitFor([this] { return part<QWidget>("noDifferences").isVisible(); }));
}

TEST_F(SelectionTest, wordsThatSetTheSelectionApartStandBesideThoseOfTheRest)
{
    auto& ages = part<plots::HistogramPlot>("ageChart");
    ages.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&ages, Qt::Key_Return); // the youngest
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    const auto cells = [this](const char* chart) {
        std::map<QString, std::pair<double, double>> found;
        const QStringList lines =
            part<plots::BarChart>(chart).table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString& line : lines.mid(1)) {
            const QStringList words = line.split(QLatin1Char(','));
            found[words[0]] = {words[1].toDouble(), words[2].toDouble()};
        }
        return found;
    };
    part<QToolButton>("showDifferences").click();
    auto& list = part<QListWidget>("differences");
    ASSERT_TRUE(waitFor([&list] { return list.count() > 0; }));
    const auto& bars = part<plots::BarChart>("differenceBars");
    for (int row = 0; row < list.count() && bars.title() != QStringLiteral("Sexo"); ++row)
        list.setCurrentRow(row);
    ASSERT_EQ(bars.title(), QStringLiteral("Sexo"));
    EXPECT_TRUE(bars.table().startsWith(QStringLiteral("category,seleção,resto\n")));
    const auto counts = cells("sexChart"); // chosen, and all
    const auto shares = cells("differenceBars");
    ASSERT_EQ(shares.size(), counts.size());
    for (const auto& [sex, share] : shares) {
        EXPECT_NEAR(share.first, 100.0 * counts.at(sex).first / shown(), 1e-6) << qPrintable(sex);
        EXPECT_NEAR(
            share.second, 100.0 * (counts.at(sex).second - counts.at(sex).first) / (m_all - shown()), 1e-6)
            << qPrintable(sex);
    }
}

TEST_F(SelectionTest, anyColumnAndAnyTwoCanBeSeen)
{
    auto& column = part<QComboBox>("numbersColumn");
    ASSERT_TRUE(waitFor([&column] { return column.findData(QStringLiteral("width")) >= 0; }));
    const auto choose = [](QComboBox& box, const char* key) {
        box.setCurrentIndex(box.findData(QLatin1String(key)));
        Q_EMIT box.activated(box.currentIndex());
    };
    choose(column, "age");
    const auto& numbers = part<plots::HistogramPlot>("numbersChart");
    EXPECT_EQ(numbers.title(), QStringLiteral("Idade óssea"));
    EXPECT_TRUE(numbers.summary().contains(QStringLiteral("n = 20")));
    choose(part<QComboBox>("xColumn"), "age");
    choose(part<QComboBox>("yColumn"), "width");
    EXPECT_EQ(part<plots::ScatterPlot>("pairChart").title(), QStringLiteral("Idade óssea e Largura"));
}

TEST_F(SelectionTest, aSelectionWithANameIsThereWhenTheSetIsOpenedAgain)
{
    clickBar(0);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    const int girls = shown();
    auto& menu = part<QMenu>("viewMenu");
    Q_EMIT menu.aboutToShow();
    auto& name = part<QLineEdit>("viewName");
    name.setText(QStringLiteral("só meninas"));
    QTest::keyClick(&name, Qt::Key_Return);
    const auto first = [&menu] {
        Q_EMIT menu.aboutToShow();
        return menu.actions().first();
    };
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("só meninas"); }));

    writeSmallCohort(m_folder / "other", 20, 96);
    openAndWait(m_folder / "other");
    ASSERT_TRUE(waitFor([&] { return !first()->isEnabled(); })) << "the other set has none";
    openAndWait(m_folder / "cohort");
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("só meninas"); }));
    EXPECT_TRUE(waitFor([this, girls] { return shown() == girls; })) << "as it was left";
    part<QToolButton>("clearSelection").click();
    ASSERT_TRUE(waitFor([this] { return shown() == m_all; }));
    first()->trigger();
    EXPECT_TRUE(waitFor([this, girls] { return shown() == girls; }));
}

TEST_F(SelectionTest, aConditionThatNoImageCanMeetIsNotChosen)
{
    part<QToolButton>("addCondition").click();
    auto& column = part<QComboBox>("conditionColumn");
    column.setCurrentIndex(column.findData(QStringLiteral("sex")));
    auto& apply = part<QPushButton>("conditionApply");
    auto& why = part<QLabel>("conditionWhy");
    EXPECT_FALSE(apply.isEnabled());
    EXPECT_TRUE(why.isVisible()) << "says that one must be ticked";
    QTest::keyClick(&part<QWidget>("conditionEditor"), Qt::Key_Return);
    EXPECT_TRUE(part<QWidget>("conditionEditor").isVisible());
    auto* const first = part<QWidget>("conditionEditor").findChild<QCheckBox*>();
    ASSERT_NE(first, nullptr);
    first->setChecked(true);
    EXPECT_TRUE(apply.isEnabled());
    EXPECT_FALSE(why.isVisible());
    first->setChecked(false);
    EXPECT_FALSE(apply.isEnabled());
    column.setCurrentIndex(column.findData(QStringLiteral("age")));
    EXPECT_TRUE(apply.isEnabled());
    auto& minimum = part<QDoubleSpinBox>("conditionMinimum");
    auto& maximum = part<QDoubleSpinBox>("conditionMaximum");
    minimum.setValue(100);
    maximum.setValue(90);
    EXPECT_FALSE(apply.isEnabled());
    EXPECT_TRUE(why.isVisible());
    maximum.setValue(100);
    EXPECT_TRUE(apply.isEnabled()) << "one number is a range too";
    EXPECT_TRUE(window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).isEmpty());
}

TEST_F(SelectionTest, theSelectionStandsBeforeTheWholeInEveryChart)
{
    const auto summary = [this](const char* chart) { return part<plots::Plot>(chart).summary(); };
    ASSERT_TRUE(waitFor([&] { return summary("pairChart").contains(QStringLiteral("n = 20")); }));
    EXPECT_EQ(summary("ageChart").count(QStringLiteral(" ± ")), 2) << qPrintable(summary("ageChart"));
    clickBar(0);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    const QString girls = QStringLiteral("n = %1").arg(shown());
    for (const char* const chart : {"ageChart", "numbersChart", "pairChart"})
        EXPECT_TRUE(waitFor([&] { return summary(chart).contains(girls); }))
            << chart << ": " << qPrintable(summary(chart));
    EXPECT_EQ(summary("ageChart").count(QStringLiteral("DP")), 1) << "no boy is left";
}

TEST_F(SelectionTest, anOutlineInTheChartOfTwoIsACondition)
{
    auto& pair = part<plots::ScatterPlot>("pairChart");
    ASSERT_TRUE(waitFor([&] { return pair.summary().contains(QStringLiteral("n = 20")); }));
    pair.flush();
    auto& plot = *pair.findChild<QCustomPlot*>();
    const QRect rect = plot.axisRect()->rect();
    const QPoint middle = rect.center();
    QTest::mousePress(&plot, Qt::LeftButton, {}, rect.topLeft());
    for (const QPoint& to : {QPoint(middle.x(), rect.top()), middle, QPoint(rect.left(), middle.y())})
        QTest::mouseMove(&plot, to);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, QPoint(rect.left(), rect.top() + 8));
    ASSERT_TRUE(waitFor(
        [this] { return window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).size() == 1; }));
    EXPECT_TRUE(waitFor([this] { return shown() < m_all; }));
}

TEST_F(SelectionTest, pointsOfTheChartOfTwoAreChosenByKeys)
{
    auto& pair = part<plots::ScatterPlot>("pairChart");
    ASSERT_TRUE(waitFor([&] { return pair.summary().contains(QStringLiteral("n = 20")); }));
    pair.flush();
    const auto& gallery = part<gallery::Gallery>("gallery");
    const int before = gallery.currentRow();
    for (int step = 0; step < 30; ++step) // to the lower left
        QTest::keyClick(&pair, step % 2 == 0 ? Qt::Key_Left : Qt::Key_Down);
    QTest::keyClick(&pair, Qt::Key_Return);
    const int leftmost = gallery.currentRow();
    for (int step = 0; step < 30; ++step)
        QTest::keyClick(&pair, step % 2 == 0 ? Qt::Key_Right : Qt::Key_Up);
    QTest::keyClick(&pair, Qt::Key_Space);
    EXPECT_NE(gallery.currentRow(), leftmost) << "another image";
    EXPECT_TRUE(gallery.currentRow() != before || leftmost != before);
    for (int step = 0; step < 5; ++step)
        QTest::keyClick(&pair, step % 2 == 0 ? Qt::Key_Left : Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&pair, Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return shown() < m_all; }));
    EXPECT_GT(shown(), 0) << "the point that the frame began at, at least";
    EXPECT_EQ(window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).size(), 1);
}

} // namespace
} // namespace carpo::app_test
