// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/gallery.h"

#include "widgets/gallery/picture_grid.h"
#include "widgets/gallery/thumbnail_delegate.h"
#include "widgets/style/role.h"

#include <gtest/gtest.h>

#include <QAbstractListModel>
#include <QApplication>
#include <QImage>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QWheelEvent>

#include <set>

using namespace carpo::gallery;

namespace {

// Counts the rows whose picture is asked for.
class ManyRows final : public QAbstractListModel
{
public:
    explicit ManyRows(int rows)
        : m_count(rows)
    {}

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::DecorationRole)
            m_asked.insert(index.row());
        return role == Qt::DisplayRole ? QVariant(QString::number(index.row())) : QVariant();
    }

    mutable std::set<int> m_asked;

private:
    int m_count;
};

} // namespace

TEST(Gallery, AsksOnlyForWhatIsInSight)
{
    ManyRows model(100'000);
    Gallery gallery;
    gallery.resize(800, 600);
    QSignalSpy ranges(&gallery, &Gallery::visibleRangeChanged);
    gallery.setModel(&model);
    gallery.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !ranges.isEmpty() && !model.m_asked.empty(); }));
    EXPECT_EQ(ranges.last()[0].toInt(), 0);
    const int last = ranges.last()[1].toInt();
    EXPECT_GT(last, 10);
    EXPECT_LT(last, 60);
    EXPECT_LE(static_cast<int>(model.m_asked.size()), last + 1);
    EXPECT_LE(*model.m_asked.rbegin(), last) << "every row drawn was named";
}

TEST(ThumbnailDelegate, AnImageThatCannotBeReadKeepsItsBadge)
{
    const auto drawn = [](const Badges& badges) {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), QStringLiteral("broken"), kProblemRole);
        model.setData(model.index(0, 0), QVariant::fromValue(badges), kBadgesRole);
        ThumbnailDelegate delegate;
        QStyleOptionViewItem option;
        option.rect = QRect(QPoint(0, 0), delegate.tileSize());
        QImage image(delegate.tileSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        delegate.paint(&painter, option, model.index(0, 0));
        return image;
    };
    const auto count = [](const QImage& image) {
        const QRgb mark = carpo::style::Colors(true)[carpo::style::Role::Problem].rgb();
        int found = 0;
        for (int y = 0; y < image.height() / 2; ++y)
            for (int x = 0; x < image.width() / 2; ++x)
                found += image.pixel(x, y) == mark ? 1 : 0;
        return found;
    };
    EXPECT_EQ(count(drawn({})), 0);
    EXPECT_GT(count(drawn({{.text = QStringLiteral("problem"), .role = carpo::style::Role::Problem}})), 8);
}

