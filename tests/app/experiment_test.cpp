// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "tests/app/scripted_training_engine.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <fstream>

namespace carpo::app_test {
namespace {

using State = bridge::TrainingSession::State;
using Form = forms::Form;

class Experiment : public WindowFixture
{
protected:
    void openCohort(int count = 20)
    {
        writeSmallCohort(m_folder / "cohort", count, 64);
        openAndWait(m_folder / "cohort");
        trigger("actionExperiment");
        // The presets are read off the window's thread.
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    }

    void makeItTiny()
    {
        auto& form = part<Form>("experimentForm");
        EXPECT_TRUE(form.setValue(QStringLiteral("data.input_size"), 16));
        EXPECT_TRUE(form.setValue(QStringLiteral("training.epochs"), 2));
        EXPECT_TRUE(form.setValue(QStringLiteral("training.batch_size"), 4));
    }

    /// The first line of the predictions that the button saves.
    std::string headerOfSaved(const char* name)
    {
        const auto csv = m_folder / name;
        feedback::FileDialogs::instance().setNextFileName(bridge::toQString(csv));
        part<QPushButton>("savePredictions").click();
        EXPECT_TRUE(waitFor([&] { return std::filesystem::exists(csv); }));
        std::ifstream in(csv);
        std::string header;
        std::getline(in, header);
        return header;
    }

