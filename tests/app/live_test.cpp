// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen and done while a network is trained, with a script in the trainer's place.
#include "tests/app/scripted_course.h"
#include "tests/app/scripted_training_engine.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/forms/field_slider.h"
#include "widgets/forms/form.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/picture_grid.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
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
        window(std::make_unique<ScriptedTrainingEngine>(learnByScript));
        writeSmallCohort(m_folder / "c", 6, 64);
        openAndWait(m_folder / "c");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        part<QPushButton>(button).click();
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
    auto& form = part<forms::Form>("experimentForm");
    auto& slider = part<forms::FieldSlider>("optimizer.weight_decay.slider");
    ASSERT_TRUE(slider.isVisibleTo(&form));
    const double before = form.value(QStringLiteral("optimizer.weight_decay")).toDouble();
    QTest::keyClick(&slider, Qt::Key_PageUp);
    EXPECT_GT(form.value(QStringLiteral("optimizer.weight_decay")).toDouble(), before);
    for (const char* const name : {"batchLossPlot", "metricPlot", "gradientNormPlot"})
        EXPECT_TRUE(waitFor([&] { return plot(name).markCount() == 1; })) << name;
    EXPECT_FALSE(form.isFieldShown(QStringLiteral("training.epochs")));
    part<QPushButton>("stopButton").click();
    ASSERT_TRUE(isIn(State::Idle));
    EXPECT_FALSE(slider.isVisibleTo(&form));
    EXPECT_TRUE(form.isFieldShown(QStringLiteral("training.epochs")));
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
    EXPECT_EQ(part<plots::PictureGrid>("insideFilters").count(), 4);
    EXPECT_EQ(part<plots::PictureGrid>("insideMaps").count(), 4);
    layers.setCurrentIndex(layers.model()->index(1, 0));
    EXPECT_EQ(part<plots::PictureGrid>("insideMaps").count(), 0) << "an output has no maps";
}

TEST_F(Live, anOverfitIsToldShownAndItsRemedyTaken)
{
    begin();
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