TEST(Gallery, NamesTheRowsAfterScrolling)
{
    ManyRows model(100'000);
    Gallery gallery;
    gallery.resize(800, 600);
    gallery.setModel(&model);
    gallery.show();
    QTest::qWait(50);
    QSignalSpy ranges(&gallery, &Gallery::visibleRangeChanged);
    model.m_asked.clear();
    gallery.setCurrentRow(50'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !ranges.isEmpty() && model.m_asked.count(50'000) == 1; }));
    EXPECT_LE(ranges.last()[0].toInt(), 50'000);
    EXPECT_GE(ranges.last()[1].toInt(), 50'000);
    EXPECT_EQ(gallery.currentRow(), 50'000);
    gallery.view()->verticalScrollBar()->setValue(gallery.view()->verticalScrollBar()->maximum());
    ASSERT_TRUE(QTest::qWaitFor([&] { return ranges.last()[1].toInt() == 99'999; }));
}

TEST(Gallery, KeysMoveAndOpen)
{
    ManyRows model(20);
    Gallery gallery;
    gallery.setModel(&model);
    gallery.show();
    gallery.setCurrentRow(3);
    QSignalSpy current(&gallery, &Gallery::currentChanged);
    QSignalSpy activated(&gallery, &Gallery::activated);
    QTest::keyClick(gallery.view(), Qt::Key_Right);
    ASSERT_EQ(current.count(), 1);
    EXPECT_EQ(current[0][0].toInt(), 4);
    QTest::keyClick(gallery.view(), Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 4);
    EXPECT_EQ(gallery.selectedRows(), QList<int>{4});
}

TEST(Gallery, SizeStaysWithinItsLimits)
{
    Gallery gallery;
    gallery.setThumbnailSize(10'000);
    EXPECT_EQ(gallery.thumbnailSize(), Gallery::kLargest);
    gallery.setThumbnailSize(1);
    EXPECT_EQ(gallery.thumbnailSize(), Gallery::kSmallest);
}

TEST(Gallery, OutlivesItsModelsRows)
{
    QStandardItemModel model(5, 1);
    Gallery gallery;
    gallery.setModel(&model);
    gallery.show();
    gallery.setCurrentRow(4);
    model.removeRows(0, 5);
    EXPECT_EQ(gallery.currentRow(), -1);
    gallery.setModel(nullptr);
    EXPECT_TRUE(gallery.selectedRows().isEmpty());
}

TEST(Gallery, CtrlAndTheWheelChangeTheSize)
{
    ManyRows model(100);
    Gallery gallery;
    gallery.resize(600, 400);
    gallery.setModel(&model);
    gallery.show();
    const int before = gallery.thumbnailSize();
    const auto turn = [&gallery](int angle, Qt::KeyboardModifiers modifiers) {
        QWidget* const viewport = gallery.view()->viewport();
        const QPointF middle(viewport->rect().center());
        QWheelEvent event(middle,
                          viewport->mapToGlobal(middle),
                          QPoint(),
                          QPoint(0, angle),
                          Qt::NoButton,
                          modifiers,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(viewport, &event);
    };
    turn(-120, Qt::NoModifier);
    EXPECT_EQ(gallery.thumbnailSize(), before) << "without Ctrl it scrolls";
    turn(240, Qt::ControlModifier);
    const int larger = gallery.thumbnailSize();
    EXPECT_GT(larger, before);
    for (int i = 0; i < 4; ++i)
        turn(-60, Qt::ControlModifier);
    EXPECT_EQ(gallery.thumbnailSize(), before) << "half notches add up";
}

TEST(Gallery, ADragOverTilesSelectsThemAndCtrlAAll)
{
    ManyRows model(100'000);
    Gallery gallery;
    gallery.resize(700, 500);
    gallery.setModel(&model);
    gallery.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&gallery));
    QListView& view = *gallery.view();
    const QPoint first = view.visualRect(model.index(0, 0)).center();
    const QPoint last = view.visualRect(model.index(2, 0)).center();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, first);
    QTest::mouseMove(view.viewport(), (first + last) / 2);
    QTest::mouseMove(view.viewport(), last);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, last);
    EXPECT_EQ(gallery.selectedRows(), (QList<int>{0, 1, 2}));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ControlModifier, first);
    EXPECT_EQ(gallery.selectedRows(), (QList<int>{1, 2}));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(gallery.selectedCount(), 100'000);
    EXPECT_EQ(gallery.selectedRows().size(), 100'000);
}

TEST(Gallery, SelectsWholeRowsOfATableSoThatItCanShareTheSelection)
{
    QStandardItemModel model(6, 4);
    Gallery gallery;
    gallery.setModel(&model);
    gallery.show();
    gallery.setCurrentRow(2);
    EXPECT_EQ(gallery.selectedRows(), QList<int>{2});
    EXPECT_TRUE(gallery.selectionModel()->isSelected(model.index(2, 3)));
    EXPECT_EQ(gallery.selectedCount(), 1);
}

TEST(PictureGrid, PutsPicturesBelowTheirHeadings)
{
    PictureGrid grid;
    grid.setHeadings({QStringLiteral("a"), QStringLiteral("b")});
    std::vector<QImage> pictures;
    for (const Qt::GlobalColor color : {Qt::red, Qt::green, Qt::blue}) {
        pictures.emplace_back(10, 10, QImage::Format_RGB32);
        pictures.back().fill(color);
    }
    grid.setPictures(pictures);
    grid.resize(204, 260);
    const QImage shown = grid.grab().toImage();
    const auto at = [&](int column, int row) { return shown.pixelColor(50 + column * 102, 80 + row * 104); };
    EXPECT_EQ(at(0, 0), QColor(Qt::red));
    EXPECT_EQ(at(1, 0), QColor(Qt::green));
    EXPECT_EQ(at(0, 1), QColor(Qt::blue));
    EXPECT_NE(at(1, 1), QColor(Qt::blue));
    grid.resize(1, 1); // draws nothing, and does not mind
    EXPECT_EQ(grid.grab().toImage().size(), QSize(1, 1));
}