    plots::CurvePlot& livePlot(const char* name)
    {
        return *part<QWidget>("liveCurves").findChild<plots::CurvePlot*>(QLatin1String(name));
    }
};

TEST_F(Experiment, aTrainingDrawsItsCurvesAndResults)
{
    openCohort();
    makeItTiny();
    part<QPushButton>("trainButton").click();
    EXPECT_FALSE(part<QPushButton>("trainButton").isEnabled());
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_TRUE(part<feedback::MessageLine>("experimentMessage").text().isEmpty())
        << part<feedback::MessageLine>("experimentMessage").text().toStdString();
    // 16 training images in batches of 4, two epochs.
    EXPECT_EQ(livePlot("batchLossPlot").pointCount(0), 8);
    EXPECT_EQ(livePlot("epochLossPlot").pointCount(1), 2);
    EXPECT_EQ(livePlot("metricPlot").pointCount(1), 2);

    const auto& runs = *part<QTreeView>("runs").model();
    EXPECT_TRUE(waitFor([&] { return runs.index(0, 1).data().toString() == QStringLiteral("concluída"); }));
    EXPECT_EQ(runs.rowCount(), 1);
    part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    EXPECT_TRUE(waitFor([this] {
        return part<plots::ScatterPlot>("resultsScatter").summary().contains(QStringLiteral("MAE"));
    }));
    part<QTabBar>("resultTabs").setCurrentIndex(4);
    EXPECT_EQ(part<gallery::Gallery>("worstGallery").model()->rowCount(), 4);

    EXPECT_EQ(headerOfSaved("predictions.csv"), "Case ID,Bone age (months)");
}

TEST_F(Experiment, explorarTrainsWithOneClick)
{
    openCohort();
    makeItTiny();
    part<QToolButton>("trainOnSet").click();
    EXPECT_TRUE(workspace().training().isActive());
    EXPECT_TRUE(livePlot("batchLossPlot").isVisibleTo(&window()));
    part<QToolButton>("trainOnSet").click(); // shows it, and begins no second one
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    const auto& runs = *part<QTreeView>("runs").model();
    EXPECT_TRUE(waitFor([&] { return runs.index(0, 1).data().toString() == QStringLiteral("concluída"); }));
    EXPECT_EQ(runs.rowCount(), 1);
}

TEST_F(Experiment, aTrainingOfClassesShowsItsMetricAndConfusion)
{
    openCohort(30);
    makeItTiny();
    auto& form = part<Form>("experimentForm");
    form.setValue(QStringLiteral("target.name"), QStringLiteral("sex"));
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    // Which two settings do not go together, and what to set, as the form calls them.
    const QString refused = part<feedback::MessageLine>("experimentMessage").text();
    for (const char* const key : {"loss.name", "target.name", "network.sex"}) {
        const QString name = bridge::translated("Hyperparameter", training::findHyperparameter(key)->name);
        EXPECT_TRUE(refused.contains(name)) << refused.toStdString();
        EXPECT_FALSE(refused.contains(QLatin1String(key))) << refused.toStdString();
    }

    form.setValue(QStringLiteral("loss.name"), QStringLiteral("cross_entropy"));
    form.setValue(QStringLiteral("network.sex"), QStringLiteral("none"));
    EXPECT_FALSE(form.isFieldShown(QStringLiteral("loss.band_width"))) << "bands are of ages";
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_TRUE(part<feedback::MessageLine>("experimentMessage").text().isEmpty())
        << part<feedback::MessageLine>("experimentMessage").text().toStdString();
    auto& metric = livePlot("metricPlot");
    EXPECT_EQ(metric.title(), QStringLiteral("Acurácia por época"));
    EXPECT_EQ(metric.pointCount(0), 2);
    EXPECT_EQ(metric.pointCount(1), 2);
    EXPECT_LE(metric.best(1), 1);
    EXPECT_GE(metric.best(1), metric.last(1)) << "more is better";

    part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    auto& matrix = part<plots::ConfusionMatrix>("resultsConfusion");
    const auto shown = [&matrix] {
        return matrix.table().count(QLatin1Char('\n')) == 5
                   ? matrix.count(0, 0) + matrix.count(0, 1) + matrix.count(1, 0) + matrix.count(1, 1)
                   : 0;
    };
    EXPECT_TRUE(waitFor([&] { return shown() == 6; }));
    EXPECT_TRUE(matrix.table().contains(QStringLiteral("feminino,masculino,")))
        << matrix.table().toStdString();
    EXPECT_TRUE(matrix.summary().contains(QStringLiteral("acurácia"))) << matrix.summary().toStdString();
    EXPECT_FALSE(part<plots::ScatterPlot>("resultsScatter").isVisibleTo(&window()));
    part<QTabBar>("resultTabs").setCurrentIndex(4);
    EXPECT_TRUE(waitFor([&] { return part<gallery::Gallery>("worstGallery").model()->rowCount() == 6; }));
    const QString worst = part<gallery::Gallery>("worstGallery").model()->index(0, 0).data().toString();
    EXPECT_TRUE(worst.contains(QStringLiteral("→")) && worst.contains(QLatin1Char('%')))
        << worst.toStdString();
    const auto& runs = *part<QTreeView>("runs").model();
    const auto tip = [&runs] { return runs.index(0, 2).data(Qt::ToolTipRole).toString(); };
    EXPECT_TRUE(waitFor([&] { return tip().contains(QStringLiteral("Acurácia")); })) << tip().toStdString();

    EXPECT_EQ(headerOfSaved("classes.csv"), "Case ID,sex,probability");
}

TEST_F(Experiment, aStoppedRunIsContinuedFromTheList)
{
    openCohort();
    makeItTiny();
    part<Form>("experimentForm").setValue(QStringLiteral("training.epochs"), 30);
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return livePlot("metricPlot").pointCount(1) >= 2; }));
    part<QPushButton>("stopButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    auto& again = part<QPushButton>("continueRun");
    EXPECT_TRUE(waitFor([&] { return again.isEnabled(); }));
    const int before = livePlot("metricPlot").pointCount(1);
    again.click();
    EXPECT_TRUE(waitFor([&] { return livePlot("metricPlot").pointCount(1) > before; }));
    EXPECT_EQ(workspace().training().run(), 1);
    part<QPushButton>("stopButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
}

TEST_F(Experiment, aTrainingSaysWhatItStartsWith)
{
    openCohort();
    makeItTiny();
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    std::filesystem::path weights;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path())) {
        if (entry.path().filename() == "best.safetensors")
            weights = entry.path();
    }
    ASSERT_FALSE(weights.empty());
    const auto message = [this] { return part<feedback::MessageLine>("experimentMessage").text(); };
    auto& form = part<Form>("experimentForm");
    EXPECT_TRUE(form.setValue(QStringLiteral("transfer.weights"), bridge::toQString(weights)));
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_TRUE(message().contains(QStringLiteral("tensores"))) << message().toStdString();
    EXPECT_FALSE(message().contains(QStringLiteral("head."))) << "all of them fit";

    // Without its input for the sex, the head's first layer is of another shape.
    EXPECT_TRUE(form.setValue(QStringLiteral("network.sex"), QStringLiteral("none")));
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_TRUE(message().contains(QStringLiteral("head."))) << message().toStdString();
}

