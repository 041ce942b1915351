// SPDX-License-Identifier: GPL-3.0-or-later
// Explorar where there is little to show, or something is wrong, and its dialogs.
#include "app/bridge/words.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/scripted_course.h"
#include "tests/app/scripted_training_engine.h"
#include "tests/app/small_cohort.h"
#include "tests/support/dicom_files.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_plot.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include <filesystem>
#include <fstream>
#include <string>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

constexpr int kHeight = 320;

class StateScreenshots : public ScreenshotFixture
{
protected:
    fs::path cohort(const char* name, int images)
    {
        writeSmallCohort(m_folder / name, images, kHeight);
        return m_folder / name;
    }

    /// Each image `times` times under other numbers, its row too.
    static void repeatImages(const fs::path& folder, int times)
    {
        const fs::path table = folder / "boneage-training-dataset.csv";
        std::vector<std::string> rows;
        {
            std::ifstream in(table);
            std::string row;
            std::getline(in, row);
            while (std::getline(in, row))
                rows.push_back(row);
        }
        std::ofstream out(table, std::ios::app);
        for (int time = 1; time < times; ++time) {
            for (const std::string& row : rows) {
                const std::string id = row.substr(0, row.find(','));
                const std::string other = std::to_string(time) + id;
                out << other << row.substr(id.size()) << '\n';
                const fs::path images = folder / "boneage-training-dataset";
                fs::create_hard_link(images / (id + ".png"), images / (other + ".png"));
            }
        }
    }

    void openIn(const char* name, const QString& variant)
    {
        trigger("actionExplore");
        settle();
        take(QLatin1String(name) + QLatin1Char('_') + variant);
    }
};

TEST_F(StateScreenshots, beforeAnythingIsOpen)
{
    inEachLanguageAndTheme([this](const QString& variant) {
        for (const char* const action : {"actionHome", "actionExplore", "actionExperiment"}) {
            trigger(action);
            settle();
            take(QStringLiteral("empty_%1_%2").arg(QString::fromLatin1(action).mid(6).toLower(), variant));
        }
    });
}

TEST_F(StateScreenshots, whileImagesAreRead)
{
    int number = 0;
    inEachLanguageAndTheme([&](const QString& variant) {
        const fs::path folder = cohort(("unread" + std::to_string(++number)).c_str(), 30);
        repeatImages(folder, 20); // enough that their progress is shown
        trigger("actionExplore");
        workspace().open(folder);
        using State = bridge::ScanSession::State;
        const auto& progress = part<feedback::ProgressLine>("scanProgress");
        EXPECT_TRUE(waitFor([&] { return progress.isVisible() && !progress.numbers().isEmpty(); }));
        EXPECT_EQ(workspace().scan().state(), State::Scanning);
        take(QStringLiteral("explore_loading_") + variant);
        workspace().scan().cancel();
        EXPECT_TRUE(waitFor([this] { return workspace().scan().state() != State::Scanning; }));
    });
}

TEST_F(StateScreenshots, ofOneImage)
{
    openAndWait(cohort("one", 1));
    inEachLanguageAndTheme([this](const QString& variant) { openIn("explore_one", variant); });
}

TEST_F(StateScreenshots, filteredToNothing)
{
    openAndWait(cohort("some", 30));
    trigger("actionExplore");
    Q_EMIT part<plots::HistogramPlot>("ageChart").rangeChosen(1, 1.5);
    inEachLanguageAndTheme([this](const QString& variant) { openIn("explore_nothing", variant); });
}

TEST_F(StateScreenshots, ofProblems)
{
    const fs::path folder = cohort("bad", 30);
    int spoilt = 0;
    for (const auto& image : fs::directory_iterator(folder / "boneage-training-dataset")) {
        if (++spoilt % 5 == 0)
            fs::resize_file(image.path(), fs::file_size(image.path()) / 2);
        else if (spoilt % 5 == 1)
            fs::remove(image.path());
    }
    openAndWait(folder);
    part<QTabWidget>("galleryTabs").setCurrentIndex(6);
    inEachLanguageAndTheme([this](const QString& variant) { openIn("explore_problems", variant); });
}

TEST_F(StateScreenshots, ofAFolderThatCannotBeOpened)
{
    fs::create_directories(m_folder / "nothing");
    inEachLanguageAndTheme([this](const QString& variant) {
        openAndWait(m_folder / "nothing");
        trigger("actionHome");
        settle();
        take(QStringLiteral("home_problem_") + variant);
    });
}

TEST_F(StateScreenshots, whileANetworkIsTrained)
{
    window(std::make_unique<ScriptedTrainingEngine>(learnByScript));
    openAndWait(cohort("trained", 12));
    trigger("actionExperiment");
    EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    part<QPushButton>("trainButton").click();
    auto& curves = part<QWidget>("liveCurves");
    auto& metric = *curves.findChild<plots::CurvePlot*>(QStringLiteral("metricPlot"));
    EXPECT_TRUE(waitFor([&metric] { return metric.pointCount(1) >= 8; }));
    part<QDoubleSpinBox>("optimizer.learning_rate.live").setValue(0.0005);
    EXPECT_TRUE(waitFor([&metric] { return metric.markCount() == 1; }));
    auto& tabs = part<QTabWidget>("experimentTabs");
    tabs.setCurrentIndex(1);
    EXPECT_TRUE(waitFor([this] { return part<QTreeView>("insideLayers").model()->rowCount() > 0; }));
    part<QPushButton>("pauseButton").click();
    EXPECT_TRUE(
        waitFor([this] { return workspace().training().state() == bridge::TrainingSession::State::Paused; }));
    inEachLanguageAndTheme([&](const QString& variant) {
        for (const auto& [tab, name] :
             {std::pair(0, "curves"), std::pair(1, "inside"), std::pair(2, "diagnosis")}) {
            tabs.setCurrentIndex(tab);
            settle();
            take(QStringLiteral("experiment_live_%1_%2").arg(QLatin1String(name), variant));
        }
    });
    part<QPushButton>("stopButton").click();
}

TEST_F(StateScreenshots, ofADicom)
{
    const fs::path folder = m_folder / "dicoms";
    fs::create_directories(folder);
    support::DicomSpec spec{.width = 301, .height = 401};
    spec.lines = {"(0010,0010) PN [Silva^Ana]",
                  "(0010,0040) CS [F]",
                  "(0010,1010) AS [009Y]",
                  "(0028,0030) DS [0.2\\0.2]"};
    support::writeDicom(folder / "1.dcm", spec, support::rampCodes(spec));
    openAndWait(folder);
    trigger("actionExplore");
    inEachLanguageAndTheme([this](const QString& variant) {
        openIn("explore_dicom", variant);
        trigger("showAttributes");
        auto& list = part<QTreeView>("attributes");
        EXPECT_TRUE(waitFor([&list] { return list.model()->rowCount() > 5; }));
        settle();
        auto& dialog = part<QDialog>("attributesDialog");
        takePart(dialog, QStringLiteral("attributes_") + variant);
        dialog.close();
        settle();
    });
}

TEST_F(StateScreenshots, ofTheDialogs)
{
    openAndWait(cohort("dialogs", 30));
    trigger("actionExplore");
    inEachLanguageAndTheme([this](const QString& variant) {
        trigger("actionShortcuts");
        settle();
        auto& shortcuts = part<QDialog>("shortcutsDialog");
        takePart(shortcuts, QStringLiteral("shortcuts_") + variant);
        shortcuts.close();
        settle();
    });
}

} // namespace
} // namespace carpo::app_test
