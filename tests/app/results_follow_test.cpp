// SPDX-License-Identifier: GPL-3.0-or-later
// Results of runs, sets and targets that are others than they were.
#include "app/pages/explore/prepare_picture.h"
#include "tests/app/results_fixture.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/interval_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

TEST_F(Results, mapsAreOfTheWeightsOfToday)
{
    trainShortly();
    part<forms::Form>("experimentForm").setValue(QStringLiteral("training.seed"), 77);
    train();
    choose(1);
    showTab(kLooksAt);
    auto& picture = part<pages::PreparePicture>("attributionPicture");
    EXPECT_TRUE(waitFor([&] { return !picture.picture().isNull(); }));
    part<QComboBox>("attributionKind").setCurrentIndex(2);
    const QImage before = picture.picture();
    // As if it had been trained further: other weights, of a better epoch.
    auto project = project::Project::open(workspace().set()->projectFile);
    fs::copy_file(project->runFolder(2).value() / "best.pt",
                  project->runFolder(1).value() / "best.pt",
                  fs::copy_options::overwrite_existing);
    improve(1);
    EXPECT_TRUE(waitFor([&] { return !picture.picture().isNull() && picture.picture() != before; }));
}

TEST_F(Results, anEvaluationOfBeforeARunWasTrainedFurtherSaysSo)
{
    trainShortly();
    evaluate("evaluate_test");
    auto& shown = part<QComboBox>("shownEvaluation");
    const QString before = shown.currentText();
    const auto known = [this] {
        const auto errors = workspace().errors().of(workspace().set()->dataset);
        return errors == nullptr
                   ? 0
                   : std::ranges::count_if(errors->error, [](float error) { return std::isfinite(error); });
    };
    EXPECT_TRUE(waitFor([&] { return known() == 12; }));
    improve(1);
    EXPECT_TRUE(waitFor([&] { return shown.currentText() != before; }));
    EXPECT_TRUE(shown.currentText().contains(QStringLiteral("época"))) << shown.currentText().toStdString();
    EXPECT_EQ(known(), 6) << "what it said then is not what it is off by";
    evaluate("evaluate_test");
    EXPECT_EQ(shown.currentText(), before);
}

TEST_F(Results, anEvaluationGoesOnWhileAnotherRunIsLookedAt)
{
    trainShortly();
    train();
    choose(1);
    auto& shown = part<QComboBox>("shownEvaluation");
    auto& action = part<QAction>("evaluate_test");
    EXPECT_TRUE(waitFor([&] { return action.isEnabled(); }));
    QThreadPool& searches = workspace().searches();
    QSemaphore free;
    const int threads = searches.maxThreadCount();
    for (int i = 0; i < threads; ++i)
        searches.start([&free] { free.acquire(); });
    action.trigger();
    choose(2);
    free.release(threads); // it has not begun before
    EXPECT_EQ(shown.currentData().toLongLong(), 0);
    const auto stored = [this] {
        return project::Project::open(workspace().set()->projectFile)->evaluations()->size();
    };
    EXPECT_TRUE(waitFor([&] { return stored() == 1; }));
    EXPECT_TRUE(waitFor([&] { return part<QToolButton>("evaluateButton").isEnabled(); }));
    EXPECT_EQ(shown.count(), 1) << "it is not of this run";
    choose(1);
    EXPECT_TRUE(waitFor([&] { return shown.currentData().toLongLong() == 1; })) << "it is shown";
    EXPECT_TRUE(message().isEmpty()) << message().toStdString();
}

TEST_F(Results, followASetThatIsReadAgain)
{
    trainShortly();
    const auto errors = [this] { return workspace().errors().of(workspace().set()->dataset); };
    EXPECT_TRUE(waitFor([&] { return errors() != nullptr; }));
    const auto before = workspace().set()->dataset;
    // The first image is no longer in it: all others have another row.
    const std::string gone = before->ids.front();
    fs::remove(before->files.front());
    openAndWait(m_folder / "cohort");
    ASSERT_NE(workspace().set()->dataset, before);
    EXPECT_TRUE(waitFor([&] { return errors() != nullptr; })) << "columns of the set as it is now";
    EXPECT_TRUE(part<QPushButton>("saveRunReport").isEnabled());
    showTab(kCases);
    auto& worst = part<gallery::Gallery>("worstGallery");
    EXPECT_GE(worst.model()->rowCount(), 5);
    QSignalSpy opened(window().findChild<pages::ResultsPanel*>(), &pages::ResultsPanel::imageChosen);
    Q_EMIT worst.activated(0);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_LT(opened.front().front().toInt(), static_cast<int>(workspace().set()->dataset->size()));
}

TEST_F(Results, ofANumberThatIsNoAgeHaveNoMonths)
{
    writeSmallCohort(m_folder / "cohort", 8, 64);
    openAndWait(m_folder / "cohort");
    {
        auto project = project::Project::open(workspace().set()->projectFile);
        project::Run run;
        run.state = project::RunState::Finished;
        run.experimentJson = training::Experiment().toJson();
        run.environmentJson = R"({"target": {"unit": "none"}})";
        ASSERT_EQ(project->addRun(run).value(), 1);
        ASSERT_TRUE(project->storeEpoch(1, {.epoch = 1, .values = {{"val_mae", 0.5}}}));
        std::vector<project::PredictionRow> rows;
        for (const std::string& id : workspace().set()->dataset->ids)
            rows.push_back({.id = id,
                            .part = "validation",
                            .months = 1.5F,
                            .truth = 1 + 0.125F * static_cast<float>(rows.size())});
        ASSERT_TRUE(project->storePredictions(1, rows));
    }
    trigger("actionExperiment");
    window().findChild<pages::RunsPanel*>()->reload();
    part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    choose(1);
    auto& bar = part<QTabBar>("resultTabs");
    EXPECT_TRUE(waitFor([this] {
        return part<plots::ScatterPlot>("resultsScatter").summary().contains(QStringLiteral("MAE"));
    }));
    for (int tab = 0; tab < bar.count(); ++tab) {
        showTab(tab);
        QTest::qWait(50);
    }
    EXPECT_TRUE(waitFor([this] {
        return part<plots::IntervalPlot>("errorSlices").summary().contains(QStringLiteral("MAE"));
    }));
    QStringList said;
    for (const plots::Plot* const plot : part<QWidget>("resultsPanel").findChildren<plots::Plot*>())
        said << plot->summary() << plot->title();
    EXPECT_GT(part<plots::IntervalPlot>("errorSlices").table().count(QLatin1Char('\n')), 2);
    said << part<gallery::Gallery>("worstGallery").model()->index(0, 0).data(Qt::ToolTipRole).toString();
    said << part<QTableWidget>("comparisonTable").horizontalHeaderItem(2)->text();
    for (const QString& words : said)
        EXPECT_FALSE(words.contains(QStringLiteral("meses"))) << words.toStdString();
    EXPECT_FALSE(said.filter(QStringLiteral("MAE")).isEmpty());
}

} // namespace
} // namespace carpo::app_test