TEST_F(Experiment, aRunSaysThatItPassedOverADamagedCheckpoint)
{
    window(std::make_unique<ScriptedTrainingEngine>(
        [](training::TrainingControls&, jobs::TrainJobObserver& observer, const std::stop_token&) {
            observer.onRun(1);
            observer.onCheckpointPassedOver(
                {core::ErrorCode::CheckpointDamaged, "/x/checkpoint.pt", {{"detail", "cut off"}}}, 7);
            jobs::TrainJobResult result;
            result.run = 1;
            result.outcome.finished = true;
            return core::Result<jobs::TrainJobResult>(result);
        }));
    openCohort();
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    const QString message = part<feedback::MessageLine>("experimentMessage").text();
    EXPECT_TRUE(message.contains(QStringLiteral("/x/checkpoint.pt"))) << message.toStdString();
    EXPECT_TRUE(message.contains(QStringLiteral("após a época 7"))) << message.toStdString();
}

TEST_F(Experiment, theFormFollowsPresetAndCatalogue)
{
    openCohort();
    auto& form = part<Form>("experimentForm");
    EXPECT_TRUE(form.changedKeys().isEmpty());
    EXPECT_FALSE(form.isFieldShown(QStringLiteral("network.sex_width")));
    form.setValue(QStringLiteral("network.sex"), QStringLiteral("dense"));
    EXPECT_TRUE(form.isFieldShown(QStringLiteral("network.sex_width")));
    EXPECT_EQ(form.changedKeys(), QStringList{QStringLiteral("network.sex")});

    auto& preset = part<QComboBox>("preset");
    preset.setCurrentIndex(preset.findData(QStringLiteral("lenet_ufg")));
    Q_EMIT preset.activated(preset.currentIndex());
    EXPECT_EQ(form.value(QStringLiteral("network.name")), QStringLiteral("lenet_ufg"));
    // The lecture's count.
    EXPECT_TRUE(
        waitFor([&] { return part<QLabel>("experimentSummary").text().contains(QStringLiteral("71.617")); }));
}

TEST_F(Experiment, anExperimentFileIsSavedAndOpened)
{
    openCohort();
    auto& form = part<Form>("experimentForm");
    form.setValue(QStringLiteral("training.epochs"), 7);
    const auto file = m_folder / "mine.json";
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
    trigger("saveExperiment");
    EXPECT_TRUE(waitFor([&] { return std::filesystem::exists(file); }));
    form.setValue(QStringLiteral("training.epochs"), 9);
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
    trigger("openExperiment");
    EXPECT_TRUE(waitFor([&] { return form.value(QStringLiteral("training.epochs")).toInt() == 7; }));
}

/// Waits to be stopped, and says which learning rate it was given.
core::Result<jobs::TrainJobResult> waitForStop(training::TrainingControls& controls,
                                               jobs::TrainJobObserver& observer,
                                               const std::stop_token& stop)
{
    observer.onStarted("CPU, 2 threads", 33);
    double rate = 0;
    for (std::int64_t step = 1; !stop.stop_requested(); ++step) {
        for (const auto& [key, value] : controls.takeChanges())
            rate = key == "optimizer.learning_rate" ? std::get<double>(value) : rate;
        observer.onBatch({.epoch = 1, .batch = 1, .batches = 10, .step = step, .learningRate = rate});
        QTest::qSleep(5);
    }
    return jobs::TrainJobResult{};
}

