// SPDX-License-Identifier: GPL-3.0-or-later
// Every page with real content, in both languages and themes, at the two sizes that count: to be looked at.
#include "app/bridge/words.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/small_cohort.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/map_plot.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kPictureImages = 60;
constexpr int kPictureHeight = 320;

struct Page
{
    const char* name;
    const char* action;
    int tab = -1; // of the experiment page
};

constexpr std::array kPages{
    Page{"home", "actionHome"},
    Page{"explore", "actionExplore"},
    Page{"experiment_curves", "actionExperiment", 0},
    Page{"experiment_results", "actionExperiment", 3},
    Page{"experiment_runs", "actionExperiment", 7},
    Page{"experiment_sweeps", "actionExperiment", 8},
    Page{"settings", "actionSettings"},
};

class Screenshots : public ScreenshotFixture
{
protected:
    void trainShortly()
    {
        trigger("actionExperiment");
        auto& form = part<forms::Form>("experimentForm");
        ASSERT_TRUE(waitFor([&] { return form.value(QStringLiteral("training.batch_size")).isValid(); }));
        form.setValue(QStringLiteral("data.input_size"), 32);
        form.setValue(QStringLiteral("training.epochs"), 6);
        form.setValue(QStringLiteral("training.batch_size"), 8);
        auto& train = part<QPushButton>("trainButton");
        for (int run = 0; run < 2; ++run) {
            ASSERT_TRUE(waitFor([&] { return train.isEnabled(); }));
            train.click();
            ASSERT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
        }
        const auto& runs = part<QTreeView>("runs");
        ASSERT_TRUE(waitFor([&] { return runs.model()->rowCount() == 2; }));
    }

    /// A picture while it trains: the bar at the top has its words.
    void takeTraining()
    {
        auto& form = part<forms::Form>("experimentForm");
        form.setValue(QStringLiteral("training.epochs"), 40);
        part<QPushButton>("trainButton").click();
        int epochs = 0;
        const auto counting = QObject::connect(&workspace().training(),
                                               &bridge::TrainingSession::advanced,
                                               [&epochs](const bridge::TrainingFrame& frame) {
                                                   epochs += static_cast<int>(frame.epochs.size());
                                               });
        EXPECT_TRUE(waitFor([&] { return epochs >= 8; }));
        QObject::disconnect(counting);
        take(QStringLiteral("experiment_training_pt_BR_dark_1366"));
        part<QPushButton>("stopButton").click();
        EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    }

    void takeAll(const QString& variant)
    {
        for (const Page& page : kPages) {
            trigger(page.action);
            if (page.tab >= 0)
                part<QTabWidget>("experimentTabs").setCurrentIndex(page.tab);
            settle();
            take(QLatin1String(page.name) + QLatin1Char('_') + variant);
        }
    }

    /// One image stands for another one too: mirrored, smaller and darker.
    static void repeatMirrored(const std::filesystem::path& folder)
    {
        std::vector<std::filesystem::path> images;
        for (const auto& each : std::filesystem::directory_iterator(folder))
            images.push_back(each.path());
        std::ranges::sort(images);
        QImage copy = QImage(bridge::toQString(images[1])).convertToFormat(QImage::Format_Grayscale8);
        copy = copy.mirrored(true, false)
                   .scaled(copy.size() * 0.85, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        copy = copy.convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < copy.height(); ++y) {
            uchar* const row = copy.scanLine(y);
            std::transform(
                row, row + copy.width(), row, [](uchar gray) { return static_cast<uchar>(gray * 4 / 5); });
        }
        ASSERT_TRUE(copy.save(bridge::toQString(images[6])));
    }

