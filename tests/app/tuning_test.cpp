// SPDX-License-Identifier: GPL-3.0-or-later
// What is tried on the open set before a training: augmentation and the learning rate.
#include "app/pages/experiment/experiment_page.h"
#include "tests/app/scripted_training_engine.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/form.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/gallery/picture_grid.h"
#include "widgets/plots/curve_plot.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

#include <fstream>

namespace carpo::app_test {
namespace {

class Tuning : public WindowFixture
{
protected:
    forms::Form& form() { return part<forms::Form>("experimentForm"); }

    void openTab(const char* panel)
    {
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>(panel));
    }
    void openCohort(int count)
    {
        writeSmallCohort(m_folder / "cohort", count, 64);
        openAndWait(m_folder / "cohort");
    }
    void switchAugmentationOff()
    {
        for (const char* const key : {"augmentation.rotation", "augmentation.shift", "augmentation.scale"})
            EXPECT_TRUE(form().setValue(QLatin1String(key), 0.0));
    }
};

TEST_F(Tuning, augmentationIsShownOnImagesOfTheSet)
{
    openTab("augmentationPanel");
    auto* const page = window().findChild<pages::ExperimentPage*>();
    QSignalSpy folderWanted(page, &pages::ExperimentPage::folderWanted);
    page->disconnect(&window()); // a file dialog would wait for somebody
    for (const char* const state : {"augmentationState", "rateState"}) {
        auto& empty = part<feedback::StateView>(state);
        EXPECT_FALSE(empty.sentence().isEmpty());
        EXPECT_TRUE(empty.button()->isEnabled()) << state;
        empty.button()->click();
    }
    EXPECT_EQ(folderWanted.count(), 2) << "the button does what is to be done";
    openCohort(12);
    auto& grid = part<gallery::PictureGrid>("augmentationGrid");
    form().setValue(QStringLiteral("data.input_size"), 48);
    const auto side = [&] { return grid.pictures().empty() ? 0 : grid.pictures()[0].width(); };
    EXPECT_TRUE(waitFor([&] { return side() == 48; }));
    switchAugmentationOff();
    const auto areAlike = [&] {
        const auto& all = grid.pictures();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] != all[i - i % 4])
                return false;
        }
        return all.size() == 12;
    };
    EXPECT_TRUE(waitFor(areAlike));
    EXPECT_FALSE(part<QPushButton>("drawAnew").isEnabled()) << "nothing is drawn";

    const std::vector<QImage> plain = grid.pictures();
    form().setValue(QStringLiteral("augmentation.rotation"), 30.0);
    EXPECT_TRUE(waitFor([&] { return !areAlike(); }));
    const std::vector<QImage> turned = grid.pictures();
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_EQ(turned[i] == plain[i], i % 4 == 0) << i << ": the images stay, each draw is another";
    EXPECT_NE(turned[1], turned[2]);
    part<QPushButton>("drawAnew").click();
    EXPECT_TRUE(waitFor([&] { return grid.pictures()[1] != turned[1]; }));
    EXPECT_EQ(grid.pictures()[0], turned[0]);
    part<QPushButton>("otherImages").click();
    EXPECT_TRUE(waitFor([&] { return grid.pictures()[0] != turned[0]; }));
}

TEST_F(Tuning, imagesThatCannotBeReadSaySo)
{
    openCohort(4);
    for (const auto& image : std::filesystem::recursive_directory_iterator(m_folder / "cohort")) {
        if (image.path().extension() == ".png")
            std::ofstream(image.path()) << "no image";
    }
    openTab("augmentationPanel");
    auto& state = part<feedback::StateView>("augmentationState");
    EXPECT_TRUE(waitFor([&] { return state.sentence().contains(QStringLiteral(".png")); }))
        << state.sentence().toStdString();
}

TEST_F(Tuning, theLearningRateIsFoundAndTaken)
{
    openCohort(20);
    openTab("ratePanel");
    form().setValue(QStringLiteral("data.input_size"), 16);
    form().setValue(QStringLiteral("training.batch_size"), 4);
    part<forms::RealSpinBox>("rateFrom").setValue(1e-5);
    part<QSpinBox>("rateSteps").setValue(60);
    part<QPushButton>("findRate").click();
    EXPECT_FALSE(part<QPushButton>("findRate").isEnabled());
    auto& plot = part<plots::CurvePlot>("ratePlot");
    ASSERT_TRUE(waitFor([&] { return plot.markCount() == 1; })) << "the suggestion is marked";
    EXPECT_GT(plot.pointCount(0), 10);
    EXPECT_EQ(plot.pointCount(1), plot.pointCount(0));
    EXPECT_TRUE(plot.isLogarithmic(Qt::Horizontal));
    auto& take = part<QPushButton>("takeRate");
    EXPECT_TRUE(take.isVisible());
    const double before = form().value(QStringLiteral("optimizer.learning_rate")).toDouble();
    take.click();
    const double taken = form().value(QStringLiteral("optimizer.learning_rate")).toDouble();
    EXPECT_NE(taken, before);
    EXPECT_GT(taken, 1e-5);
    EXPECT_LT(taken, 1);
    EXPECT_EQ(workspace().draft().experiment().real("optimizer.learning_rate"), taken);
    EXPECT_EQ(form().changedKeys().contains(QStringLiteral("optimizer.learning_rate")), true);

    const QString words = part<QLabel>("rateSuggestion").text();
    form().setValue(QStringLiteral("training.batch_size"), 5);
    EXPECT_GT(part<QLabel>("rateSuggestion").text().size(), words.size()) << "says that it is of before";
}

TEST_F(Tuning, aSearchIsCancelledAndGivesWayToATraining)
{
    window(std::make_unique<ScriptedTrainingEngine>(
        [](training::TrainingControls&, jobs::TrainJobObserver& observer, const std::stop_token& stop) {
            observer.onStarted("CPU", 33);
            while (!stop.stop_requested())
                QTest::qSleep(5);
            return core::Result<jobs::TrainJobResult>(jobs::TrainJobResult{});
        }));
    openCohort(20);
    openTab("ratePanel");
    auto& start = part<QPushButton>("findRate");
    part<QSpinBox>("rateSteps").setValue(10'000);
    part<forms::RealSpinBox>("rateTo").setValue(1e-6);
    start.click();
    auto& progress = part<feedback::ProgressLine>("rateProgress");
    EXPECT_TRUE(progress.isRunning());
    // Its curve grows while it searches.
    auto& plot = part<plots::CurvePlot>("ratePlot");
    EXPECT_TRUE(waitFor([&] { return plot.pointCount(0) > 0; }));
    const int points = plot.pointCount(0);
    EXPECT_TRUE(waitFor([&] { return plot.pointCount(0) > points; }));
    EXPECT_TRUE(progress.isRunning());
    EXPECT_TRUE(plot.isVisible());
    Q_EMIT progress.cancelled();
    EXPECT_FALSE(progress.isRunning());
    EXPECT_TRUE(start.isEnabled());

    start.click();
    EXPECT_TRUE(progress.isRunning());
    part<QPushButton>("trainButton").click();
    EXPECT_TRUE(waitFor([&] { return workspace().training().isActive(); }));
    EXPECT_FALSE(progress.isRunning());
    EXPECT_FALSE(start.isEnabled());
    part<QPushButton>("stopButton").click();
    EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
    EXPECT_TRUE(start.isEnabled());
}

} // namespace
} // namespace carpo::app_test
