// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen and done while a network is trained, with a script in the trainer's place.
#include "app/bridge/image_names.h"
#include "app/pages/experiment/experiment_runs.h"
#include "app/pages/experiment/runs_panel.h"
#include "engine/project/run_failure.h"
#include "tests/app/scripted_course.h"
#include "tests/app/scripted_training_engine.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/forms/field_slider.h"
#include "widgets/forms/form.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/pixel_tiles.h"
#include "widgets/style/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

namespace carpo::app_test {
namespace {

using bridge::TrainingSession;
using State = TrainingSession::State;

class Live : public WindowFixture
{
protected:
    void begin(const char* button = "trainButton")
    {
        open();
        part<QPushButton>(button).click();
    }

    void open()
    {
        window(std::make_unique<ScriptedTrainingEngine>(learnByScript)); // the first call counts
        writeSmallCohort(m_folder / "c", 6, 64);
        openAndWait(m_folder / "c");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    }

    /// So many, as if they had been trained before, with predictions and a course that goes well.
    void storeRuns(int count)
    {
        auto project = project::Project::open(workspace().set()->projectFile);
        for (int i = 0; i < count; ++i) {
            project::Run run;
            run.name = "stored";
            run.state = project::RunState::Finished;
            run.experimentJson = training::Experiment().toJson();
            run.environmentJson = "{}";
            const std::int64_t number = project->addRun(run).value();
            EXPECT_TRUE(project->storeEpoch(number, {.epoch = 1, .values = {{"val_mae", 9}}}));
            const project::PredictionRow row{
                .id = "hand" + std::to_string(number), .part = "validation", .months = 90, .truth = 100};
            EXPECT_TRUE(project->storePredictions(number, std::span(&row, 1)));
        }
        window().findChild<pages::RunsPanel*>()->reload();
    }

    bool isIn(State state)
    {
        return waitFor([this, state] { return workspace().training().state() == state; });
    }

