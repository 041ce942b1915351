// SPDX-License-Identifier: GPL-3.0-or-later
// Several images at once, in gallery and table, and what is exported of them.
#include "app/bridge/words.h"
#include "app/models/image_list_model.h"
#include "app/pages/explore/export_button.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/gallery/gallery.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kTableImages = 20;

class TableTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kTableImages, 96);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QAction>("keepImage").isEnabled(); }));
        EXPECT_TRUE(waitFor([this] { return model().columnOf("age") >= 0; }));
    }

    void openTable() { part<QTabWidget>("galleryTabs").setCurrentIndex(1); }
    [[nodiscard]] QTableView& table() { return part<QTableView>("imageTable"); }
    [[nodiscard]] gallery::Gallery& wall() { return part<gallery::Gallery>("gallery"); }
    [[nodiscard]] models::ImageListModel& model()
    {
        return dynamic_cast<models::ImageListModel&>(*wall().model());
    }
    [[nodiscard]] QString stateText() { return part<QLabel>("decisionState").text(); }
    [[nodiscard]] QString message() { return part<feedback::MessageLine>("exploreMessage").text(); }

    void chooseThree()
    {
        wall().view()->setFocus();
        wall().setCurrentRow(2);
        QTest::keyClick(wall().view(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(wall().view(), Qt::Key_Right, Qt::ShiftModifier);
        ASSERT_EQ(wall().selectedRows(), (QList<int>{2, 3, 4}));
    }

    static QStringList linesOf(const std::filesystem::path& file)
    {
        QFile read(bridge::toQString(file));
        EXPECT_TRUE(read.open(QIODevice::ReadOnly));
        return QString::fromUtf8(read.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    void exportTo(const std::filesystem::path& file, const char* action)
    {
        feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
        trigger(action);
    }
};

TEST_F(TableTest, severalAreDecidedAboutInOneStep)
{
    chooseThree();
    EXPECT_TRUE(part<QLabel>("chosenCount").isVisible());
    QTest::keyClick(wall().view(), Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("17 imagens")); }))
        << qPrintable(stateText());
    QTest::keyClick(wall().view(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("20 imagens")); }));
    wall().setCurrentRow(3);
    EXPECT_TRUE(waitFor([this] { return !part<QLabel>("chosenCount").isVisible(); }));
    QTest::keyClick(wall().view(), Qt::Key_X);
    EXPECT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("19 imagens")); }))
        << "the one alone";
}

TEST_F(TableTest, severalAreTaggedAndTheTagIsABadge)
{
    chooseThree();
    part<QToolButton>("tagChosen").click();
    auto& name = part<QLineEdit>("tagName");
    ASSERT_TRUE(waitFor([&name] { return name.isVisible(); }));
    name.setText(QStringLiteral("duas mãos")); // keyClicks knows ASCII alone
    QTest::keyClick(&name, Qt::Key_Return);
    const auto badges = [this](int row) {
        return model().index(row, 0).data(gallery::kBadgesRole).value<gallery::Badges>();
    };
    ASSERT_TRUE(waitFor([&] { return badges(3).size() == 1; }));
    EXPECT_EQ(badges(2).first().text, QStringLiteral("duas mãos"));
    EXPECT_TRUE(badges(1).isEmpty());
    EXPECT_EQ(wall().selectedRows().size(), 3) << "they stay chosen";
    EXPECT_TRUE(
        model().index(3, 0).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral(", duas mãos")))
        << "and it is read out";
}

TEST_F(TableTest, theseImagesBecomeAConditionWithUndo)
{
    chooseThree();
    part<QToolButton>("onlyChosen").click();
    ASSERT_TRUE(waitFor([this] { return model().rowCount() == 3; }));
    const auto chips = window().findChildren<QToolButton*>(QStringLiteral("conditionChip"));
    ASSERT_EQ(chips.size(), 1);
    EXPECT_EQ(chips[0]->accessibleName(), QStringLiteral("3 imagens escolhidas à mão"));
    auto& views = part<QMenu>("viewMenu");
    Q_EMIT views.aboutToShow();
    const auto entries = views.actions().size();
    part<QToolButton>("undoSelection").click();
    EXPECT_TRUE(waitFor([this] { return model().rowCount() == kTableImages; }));
    Q_EMIT views.aboutToShow();
    EXPECT_EQ(views.actions().size(), entries - 1) << "a view of these would be a list, which the menu said";
}

TEST_F(TableTest, sharesModelAndSelectionWithTheGallery)
{
    chooseThree();
    openTable();
    EXPECT_EQ(table().model(), wall().model());
    EXPECT_EQ(table().selectionModel()->selectedRows().size(), 3);
    const QModelIndex cell = model().index(7, model().columnOf("age"));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(cell).center());
    EXPECT_EQ(wall().currentRow(), 7);
    EXPECT_EQ(wall().selectedRows(), QList<int>{7});
}

TEST_F(TableTest, aClickOnTheHeaderSortsBothWays)
{
    openTable();
    const auto click = [this](const char* key) {
        QHeaderView& header = *table().horizontalHeader();
        const int column = model().columnOf(key);
        QTest::mouseClick(header.viewport(),
                          Qt::LeftButton,
                          {},
                          QPoint(header.sectionViewportPosition(column) + 10, header.height() / 2));
    };
    click("age");
    EXPECT_EQ(model().order().key, "age");
    EXPECT_FALSE(model().order().descending);
    EXPECT_EQ(part<QComboBox>("galleryOrder").currentData().toString(), QStringLiteral("age"));
    click("age");
    EXPECT_TRUE(model().order().descending);
    const auto& months = workspace().set()->dataset->months;
    EXPECT_EQ(months[static_cast<std::size_t>(model().datasetRow(0))], *std::ranges::max_element(months));
}

