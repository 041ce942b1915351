// SPDX-License-Identifier: GPL-3.0-or-later
// Resultados from every side, of ages and of classes, with the challenge's board and while a run is asked.
#include "app/pages/explore/prepare_picture.h"
#include "engine/core/random.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/small_cohort.h"
#include "widgets/forms/form.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kImages = 100;
constexpr int kHeight = 320;

class ResultScreenshots : public ScreenshotFixture
{
protected:
    void train(const std::vector<std::pair<const char*, QVariant>>& settings)
    {
        writeSmallCohort(m_folder / "coorte-pequena", kImages, kHeight);
        window().resize(1366, 768);
        openAndWait(m_folder / "coorte-pequena");
        trigger("actionExperiment");
        ASSERT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<forms::Form>("experimentForm");
        form.setValue(QStringLiteral("data.input_size"), 128);
        form.setValue(QStringLiteral("training.epochs"), 2);
        form.setValue(QStringLiteral("training.batch_size"), 16);
        form.setValue(QStringLiteral("data.train_fraction"), 0.6);
        for (const auto& [key, value] : settings)
            form.setValue(QLatin1String(key), value);
        part<QPushButton>("trainButton").click();
        ASSERT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    }

    /// What a better network would say of every image, in place of what the run said of its validation.
    void pretendItKnowsAges()
    {
        auto project = project::Project::open(workspace().set()->projectFile);
        ASSERT_TRUE(project);
        const dataset::Dataset& set = *workspace().set()->dataset;
        core::RandomStream random(3, "pretended");
        std::vector<project::PredictionRow> rows;
        for (std::size_t i = 0; i < set.size(); ++i)
            rows.push_back({.id = set.ids[i],
                            .part = "validation",
                            .months = set.months[i] * 0.93F + 9 + static_cast<float>(random.normal(0, 9)),
                            .truth = set.months[i],
                            .sex = set.sexes[i]});
        ASSERT_TRUE(project->storePredictions(1, rows));
        ASSERT_TRUE(
            project->addEvaluation({.runs = {1}, .part = "validation", .views = 8}, closer(rows, 0.9F)));
        ASSERT_TRUE(project->addEvaluation({.runs = {1, 2, 3}, .part = "validation"}, closer(rows, 0.8F)));
        ASSERT_TRUE(project->addEvaluation({.runs = {1}, .part = "test", .official = true}, officialCases()));
    }

    static std::vector<project::PredictionRow> closer(std::vector<project::PredictionRow> rows, float share)
    {
        for (project::PredictionRow& row : rows)
            row.months = row.truth + (row.months - row.truth) * share;
        return rows;
    }

    /// The challenge's 200 cases, with ages made up to its mean.
    static std::vector<project::PredictionRow> officialCases()
    {
        core::RandomStream random(4, "pretended");
        std::vector<project::PredictionRow> rows;
        for (int i = 0; i < 200; ++i) {
            const float truth = 132.1F + (static_cast<float>(i / 2) - 49.5F) * 1.2F;
            rows.push_back({.id = std::to_string(4360 + i),
                            .part = "test",
                            .months = truth + static_cast<float>(random.normal(0, 5.4)),
                            .truth = truth,
                            .sex = i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male});
        }
        return rows;
    }

    /// Reads the run again.
    void showRunAgain()
    {
        const auto set = workspace().set();
        workspace().open(m_folder / "coorte-pequena");
        ASSERT_TRUE(waitFor([&] {
            return workspace().set() != set
                   && workspace().scan().state() == bridge::ScanSession::State::Ready;
        }));
    }

    void choose(int evaluation)
    {
        auto& shown = part<QComboBox>("shownEvaluation");
        shown.setCurrentIndex(evaluation);
        Q_EMIT shown.activated(evaluation);
        settle();
    }

    void takeTabs(const std::vector<const char*>& names, const QString& variant)
    {
        auto& tabs = part<QTabBar>("resultTabs");
        ASSERT_EQ(tabs.count(), static_cast<int>(names.size()));
        for (int tab = 0; tab < tabs.count(); ++tab) {
            tabs.setCurrentIndex(tab);
            if (std::string_view(names[static_cast<std::size_t>(tab)]).ends_with("attribution")) {
                const auto& picture = part<pages::PreparePicture>("attributionPicture");
                EXPECT_TRUE(waitFor([&] { return !picture.picture().isNull(); }));
            }
            EXPECT_TRUE(workspace().pool().waitForDone(60'000)); // what a tab computes when it is shown
            settle();
            take(QLatin1String(names[static_cast<std::size_t>(tab)]) + QLatin1Char('_') + variant);
        }
    }
};

TEST_F(ResultScreenshots, ofAges)
{
    train({});
    pretendItKnowsAges();
    showRunAgain();
    part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    auto& shown = part<QComboBox>("shownEvaluation");
    EXPECT_TRUE(waitFor([&] { return shown.count() == 4; }));
    inEachLanguageAndTheme([&](const QString& variant) {
        choose(0);
        takeTabs({"results_predicted",
                  "results_residuals",
                  "results_bland_altman",
                  "results_slices",
                  "results_cases",
                  "results_attribution",
                  "results_comparison"},
                 variant);
        choose(3);
        take(QStringLiteral("results_board_") + variant);
        auto* const menu = part<QToolButton>("evaluateButton").menu();
        menu->popup(QPoint(0, 0));
        settle();
        takePart(*menu, QStringLiteral("results_menu_") + variant);
        menu->close();
        part<QTabBar>("resultTabs").setCurrentIndex(0);
    });
}

TEST_F(ResultScreenshots, ofClasses)
{
    train({{"target.name", QStringLiteral("sex")},
           {"loss.name", QStringLiteral("cross_entropy")},
           {"network.sex", QStringLiteral("none")}});
    EXPECT_TRUE(waitFor([this] { return part<QTabBar>("resultTabs").isVisible(); }));
    inEachLanguageAndTheme([this](const QString& variant) {
        takeTabs({"results_matrix",
                  "results_roc",
                  "results_precision_recall",
                  "results_by_class",
                  "results_class_cases",
                  "results_class_attribution",
                  "results_class_comparison"},
                 variant);
    });
}

} // namespace
} // namespace carpo::app_test