    /// Explorar with a selection, what sets it apart, and the suspects.
    void takeExploring(const QString& variant)
    {
        trigger("actionExplore");
        Q_EMIT part<plots::HistogramPlot>("ageChart").rangeChosen(96, 144);
        settle();
        take(QStringLiteral("explore_selection_") + variant);
        part<QToolButton>("showDifferences").click();
        EXPECT_TRUE(waitFor([this] { return part<QListWidget>("differences").count() > 0; }));
        settle();
        take(QStringLiteral("explore_differences_") + variant);
        part<QToolButton>("clearSelection").click();
        part<QTabWidget>("galleryTabs").setCurrentIndex(2);
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("suspectKind").isVisible(); }));
        settle();
        take(QStringLiteral("explore_suspects_") + variant);
        part<QComboBox>("suspectKind").setCurrentIndex(1);
        EXPECT_TRUE(waitFor([this] { return part<QLabel>("differencePicture").isVisible(); }));
        settle();
        take(QStringLiteral("explore_duplicates_") + variant);
        part<QComboBox>("suspectKind").setCurrentIndex(2);
        settle();
        take(QStringLiteral("explore_labels_") + variant);
        part<QComboBox>("suspectKind").setCurrentIndex(0);
        takeViewing(variant);
        part<QTabWidget>("galleryTabs").setCurrentIndex(0);
        takeImages(variant);
        takeCharts(variant);
    }

    /// A view of two measures by sex, logarithmic counts, and the mean image.
    void takeCharts(const QString& variant)
    {
        auto& x = part<QComboBox>("xColumn");
        x.setCurrentIndex(2);
        Q_EMIT x.activated(2);
        part<plots::HistogramPlot>("numbersChart").setLogarithmic(Qt::Vertical, true);
        part<QTabWidget>("galleryTabs").setCurrentWidget(&part<QWidget>("meanImagePanel"));
        auto& progress = part<feedback::ProgressLine>("meanProgress");
        EXPECT_TRUE(waitFor([&progress] { return !progress.isRunning(); }));
        settle();
        take(QStringLiteral("explore_mean_") + variant);
        for (QAction* const action : part<QMenu>("pairColourMenu").actions()) {
            if (action->data().toString() == QStringLiteral("age"))
                action->trigger();
        }
        settle();
        take(QStringLiteral("explore_scale_") + variant);
        x.setCurrentIndex(1);
        Q_EMIT x.activated(1);
        part<plots::HistogramPlot>("numbersChart").reset();
        part<QTabWidget>("galleryTabs").setCurrentIndex(0);
    }

    /// The same images as a map and as a table, some of them chosen.
    void takeImages(const QString& variant)
    {
        auto& tabs = part<QTabWidget>("galleryTabs");
        auto& wall = part<gallery::Gallery>("gallery");
        wall.setCurrentRow(1);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(wall.view(), Qt::Key_Right, Qt::ShiftModifier);
        settle();
        take(QStringLiteral("explore_several_") + variant);
        tabs.setCurrentWidget(part<QTableView>("imageTable").parentWidget());
        settle();
        take(QStringLiteral("explore_table_") + variant);
        tabs.setCurrentWidget(part<QComboBox>("mapKind").parentWidget());
        EXPECT_TRUE(waitFor([this] { return part<plots::MapPlot>("mapPlot").isVisible(); }));
        settle();
        take(QStringLiteral("explore_map_") + variant);
        Q_EMIT part<plots::HistogramPlot>("ageChart").rangeChosen(96, 144);
        settle();
        take(QStringLiteral("explore_map_selection_") + variant);
        part<QToolButton>("clearSelection").click();
        tabs.setCurrentIndex(0);
        wall.setCurrentRow(0);
    }

    /// Preparação with all its steps, and the split.
    void takePreparing(const QString& variant)
    {
        trigger("actionExplore");
        auto& tabs = part<QTabWidget>("galleryTabs");
        tabs.setCurrentIndex(tabs.count() - 1);
        auto& form = part<forms::Form>("prepareForm");
        for (const char* const key : {"data.polarity_fix", "data.crop_to_hand"})
            form.setValue(QLatin1String(key), true);
        form.setValue(QStringLiteral("data.equalisation"), QStringLiteral("clahe"));
        form.setValue(QStringLiteral("data.input_size"), 128);
        form.setValue(QStringLiteral("data.train_fraction"), 0.6);
        EXPECT_TRUE(waitFor([this] {
            const auto* const step = window().findChild<QToolButton*>(QStringLiteral("preparedStep5"));
            return step != nullptr && step->isVisible();
        }));
        EXPECT_TRUE(waitFor([this] { return !part<QLabel>("preparationWords").text().isEmpty(); }));
        QTest::qWait(800); // the histograms are counted again half a second after the last change
        EXPECT_TRUE(waitFor([this] { return !part<QWidget>("preparationProgress").isVisible(); }));
        settle();
        take(QStringLiteral("explore_preparation_") + variant);
        part<QTabWidget>("prepareTabs").setCurrentIndex(1);
        EXPECT_TRUE(waitFor([this] { return part<QTableWidget>("splitCounts").isVisible(); }));
        settle();
        take(QStringLiteral("explore_split_") + variant);
        part<QTabWidget>("prepareTabs").setCurrentIndex(0);
        tabs.setCurrentIndex(0);
    }

    /// Two images compared, by CLAHE, in class mode, and the attributes of a file.
    void takeViewing(const QString& variant)
    {
        trigger("compareImages");
        trigger("equaliseImage");
        trigger("nextImage");
        trigger("classMode");
        settle();
        take(QStringLiteral("explore_compare_") + variant);
        trigger("compareImages");
        trigger("equaliseImage");
        trigger("showAttributes");
        settle();
        takePart(part<QDialog>("attributesDialog"), QStringLiteral("attributes_none_") + variant);
        part<QDialog>("attributesDialog").close();
        trigger("classMode");
        settle();
    }
};

TEST_F(Screenshots, ofEveryPageInBothLanguagesAndThemes)
{
    writeSmallCohort(m_folder / "coorte-pequena", kPictureImages, kPictureHeight);
    repeatMirrored(m_folder / "coorte-pequena" / "boneage-training-dataset");
    window().resize(1366, 768);
    openAndWait(m_folder / "coorte-pequena");
    trainShortly();
    takeTraining();
    inEveryVariant([this](const QString& variant) {
        takeAll(variant);
        takeExploring(variant);
        takePreparing(variant);
    });
}

} // namespace
} // namespace carpo::app_test
