// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the plural, in all their states: to be looked at.
#include "app/pages/experiment/runs_panel.h"
#include "engine/project/run_shelf.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/small_cohort.h"
#include "widgets/plots/parallel_plot.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <array>
#include <cmath>

namespace carpo::app_test {
namespace {

constexpr int kRuns = 14;

class RunScreenshots : public ScreenshotFixture
{
protected:
    void open()
    {
        writeSmallCohort(m_folder / "coorte", 30, 96);
        window().resize(1366, 768);
        openAndWait(m_folder / "coorte");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    }

    /// Runs as trainings would have left them, without the trainings.
    void fillProject()
    {
        auto project = project::Project::open(workspace().set()->projectFile);
        training::Sweep sweep;
        sweep.name = "taxa e lote";
        sweep.base.setName("Rápida");
        sweep.strategy = training::SweepStrategy::Random;
        sweep.trials = kRuns;
        sweep.axes = {{.key = "optimizer.learning_rate", .range = training::SweepRange{1e-4, 1e-1, 0, true}},
                      {.key = "training.batch_size", .range = training::SweepRange{4, 64, 0, true}},
                      {.key = "network.name", .values = {std::string("rapida"), std::string("lenet_ufg")}}};
        const std::int64_t number = project::addSweep(*project, sweep.name, training::toJson(sweep)).value();
        int trial = 0;
        for (const training::Experiment& experiment : training::trialsOf(sweep)) {
            project::Run run;
            run.name = experiment.name();
            run.experimentJson = experiment.toJson();
            run.environmentJson = "{}";
            run.startedAt = "2026-03-0" + std::to_string(1 + trial % 9) + "T14:30:00Z";
            run.trial = project::Trial{.sweep = number, .number = trial};
            if (trial % 4 == 0)
                run.tags = {"aula 5"};
            if (trial == 3)
                run.notes = "sobreajusta depois da época 12";
            const std::int64_t added = project->addRun(run).value();
            const double rate = std::log10(experiment.real("optimizer.learning_rate")) + 2.5;
            for (int epoch = 1; epoch <= 3; ++epoch)
                EXPECT_TRUE(project->storeEpoch(
                    added,
                    {.epoch = epoch,
                     .values = {{"val_mae", 9 + 4 * rate * rate + 10.0 / epoch + trial % 3},
                                {"seconds", 31.0 * epoch + trial}}}));
            EXPECT_TRUE(project->finishRun(
                added, trial % 5 == 4 ? project::RunState::Stopped : project::RunState::Finished, 3, "x"));
            ++trial;
        }
        EXPECT_TRUE(project::setSweepState(*project, number, project::SweepState::Done));
        EXPECT_TRUE(project::addSweep(*project, "Rápida, 40 épocas", training::toJson(training::Sweep())));
        const std::array<std::int64_t, 2> binned{2, 5};
        EXPECT_TRUE(project::setBinned(*project, binned, true));
    }

    /// No tab is wider than there is room, in either language.
    void expectItFits(const QString& variant)
    {
        EXPECT_EQ(window().width(), variant.endsWith(QStringLiteral("1366")) ? 1366 : 1920)
            << variant.toStdString();
    }

    void showTab(int tab) { part<QTabWidget>("experimentTabs").setCurrentIndex(tab); }

    int tabOf(const char* name)
    {
        auto& tabs = part<QTabWidget>("experimentTabs");
        for (int i = 0; i < tabs.count(); ++i) {
            if (tabs.widget(i)->isAncestorOf(&part<QWidget>(name)))
                return i;
        }
        return 0;
    }
};

TEST_F(RunScreenshots, ofNoRuns)
{
    open();
    inEachLanguageAndTheme([this](const QString& variant) {
        showTab(tabOf("runTable"));
        settle();
        take(QStringLiteral("runs_none_") + variant);
        showTab(tabOf("startSweep"));
        settle();
        take(QStringLiteral("sweeps_none_") + variant);
        expectItFits(variant);
    });
}

TEST_F(RunScreenshots, ofManyRuns)
{
    open();
    fillProject();
    workspace().queue().reload();
    window().findChild<pages::RunsPanel*>()->reload();
    auto& view = part<QTableView>("runTable");
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == kRuns - 2; }));
    EXPECT_TRUE(waitFor([&] { return part<QListWidget>("queue").count() == 1; }));
    inEachLanguageAndTheme([&](const QString& variant) {
        showTab(tabOf("runTable"));
        settle();
        take(QStringLiteral("runs_table_") + variant);
        part<QToolButton>("onlyDiffering").click();
        settle();
        take(QStringLiteral("runs_differing_") + variant);
        part<QToolButton>("onlyDiffering").click();
        part<QToolButton>("showBin").click();
        settle();
        take(QStringLiteral("runs_bin_") + variant);
        part<QToolButton>("showBin").click();
        part<QLineEdit>("runFilter").setText(QStringLiteral("xyz"));
        settle();
        take(QStringLiteral("runs_nothing_") + variant);
        part<QLineEdit>("runFilter").clear();
        showTab(tabOf("startSweep"));
        part<QComboBox>("shownSweep").setCurrentIndex(1);
        Q_EMIT part<QComboBox>("shownSweep").activated(1);
        auto& strategy = part<QComboBox>("sweepStrategy");
        strategy.setCurrentIndex(2);
        Q_EMIT strategy.activated(2);
        settle();
        take(QStringLiteral("sweeps_all_") + variant);
        expectItFits(variant);
        part<plots::ParallelPlot>("parallelPlot").choose(0, 0.3, 0.7);
        settle();
        take(QStringLiteral("sweeps_chosen_") + variant);
        part<plots::ParallelPlot>("parallelPlot").chooseAll();
    });
}

} // namespace
} // namespace carpo::app_test