    plots::CurvePlot& plot(const char* name)
    {
        return *part<QWidget>("liveCurves").findChild<plots::CurvePlot*>(QLatin1String(name));
    }
};

TEST_F(Live, goesOnBatchByBatchAndEpochByEpoch)
{
    begin("oneBatchButton");
    ASSERT_TRUE(isIn(State::Paused)) << "a run begins with one batch, where it is asked to";
    EXPECT_EQ(plot("batchLossPlot").pointCount(0), 1);
    part<QPushButton>("oneBatchButton").click();
    EXPECT_TRUE(waitFor([this] { return plot("batchLossPlot").pointCount(0) == 2; }));
    ASSERT_TRUE(isIn(State::Paused));
    part<QPushButton>("oneEpochButton").click();
    EXPECT_TRUE(waitFor([this] { return plot("batchLossPlot").pointCount(0) == kScriptedBatches; }));
    ASSERT_TRUE(isIn(State::Paused));
    EXPECT_EQ(plot("metricPlot").pointCount(0), 1);
    part<QPushButton>("pauseButton").click();
    EXPECT_TRUE(isIn(State::Training));
}

TEST_F(Live, aSlidersMoveReachesTheTrainerAndMarksTheCurves)
{
    begin();
    ASSERT_TRUE(isIn(State::Training));
    auto& slider = part<forms::FieldSlider>("optimizer.weight_decay.slider");
    auto& number = part<QDoubleSpinBox>("optimizer.weight_decay.live");
    ASSERT_TRUE(slider.isVisibleTo(&window()));
    const double before = number.value();
    QTest::keyClick(&slider, Qt::Key_PageUp);
    const double after = number.value();
    EXPECT_GT(after, before);
    for (const char* const name : {"batchLossPlot", "metricPlot", "gradientNormPlot"})
        EXPECT_TRUE(waitFor([&] { return plot(name).markCount() == 1; })) << name;
    // In the language of the window.
    const QString mark = plot("metricPlot").markLabel(0);
    speak("en");
    EXPECT_NE(plot("metricPlot").markLabel(0), mark);
    EXPECT_EQ(part<QDoubleSpinBox>("optimizer.weight_decay.live").value(), after);
    for (const char* const language : {"pt_BR", "en"}) {
        speak(language);
        window().resize(1366, 768);
        QTest::qWait(50);
        EXPECT_EQ(window().size(), QSize(1366, 768)) << language;
        for (const QLabel* const label : part<QWidget>("liveValues").findChildren<QLabel*>()) {
            if (label->isVisibleTo(&window())) {
                EXPECT_LE(label->heightForWidth(label->width()), label->height())
                    << label->text().toStdString();
            }
        }
        const auto& metric = plot("metricPlot");
        EXPECT_TRUE(waitFor([&metric] { // it is drawn
            return QRectF(QPointF(), metric.size()).contains(metric.markLabelPlace(0));
        }));
        EXPECT_FALSE(plot("metricPlot").drawnMarkLabel(0).isEmpty());
    }
    part<QToolButton>("foldLive").click();
    EXPECT_FALSE(part<forms::FieldSlider>("optimizer.weight_decay.slider").isVisibleTo(&window()));
    part<QPushButton>("stopButton").click();
    ASSERT_TRUE(isIn(State::Idle));
    EXPECT_FALSE(part<QWidget>("liveValues").isVisibleTo(&window()));
}

// A trial's values are in force, not the form's; and who reads another run goes on reading it.
TEST_F(Live, aQueuedRunShowsItsOwnValuesAndLeavesTheRunThatIsRead)
{
    begin();
    ASSERT_TRUE(isIn(State::Training));
    part<QPushButton>("stopButton").click();
    ASSERT_TRUE(isIn(State::Idle));
    storeRuns(2);
    auto& runs = part<QTreeView>("runs");
    ASSERT_TRUE(waitFor([&] { return runs.model()->rowCount() == 2; }));
    runs.setCurrentIndex(runs.model()->index(0, 0));
    auto& curves = part<QStackedWidget>("runCurves");
    ASSERT_EQ(curves.currentWidget()->objectName(), QStringLiteral("storedCurves"));
    training::Sweep alone;
    ASSERT_TRUE(alone.base.set("optimizer.learning_rate", 0.125));
    workspace().queue().add(alone);
    ASSERT_TRUE(waitFor([this] { return !workspace().queue().waiting().empty(); }));
    workspace().queue().start();
    ASSERT_TRUE(isIn(State::Training));
    EXPECT_EQ(part<QDoubleSpinBox>("optimizer.learning_rate.live").value(), 0.125);
    ASSERT_TRUE(waitFor([this] { return plot("metricPlot").pointCount(1) >= 2; }));
    EXPECT_EQ(curves.currentWidget()->objectName(), QStringLiteral("storedCurves"));
    auto& samples = part<plots::CurvePlot>("samplesPlot");
    ASSERT_TRUE(waitFor([&] { return samples.table().contains(QStringLiteral("hand1,")); }));
    EXPECT_FALSE(samples.table().contains(QStringLiteral("hand2,"))) << "whose truth is another run's";
    bridge::ImageNames::instance().setHidden(true);
    EXPECT_FALSE(samples.table().contains(QStringLiteral("hand"))) << "in front of a class";
    EXPECT_GT(samples.pointCount(0), 0);
    bridge::ImageNames::instance().setHidden(false);
}

// The trainer looks inside for the diagnosis too, without anybody looking at Por dentro.
TEST_F(Live, deadUnitsAreFoundWithoutLookingInside)
{
    window(std::make_unique<ScriptedTrainingEngine>(learnByScript));
    int looks = 0;
    QObject::connect(
        &workspace().training(),
        &TrainingSession::advanced,
        &window(),
        [&looks](const bridge::TrainingFrame& frame) { looks += frame.inspection != nullptr ? 1 : 0; });
    begin();
    ASSERT_TRUE(waitFor([this] { return plot("metricPlot").pointCount(1) >= 8; }));
    EXPECT_GE(looks, 1);
    EXPECT_LE(looks, 3) << "now and then";
    EXPECT_EQ(part<QTreeView>("insideLayers").model()->rowCount(), 0);
    part<QPushButton>("stopButton").click();
    ASSERT_TRUE(isIn(State::Idle));
}

TEST_F(Live, whatWasDoneIsSaidInTheLanguageOfTheWindow)
{
    open();
    workspace().queue().add({});
    ASSERT_TRUE(waitFor([this] { return !workspace().queue().waiting().empty(); }));
    workspace().queue().remove(workspace().queue().waiting().front()->stored.number);
    auto& message = part<feedback::MessageLine>("runMessages");
    ASSERT_TRUE(waitFor([&] { return !message.text().isEmpty(); }));
    EXPECT_FALSE(message.text().contains(QStringLiteral("Taken out of the queue.")));
    speak("en");
    EXPECT_TRUE(message.text().contains(QStringLiteral("Taken out of the queue.")));
    message.findChild<QPushButton*>()->click();
    EXPECT_TRUE(waitFor([this] { return !workspace().queue().waiting().empty(); })) << "it is taken back";
}

TEST_F(Live, anErrorNamesNoFilesInFrontOfAClass)
{
    open();
    bridge::ImageNames::instance().setHidden(true);
    Q_EMIT window().findChild<pages::ExperimentRuns*>()->failed(
        {core::ErrorCode::WriteFailed, "/home/maria.png", {}});
    bridge::ImageNames::instance().setHidden(false);
    const QString words = part<feedback::MessageLine>("experimentMessage").text();
    EXPECT_FALSE(words.isEmpty());
    EXPECT_FALSE(words.contains(QStringLiteral("maria"))) << words.toStdString();
}

// A run that was killed by a full disk has not diverged.
TEST_F(Live, aFailedRunSaysWhy)
{
    open();
    storeRuns(2);
    {
        const auto project = project::Project::open(workspace().set()->projectFile);
        ASSERT_TRUE(project::failRun(*project, 2, {core::ErrorCode::DiskFull, "/disk", {}}));
    }
    auto& failure = part<QLabel>("runFailure");
    window().findChild<pages::RunsPanel*>()->reload();
    ASSERT_TRUE(waitFor([&] { return !failure.isHidden(); }));
    EXPECT_TRUE(failure.text().contains(QStringLiteral("#2"))) << failure.text().toStdString();
    EXPECT_TRUE(failure.text().contains(QStringLiteral("/disk"))) << failure.text().toStdString();
    part<QTabWidget>("experimentTabs").setCurrentIndex(2);
    EXPECT_EQ(window().findChild<QWidget*>(QStringLiteral("finding_diverges")), nullptr);
    auto& runs = part<QTreeView>("runs");
    runs.setCurrentIndex(runs.model()->index(1, 0));
    EXPECT_TRUE(failure.isHidden()) << "another run is shown";
}

TEST_F(Live, curvesAreChosenSmoothedAndShareACursor)
{
    begin();
    ASSERT_TRUE(waitFor([this] { return plot("metricPlot").pointCount(1) >= 3; }));
    auto& metric = *part<QWidget>("liveCurves").findChild<QComboBox*>(QStringLiteral("curveMetric"));
    const double mae = plot("metricPlot").last(1);
    metric.setCurrentIndex(metric.findText(QStringLiteral("RMSE")));
    Q_EMIT metric.activated(metric.currentIndex());
    EXPECT_GE(plot("metricPlot").last(1), 1.2 * mae - 1e-9);
    auto& slider = *part<QWidget>("liveCurves").findChild<QSlider*>(QStringLiteral("smoothingSlider"));
    slider.setValue(0);
    EXPECT_EQ(plot("batchLossPlot").smoothing(), 0);
    // The end of an epoch is the same place in both kinds of plots.
    Q_EMIT plot("metricPlot").cursorMoved(2);
    EXPECT_TRUE(plot("batchLossPlot").readout().contains(QStringLiteral("(20)")))
        << plot("batchLossPlot").readout().toStdString();
    EXPECT_TRUE(plot("gradientNormPlot").readout().isEmpty()) << "it is not shown";
}

TEST_F(Live, theInsideIsLookedAtOnlyWhileItIsSeen)
{
    begin();
    ASSERT_TRUE(isIn(State::Training));
    auto& tabs = part<QTabWidget>("experimentTabs");
    auto& layers = part<QTreeView>("insideLayers");
    EXPECT_EQ(layers.model()->rowCount(), 0);
    tabs.setCurrentIndex(1);
    ASSERT_TRUE(waitFor([&] { return layers.model()->rowCount() == 2; }));
    EXPECT_EQ(part<plots::PixelTiles>("insideFilters").count(), 8);
    EXPECT_EQ(part<plots::PixelTiles>("insideMaps").count(), 8);
    window().resize(1366, 768);
    QTest::qWait(50);
    EXPECT_EQ(layers.horizontalScrollBar()->maximum(), 0) << "all of it is seen";
    EXPECT_FALSE(layers.model()->index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
    layers.setCurrentIndex(layers.model()->index(1, 0));
    EXPECT_EQ(part<plots::PixelTiles>("insideMaps").count(), 0) << "an output has no maps";
}

TEST_F(Live, anOverfitIsToldShownAndItsRemedyTaken)
{
    open();
    storeRuns(1); // the number that the script gives its run
    part<QPushButton>("trainButton").click();
    ASSERT_TRUE(waitFor([this] { return plot("metricPlot").pointCount(1) >= 8; }));
    auto& tabs = part<QTabWidget>("experimentTabs");
    tabs.setCurrentIndex(2);
    auto* card = static_cast<QWidget*>(nullptr);
    ASSERT_TRUE(waitFor([&] {
        card = window().findChild<QWidget*>(QStringLiteral("finding_overfits"));
        return card != nullptr;
    }));
    part<QPushButton>("stopButton").click();
    ASSERT_TRUE(isIn(State::Idle));
    card = window().findChild<QWidget*>(QStringLiteral("finding_overfits"));
    ASSERT_NE(card, nullptr);
    card->findChild<QPushButton*>(QStringLiteral("showEvidence"))->click();
    EXPECT_EQ(tabs.currentIndex(), 0);
    EXPECT_TRUE(plot("metricPlot").hasSpan());
    auto& form = part<forms::Form>("experimentForm");
    EXPECT_NE(form.value(QStringLiteral("augmentation.rotation")).toDouble(), 15);
    card->findChild<QPushButton*>(QStringLiteral("tryRemedy"))->click();
    EXPECT_EQ(form.value(QStringLiteral("augmentation.rotation")).toDouble(), 15);
}

} // namespace
} // namespace carpo::app_test
