// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/viewer/image_view.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <set>

namespace carpo::app_test {
namespace {

constexpr int kImages = 20;

class Explore : public WindowFixture
{
protected:
    void openCohort()
    {
        writeSmallCohort(m_folder / "cohort", kImages, 96);
        openAndWait(m_folder / "cohort");
    }
};

TEST_F(Explore, aFolderShowsItsCountsChartsAndImages)
{
    openCohort();
    EXPECT_EQ(part<QStackedWidget>("pages").currentIndex(), 1) << "the page Explorar comes by itself";
    EXPECT_EQ(part<QLabel>("datasetName").text(), QStringLiteral("cohort"));
    EXPECT_TRUE(part<QLabel>("datasetCounts").text().startsWith(QStringLiteral("20 radiografias")));
    EXPECT_EQ(part<gallery::Gallery>("gallery").model()->rowCount(), kImages);
    EXPECT_EQ(part<feedback::ProblemList>("problems").count(), 0);
    ASSERT_TRUE(waitFor([this] {
        return part<plots::HistogramPlot>("numbersChart").summary().contains(QStringLiteral("n = 20"));
    }));
    // Header and one line for each sex; the counts add up to all images.
    const QStringList lines =
        part<plots::BarChart>("sexChart").table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[1].split(QLatin1Char(','))[1].toDouble() + lines[2].split(QLatin1Char(','))[1].toDouble(),
              kImages);
    EXPECT_TRUE(part<plots::ScatterPlot>("pairChart").message().isEmpty());
}

TEST_F(Explore, nothingIsWrittenIntoTheFolder)
{
    writeSmallCohort(m_folder / "cohort", kImages, 96);
    const auto listing = [this] {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder / "cohort"))
            all.insert(entry.path().string());
        return all;
    };
    const auto before = listing();
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(listing(), before);
    EXPECT_TRUE(workspace().set()->projectFile.string().starts_with((m_folder / "data").string()));
}

TEST_F(Explore, choosingAThumbnailShowsItsImage)
{
    openCohort();
    auto& view = part<viewer::ImageView>("imageView");
    EXPECT_TRUE(waitFor([&] { return !view.image().isNull(); }));
    part<gallery::Gallery>("gallery").setCurrentRow(7);
    const QString wanted = QString::fromStdString(workspace().set()->dataset->files[7].filename().string());
    EXPECT_TRUE(waitFor([&] { return view.caption() == wanted; }));
    EXPECT_EQ(view.image().height(), 96);
}

TEST_F(Explore, theOrderOfTheGalleryFollowsTheChoice)
{
    openCohort();
    auto& order = part<QComboBox>("galleryOrder");
    const auto& images = *part<gallery::Gallery>("gallery").model();
    const auto& dataset = *workspace().set()->dataset;
    // Columns are made off the window's thread.
    ASSERT_TRUE(waitFor([&order] { return order.findData(QStringLiteral("age")) >= 0; }));
    order.setCurrentIndex(order.findData(QStringLiteral("age")));
    Q_EMIT order.activated(order.currentIndex());
    std::vector<float> months = dataset.months;
    std::ranges::sort(months);
    for (int row : {0, kImages - 1}) {
        const std::string id = images.index(row, 0).data().toString().toStdString();
        const auto image = static_cast<std::size_t>(std::ranges::find(dataset.ids, id) - dataset.ids.begin());
        EXPECT_EQ(dataset.months[image], months[static_cast<std::size_t>(row)]);
    }
}

TEST_F(Explore, dialogDropAndRecentListOpenToo)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    const QString folder = bridge::toQString(m_folder / "cohort");
    feedback::FileDialogs::instance().setNextFileName(folder);
    trigger("actionOpenFolder");
    EXPECT_TRUE(waitFor([&] { return workspace().scan().state() == bridge::ScanSession::State::Ready; }));

    const auto recent = settings().recentProjects();
    ASSERT_EQ(recent.size(), 1U);
    EXPECT_EQ(recent[0].folder, folder);
    const auto first = workspace().set();
    trigger("actionHome");
    auto& list = part<QTreeWidget>("recentProjects");
    QTest::mouseClick(
        list.viewport(), Qt::LeftButton, Qt::NoModifier, list.visualItemRect(list.topLevelItem(0)).center());
    EXPECT_TRUE(waitFor([&] { return workspace().set() != first; }));
    EXPECT_EQ(workspace().set()->dataset->root, first->dataset->root);

    const auto second = workspace().set();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &drop);
    EXPECT_TRUE(waitFor([&] { return workspace().set() != second; }));
}

TEST_F(Explore, theDemonstrationCohortIsMadeAndOpened)
{
    part<QAbstractButton>("demonstrationButton").click();
    EXPECT_TRUE(waitFor([&] {
        return workspace().set() != nullptr
               && workspace().scan().state() == bridge::ScanSession::State::Ready;
    }));
    EXPECT_EQ(workspace().set()->dataset->size(), 24U);
}

TEST_F(Explore, aProjectIsSavedElsewhereAndGoesOnThere)
{
    openCohort();
    const auto target = m_folder / "elsewhere.carpo";
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(target));
    trigger("actionSaveAs");
    EXPECT_TRUE(waitFor([&] { return workspace().set()->projectFile == target; }));
    EXPECT_TRUE(waitFor([&] { return workspace().scan().state() == bridge::ScanSession::State::Ready; }));
    EXPECT_EQ(workspace().set()->scan->reused, kImages) << "what was measured went with it";
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().set()->projectFile, target) << "the folder leads to where its project is now";
    const auto recent = settings().recentProjects();
    ASSERT_EQ(recent.size(), 1U) << "the place that it left is no project any more";
    EXPECT_EQ(recent[0].file, bridge::toQString(target));
    EXPECT_EQ(part<QTreeWidget>("recentProjects").topLevelItem(0)->text(0), QStringLiteral("elsewhere"));
}

TEST_F(Explore, theCacheFolderIsChosenAndItsSizeShown)
{
    trigger("actionSettings");
    const QString folder = bridge::toQString(m_folder / "pixels");
    feedback::FileDialogs::instance().setNextFileName(folder);
    part<QPushButton>("chooseCacheFolder").click();
    EXPECT_EQ(part<QLineEdit>("cacheFolder").text(), folder);
    EXPECT_EQ(workspace().cacheOptions().folder, bridge::toPath(folder));
    EXPECT_TRUE(waitFor([&] { return part<QLabel>("cacheSize").text().startsWith(QLatin1Char('0')); }));
}

} // namespace
} // namespace carpo::app_test
