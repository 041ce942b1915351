// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/elided_label.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/page_scroll.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/feedback/problem_model.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/feedback/time_left.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace carpo::feedback;

TEST(ElidedLabel, EndsInAnEllipsisWhereThereIsNoRoomAndIsWholeInItsToolTip)
{
    const QString title = QStringLiteral("Units that may be missing cannot learn by heart");
    ElidedLabel label;
    label.setText(title);
    label.resize(label.sizeHint());
    EXPECT_EQ(label.text(), title);
    EXPECT_TRUE(label.toolTip().isEmpty());
    label.resize(label.sizeHint().width() / 2, label.height());
    label.show(); // sizes are told when it is seen
    EXPECT_TRUE(label.text().endsWith(QChar(0x2026))) << label.text().toStdString();
    EXPECT_EQ(label.toolTip(), title);
    EXPECT_EQ(label.accessibleName(), title);
    EXPECT_LT(label.minimumSizeHint().width(), 10);
}

TEST(PageScroll, FillsItsPlaceAndIsMovedWhereThePlaceIsSmaller)
{
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout(page);
    auto* const part = new QWidget;
    part->setMinimumSize(400, 300);
    layout->addWidget(part);
    PageScroll scroll(page);
    scroll.resize(600, 500);
    scroll.show();
    EXPECT_TRUE(scroll.showsAll());
    EXPECT_EQ(page->size(), scroll.viewport()->size());
    scroll.resize(300, 200);
    EXPECT_FALSE(scroll.showsAll());
    EXPECT_GE(part->width(), 400);
    EXPECT_GE(part->height(), 300);
    scroll.resize(600, 500);
    part->setMinimumHeight(700); // it grows while it is seen
    EXPECT_TRUE(QTest::qWaitFor([&scroll] { return !scroll.showsAll(); }));
    EXPECT_GE(part->height(), 700);
    EXPECT_TRUE(QTest::qWaitFor([&] { return page->width() <= scroll.viewport()->width(); }));
}

TEST(PageScroll, TakesNoTextsUsualHeightForTheLeast)
{
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout(page);
    auto* const text = new QLabel(QStringLiteral("A sentence that is told in some lines. ").repeated(20));
    text->setWordWrap(true);
    layout->addWidget(text);
    auto* const rest = new QWidget;
    rest->setMinimumHeight(100);
    layout->addWidget(rest, 1);
    PageScroll scroll(page);
    scroll.resize(500, page->minimumSizeHint().height());
    scroll.show();
    EXPECT_TRUE(scroll.showsAll());
}

TEST(TimeLeft, SaysNothingInTheFirstSecond)
{
    TimeLeft left;
    left.add(900, 10, 100);
    EXPECT_EQ(left.seconds(), std::nullopt);
}

TEST(TimeLeft, ExtrapolatesThePace)
{
    TimeLeft left;
    for (qint64 second = 1; second <= 10; ++second)
        left.add(1000 * second, 10 * second, 300);
    ASSERT_TRUE(left.seconds().has_value());
    EXPECT_NEAR(*left.seconds(), 20.0, 0.1);
}

TEST(TimeLeft, ForgetsASlowStart)
{
    TimeLeft left;
    left.add(60000, 1, 1000); // a minute for the first one
    for (qint64 second = 1; second <= 40; ++second)
        left.add(60000 + 1000 * second, 1 + 10 * second, 1000);
    EXPECT_NEAR(*left.seconds(), 59.9, 1.0);
}

TEST(StateView, ShowsWhatItHasAndItsButtonActs)
{
    StateView view;
    QSignalSpy activated(&view, &StateView::activated);
    view.setState(QStringLiteral("folder-open"), QStringLiteral("No images yet"), {}, QStringLiteral("Open"));
    view.show();
    EXPECT_EQ(view.sentence(), QStringLiteral("No images yet"));
    QTest::mouseClick(view.button(), Qt::LeftButton);
    EXPECT_EQ(activated.count(), 1);
    view.setState({}, QStringLiteral("Nothing found"), {}, {});
    EXPECT_FALSE(view.button()->isVisible());
}

