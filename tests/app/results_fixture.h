// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/pages/experiment/runs_panel.h"
#include "app/pages/results/results_panel.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/forms/form.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

#include <utility>
#include <vector>

namespace carpo::app_test {

/// Of numbers.
enum Tab
{
    kPredicted,
    kResiduals,
    kBlandAltman,
    kSlices,
    kCases,
    kLooksAt,
    kComparison
};

class Results : public WindowFixture
{
protected:
    /// A short run on a cohort with test images: 18 to train with, 6 to validate with, 6 to test with.
    void trainShortly(const std::vector<std::pair<const char*, QVariant>>& settings = {})
    {
        writeSmallCohort(m_folder / "cohort", 30, 64);
        openAndWait(m_folder / "cohort");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<forms::Form>("experimentForm");
        form.setValue(QStringLiteral("data.input_size"), 16);
        form.setValue(QStringLiteral("training.epochs"), 2);
        form.setValue(QStringLiteral("training.batch_size"), 4);
        form.setValue(QStringLiteral("data.train_fraction"), 0.6);
        form.setValue(QStringLiteral("data.split_age_band"), 0); // both sexes in every part
        for (const auto& [key, value] : settings)
            form.setValue(QLatin1String(key), value);
        train();
    }

    /// Results that are not seen are not drawn: they are shown when it is over.
    void train()
    {
        part<QPushButton>("trainButton").click();
        EXPECT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
        EXPECT_TRUE(message().isEmpty()) << message().toStdString();
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    }

    QString message() { return part<feedback::MessageLine>("experimentMessage").text(); }

    void choose(std::int64_t run)
    {
        auto* const runs = window().findChild<pages::RunsPanel*>();
        EXPECT_TRUE(waitFor([&] { return runs->find(run) != nullptr; }));
        runs->select(run);
        EXPECT_TRUE(waitFor([&] {
            auto& shown = part<QComboBox>("shownEvaluation");
            const auto& session = part<pages::ResultsPanel>("resultsPanel").session();
            return session.run() != nullptr && session.run()->run.number == run && shown.count() > 0;
        }));
    }

    /// The project gets a better epoch of a run, and the run is read again.
    void improve(std::int64_t run)
    {
        {
            auto project = project::Project::open(workspace().set()->projectFile);
            EXPECT_TRUE(project->storeEpoch(run, {.epoch = 3, .values = {{"val_mae", 0.01}}}));
        }
        part<pages::ResultsPanel>("resultsPanel")
            .setRun(bridge::loadRun(workspace().set()->projectFile, run).value());
    }

    void showTab(int tab) { part<QTabBar>("resultTabs").setCurrentIndex(tab); }

    /// Asks the run, and waits until another evaluation is shown.
    void evaluate(const char* action)
    {
        auto& shown = part<QComboBox>("shownEvaluation");
        const QVariant before = shown.currentData();
        auto& wanted = part<QAction>(action);
        EXPECT_TRUE(waitFor([&wanted] { return wanted.isEnabled(); }));
        wanted.trigger();
        EXPECT_TRUE(waitFor([&] { return shown.currentData().isValid() && shown.currentData() != before; }))
            << message().toStdString();
    }
};

} // namespace carpo::app_test
