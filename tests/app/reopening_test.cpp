// SPDX-License-Identifier: GPL-3.0-or-later
// The window is closed and opened again: the work is where it was.
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/viewer/image_view.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace carpo::app_test {
namespace {

constexpr int kReopeningImages = 20;

class Reopening : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kReopeningImages, 96);
        open();
    }

    void open()
    {
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QAction>("keepImage").isEnabled(); }));
        EXPECT_TRUE(waitFor(
            [this] { return part<QComboBox>("numbersColumn").findData(QStringLiteral("width")) >= 0; }));
    }

    static void choose(QComboBox& box, const char* key)
    {
        box.setCurrentIndex(box.findData(QLatin1String(key)));
        Q_EMIT box.activated(box.currentIndex());
    }

    [[nodiscard]] gallery::Gallery& wall() { return part<gallery::Gallery>("gallery"); }
    [[nodiscard]] int shown() { return wall().model()->rowCount(); }
    [[nodiscard]] QString stateText() { return part<QLabel>("decisionState").text(); }
    [[nodiscard]] qsizetype chips()
    {
        return window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).size();
    }
};

TEST_F(Reopening, brushFilterDecideUndoReopenSameState)
{
    Q_EMIT part<plots::BarChart>("sexChart").barChosen(0);
    ASSERT_TRUE(waitFor([this] { return shown() < kReopeningImages; }));
    const int girls = shown();
    Q_EMIT part<plots::HistogramPlot>("ageChart").rangeChosen(36, 204);
    ASSERT_TRUE(waitFor([this] { return chips() == 2; }));
    ASSERT_TRUE(waitFor([&] { return shown() < girls || part<QLabel>("selectionCounts").isVisible(); }));
    QTest::qWait(200);
    const int both = shown();
    ASSERT_GT(both, 1);
    choose(part<QComboBox>("galleryOrder"), "age");
    wall().setThumbnailSize(160);
    wall().setCurrentRow(1);
    const QString image = wall().model()->index(1, 0).data().toString();
    QTest::keyClick(wall().view(), Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("19 imagens")); }));
    QTest::keyClick(wall().view(), Qt::Key_M);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("marcada")); }));
    QTest::keyClick(wall().view(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return !stateText().contains(QStringLiteral("marcada")); }));
    const QString counts = part<QLabel>("selectionCounts").text();
    const QString decided = stateText();

    restart();
    open();
    EXPECT_TRUE(waitFor([this, both] { return shown() == both && chips() == 2; })) << shown();
    EXPECT_EQ(part<QLabel>("selectionCounts").text(), counts);
    EXPECT_EQ(wall().thumbnailSize(), 160);
    EXPECT_EQ(part<QComboBox>("galleryOrder").currentData().toString(), QStringLiteral("age"));
    EXPECT_EQ(wall().model()->index(1, 0).data().toString(), image) << "in the same order";
    EXPECT_TRUE(waitFor([&] { return part<viewer::ImageView>("imageView").caption().startsWith(image); }))
        << qPrintable(part<viewer::ImageView>("imageView").caption());
    EXPECT_TRUE(waitFor([&] { return stateText() == decided; })) << qPrintable(stateText());
}

TEST_F(Reopening, chartsShowWhatTheyShowed)
{
    choose(part<QComboBox>("numbersColumn"), "width");
    choose(part<QComboBox>("xColumn"), "age");
    choose(part<QComboBox>("yColumn"), "width");
    for (QMenu* const menu : part<plots::Plot>("ageChart").findChildren<QMenu*>()) {
        for (QAction* const action : menu->actions()) {
            if (action->text() == QStringLiteral("6 meses"))
                action->trigger();
        }
    }
    part<plots::Plot>("numbersChart").setLogarithmic(Qt::Vertical, true);
    const QString ages = part<plots::Plot>("ageChart").table();
    restart();
    open();
    EXPECT_EQ(part<plots::Plot>("numbersChart").title(), QStringLiteral("Largura"));
    EXPECT_TRUE(part<plots::Plot>("numbersChart").isLogarithmic(Qt::Vertical));
    EXPECT_EQ(part<plots::ScatterPlot>("pairChart").title(), QStringLiteral("Idade óssea e Largura"));
    EXPECT_EQ(part<plots::Plot>("ageChart").table(), ages) << "bins of 6 months";
}

TEST_F(Reopening, anotherSetBeginsWithEverything)
{
    Q_EMIT part<plots::BarChart>("sexChart").barChosen(0);
    ASSERT_TRUE(waitFor([this] { return shown() < kReopeningImages; }));
    const int girls = shown();
    writeSmallCohort(m_folder / "other", kReopeningImages, 96);
    openAndWait(m_folder / "other");
    QTest::qWait(300);
    EXPECT_EQ(shown(), kReopeningImages);
    openAndWait(m_folder / "cohort");
    EXPECT_TRUE(waitFor([this, girls] { return shown() == girls; }));
    part<QToolButton>("clearSelection").click();
    ASSERT_TRUE(waitFor([this] { return shown() == kReopeningImages; }));
    restart();
    open();
    QTest::qWait(300);
    EXPECT_EQ(shown(), kReopeningImages) << "the choice was given up";
}

} // namespace
} // namespace carpo::app_test