TEST_F(Experiment, whileItTrainsTheFormIsTheNextExperimentAndTheLiveValuesReachTheTrainer)
{
    window(std::make_unique<ScriptedTrainingEngine>(waitForStop));
    openCohort(6);
    auto& form = part<Form>("experimentForm");
    EXPECT_FALSE(part<QWidget>("liveValues").isVisibleTo(&window()));
    EXPECT_TRUE(form.setValue(QStringLiteral("optimizer.learning_rate"), 0.125));
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return workspace().training().state() == State::Training; }));
    EXPECT_TRUE(part<QWidget>("liveValues").isVisibleTo(&window()));
    auto& rate = part<QDoubleSpinBox>("optimizer.learning_rate.live");
    EXPECT_EQ(rate.value(), 0.125) << "as the run began";
    EXPECT_TRUE(form.editor(QStringLiteral("data.input_size"))->isEnabled());
    EXPECT_TRUE(form.setValue(QStringLiteral("optimizer.learning_rate"), 0.5));
    EXPECT_EQ(rate.value(), 0.125) << "the form is another experiment";
    rate.setValue(0.25);
    const auto& words = part<QLabel>("batchTimes");
    EXPECT_TRUE(waitFor([&] { return words.text().contains(QStringLiteral("0,25")); }))
        << words.text().toStdString();
    EXPECT_EQ(form.value(QStringLiteral("optimizer.learning_rate")).toDouble(), 0.5);
    EXPECT_TRUE(part<QLabel>("runWords").text().contains(QStringLiteral("CPU, 2 threads")));
    part<QPushButton>("stopButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_FALSE(part<QWidget>("liveValues").isVisibleTo(&window()));
}

/// Has no room for larger batches than the eight that it is told of.
core::Result<jobs::TrainJobResult>
takeBack(training::TrainingControls& controls, jobs::TrainJobObserver& observer, const std::stop_token& stop)
{
    observer.onStarted("CPU, 2 threads", 33);
    for (std::int64_t step = 1; !stop.stop_requested(); ++step) {
        for (const auto& [key, value] : controls.takeChanges()) {
            training::LiveChange change{
                .step = step - 1, .epoch = 1, .key = key, .value = training::toText(value)};
            observer.onChanged(change);
            change.value = "8";
            change.isTakenBack = true;
            observer.onChanged(change);
        }
        observer.onBatch({.epoch = 1, .batch = 1, .batches = 10, .step = step});
        QTest::qSleep(5);
    }
    return jobs::TrainJobResult{};
}

TEST_F(Experiment, aBatchSizeThatDoesNotFitGoesBackAndSaysSo)
{
    window(std::make_unique<ScriptedTrainingEngine>(takeBack));
    openCohort(6);
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return workspace().training().state() == State::Training; }));
    auto& size = part<QSpinBox>("training.batch_size.live");
    QTest::qWait(100); // what is told before the first batch is of a run that was continued
    size.setValue(512);
    EXPECT_TRUE(waitFor([&] { return size.value() == 8; }));
    const QString message = part<feedback::MessageLine>("experimentMessage").text();
    EXPECT_TRUE(message.contains(QStringLiteral("8"))) << message.toStdString();
    part<QPushButton>("stopButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
}

TEST_F(Experiment, closingTheWindowWaitsForTheCheckpoint)
{
    window(std::make_unique<ScriptedTrainingEngine>(waitForStop));
    openCohort(6);
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return workspace().training().state() == State::Training; }));
    EXPECT_FALSE(window().close());
    EXPECT_EQ(workspace().training().state(), State::Stopping);
    EXPECT_TRUE(waitFor([&] { return !window().isVisible(); }));
}

} // namespace
} // namespace carpo::app_test