TEST(ProgressLine, AppearsOnlyWhenTheJobLasts)
{
    QWidget window;
    ProgressLine line(&window);
    window.show();
    line.start(QStringLiteral("Reading"));
    line.setProgress(1200, 12611);
    EXPECT_FALSE(line.isVisible());
    EXPECT_EQ(line.numbers(), QStringLiteral("1,200 of 12,611").remove(QLatin1Char(',')));
    EXPECT_TRUE(QTest::qWaitFor([&] { return line.isVisible(); }));
    line.finish();
    EXPECT_FALSE(line.isVisible());
    line.start(QStringLiteral("Quick"));
    line.finish();
    QTest::qWait(150);
    EXPECT_FALSE(line.isVisible());
}

TEST(ProgressLine, CancelsOnce)
{
    ProgressLine line;
    QSignalSpy cancelled(&line, &ProgressLine::cancelled);
    line.start(QStringLiteral("Reading"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return line.isVisible(); }));
    auto* button = line.findChild<QToolButton*>();
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(cancelled.count(), 1);
}

TEST(MessageLine, SaysWhatWhereAndRemedyUntilDismissed)
{
    MessageLine line;
    QSignalSpy dismissed(&line, &MessageLine::dismissed);
    line.showMessage({MessageLine::Kind::Problem,
                      QStringLiteral("The file could not be read."),
                      QStringLiteral("/data/train.csv"),
                      QStringLiteral("Choose another one."),
                      {}});
    EXPECT_TRUE(line.isVisible());
    EXPECT_EQ(line.text(),
              QStringLiteral("The file could not be read.\n/data/train.csv\nChoose another one."));
    QTest::mouseClick(line.findChild<QToolButton*>(), Qt::LeftButton);
    EXPECT_EQ(dismissed.count(), 1);
    EXPECT_FALSE(line.isVisible());
    EXPECT_TRUE(line.text().isEmpty());
}

TEST(ProblemModel, SortsNumbersAsNumbersAndKeepsTheSelection)
{
    ProblemModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({{QStringLiteral("10.png"), QStringLiteral("truncated")},
                   {QStringLiteral("9.png"), QStringLiteral("no label")},
                   {QStringLiteral("100.png"), QStringLiteral("absurd age")}});
    const QPersistentModelIndex nine = model.index(1, 0);
    model.sort(0, Qt::AscendingOrder);
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("9.png"));
    EXPECT_EQ(model.index(2, 0).data().toString(), QStringLiteral("100.png"));
    EXPECT_EQ(nine.row(), 0);
    EXPECT_EQ(model.sourceRow(0), 1);
    model.sort(0, Qt::DescendingOrder);
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("100.png"));
}

TEST(ProblemList, GivesItsRowsAsText)
{
    ProblemList list;
    list.setRows({{QStringLiteral("7.png"), QStringLiteral("truncated")}});
    EXPECT_EQ(list.count(), 1);
    EXPECT_EQ(list.text(), QStringLiteral("7.png\ttruncated\n"));
}

TEST(FileDialogs, AnswerOnceWhatTheTestSaid)
{
    QString got;
    FileDialogs::instance().setNextFileName(QStringLiteral("/tmp/a.csv"));
    FileDialogs::instance().saveFile(nullptr, {}, [&](const QString& path) { got = path; });
    EXPECT_EQ(got, QStringLiteral("/tmp/a.csv"));
    got.clear();
    FileDialogs::instance().setNextFileName({});
    FileDialogs::instance().openFolder(nullptr, {}, [&](const QString&) { got = QStringLiteral("called"); });
    EXPECT_TRUE(got.isEmpty()) << "giving up calls nobody";
}