TEST_F(TableTest, columnsAreChosenAndRemembered)
{
    openTable();
    const auto isShown = [this](const char* key) { return !table().isColumnHidden(model().columnOf(key)); };
    EXPECT_TRUE(isShown("brightness"));
    EXPECT_FALSE(isShown("file"));
    auto& menu = part<QMenu>("tableColumnMenu");
    Q_EMIT menu.aboutToShow();
    for (QAction* const action : menu.actions()) {
        if (action->data().toString() == QStringLiteral("file")
            || action->data().toString() == QStringLiteral("brightness"))
            action->toggle();
    }
    EXPECT_FALSE(isShown("brightness"));
    EXPECT_TRUE(isShown("file"));
    const QStringList kept = settings().list(settings::Settings::Key::TableColumns);
    EXPECT_TRUE(kept.contains(QStringLiteral("file")));
    EXPECT_FALSE(kept.contains(QStringLiteral("brightness")));
    QHeaderView& header = *table().horizontalHeader();
    header.moveSection(header.visualIndex(model().columnOf("file")), 0);
    EXPECT_EQ(settings().list(settings::Settings::Key::TableColumns).first(), QStringLiteral("file"));
}

TEST_F(TableTest, rowsAreCopiedForASpreadsheet)
{
    openTable();
    table().selectRow(4);
    trigger("copyRows");
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_TRUE(lines[0].startsWith(QStringLiteral("Imagem\tSexo\tIdade óssea (meses)")));
    const QStringList cells = lines[1].split(QLatin1Char('\t'));
    EXPECT_EQ(cells.size(), lines[0].count(QLatin1Char('\t')) + 1);
    EXPECT_EQ(cells[0].toStdString(), workspace().set()->dataset->ids[4]);
    EXPECT_TRUE(lines[1].contains(QLatin1Char(','))) << "decimals as people here write them";
}

TEST_F(TableTest, theRowsShownAreExportedInTheirOrder)
{
    openTable();
    model().setOrder({.key = "age", .descending = true});
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(m_folder / "t.csv"));
    part<QToolButton>("exportRows").click();
    ASSERT_TRUE(waitFor([this] { return message().startsWith(QStringLiteral("Salvo")); }))
        << qPrintable(message());
    const QStringList lines = linesOf(m_folder / "t.csv");
    ASSERT_EQ(lines.size(), kTableImages + 1);
    EXPECT_EQ(lines[0], QStringLiteral("id,path,sex,age,aspect_ratio,brightness,contrast,decision"));
    EXPECT_EQ(lines[1].section(QLatin1Char(','), 0, 0).toStdString(),
              workspace().set()->dataset->ids[static_cast<std::size_t>(model().datasetRow(0))]);
}

TEST_F(TableTest, reportDecisionsAndSuspectsAreExportedByMenu)
{
    QTest::keyClick(wall().view(), Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("19 imagens")); }));
    const auto saved = [this](const char* name) {
        return waitFor([this, name] { return message().contains(QLatin1String(name)); });
    };
    exportTo(m_folder / "decisions.csv", "exportDecisions");
    ASSERT_TRUE(saved("decisions.csv"));
    EXPECT_EQ(linesOf(m_folder / "decisions.csv").size(), 2);
    exportTo(m_folder / "report.html", "exportReport");
    ASSERT_TRUE(saved("report.html"));
    EXPECT_TRUE(linesOf(m_folder / "report.html").first().startsWith(QStringLiteral("<!DOCTYPE html>")));
    exportTo(m_folder / "suspects.csv", "exportSuspects");
    ASSERT_TRUE(saved("suspects.csv"));
    EXPECT_EQ(linesOf(m_folder / "suspects.csv").first(), QStringLiteral("id,path,kind,score,group,reasons"));
}

TEST_F(TableTest, anExportThatFailsSaysSoAndTheNextOneGoes)
{
    exportTo(m_folder / "unmounted" / "table.csv", "exportTable");
    ASSERT_TRUE(waitFor([this] { return message().contains(QStringLiteral("unmounted")); }))
        << qPrintable(message());
    std::filesystem::create_directories(m_folder / "taken.html" / "full");
    exportTo(m_folder / "taken.html", "exportReport"); // a folder has that name
    ASSERT_TRUE(waitFor([this] { return message().contains(QStringLiteral("taken.html")); }))
        << qPrintable(message());
    exportTo(m_folder / "table.csv", "exportTable");
    ASSERT_TRUE(waitFor([this] { return message().contains(QStringLiteral("table.csv")); }));
    EXPECT_EQ(linesOf(m_folder / "table.csv").size(), kTableImages + 1);
}

TEST_F(TableTest, theTableWaitsWhileAnotherFileIsWritten)
{
    openTable();
    auto& button = part<QToolButton>("exportRows");
    ASSERT_TRUE(waitFor([&button] { return button.isEnabled(); }));
    std::vector<bool> whileRunning;
    QObject::connect(window().findChild<pages::ExportButton*>(),
                     &pages::ExportButton::runningChanged,
                     &button,
                     [&](bool isRunning) {
                         if (isRunning)
                             whileRunning.push_back(button.isEnabled());
                     });
    exportTo(m_folder / "report.html", "exportReport");
    ASSERT_TRUE(waitFor([this] { return message().contains(QStringLiteral("report.html")); }));
    EXPECT_THAT(whileRunning, testing::ElementsAre(false));
    EXPECT_TRUE(button.isEnabled());
}

} // namespace
} // namespace carpo::app_test
