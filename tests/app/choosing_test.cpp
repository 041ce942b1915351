// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/decision_desk.h"
#include "app/bridge/selection.h"
#include "engine/project/project.h"
#include "tests/app/window_fixture.h"

#include <algorithm>

namespace carpo::app_test {
namespace {

/// A set of children whose ages are their rows, known to a project.
bridge::OpenedSetPtr openedSet(const std::filesystem::path& folder, std::size_t images)
{
    dataset::Dataset dataset;
    dataset.root = folder;
    for (std::size_t i = 0; i < images; ++i) {
        dataset.ids.push_back(std::to_string(i));
        dataset.files.push_back(folder / (std::to_string(i) + ".png"));
        dataset.sexes.push_back(i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
        dataset.months.push_back(static_cast<float>(i));
    }
    auto set = std::make_shared<bridge::OpenedSet>();
    set->projectFile = folder / "p.carpo";
    auto project = project::Project::openOrCreate(set->projectFile);
    EXPECT_TRUE(project && project->setDataset(dataset));
    set->dataset = std::make_shared<const dataset::Dataset>(std::move(dataset));
    return set;
}

TEST(Selection, onlyTheNewestRuleCountsHoweverFastTheyCome)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::Selection selection(pool);
    selection.setSet(openedSet(folder.path(), 200));
    for (int least = 0; least < 100; ++least)
        selection.choose(explore::RangeRule{.column = "age", .minimum = static_cast<double>(least)});
    EXPECT_TRUE(waitFor([&] { return selection.rows() != nullptr && selection.rows()->count == 101; }));
    EXPECT_EQ(selection.rule().size(), 1U) << "one on the same column takes the place of the other";
    selection.choose(explore::WordRule{.column = "sex", .words = {"female"}});
    EXPECT_TRUE(waitFor([&] { return selection.rows()->count == 50; }));
    selection.undo();
    EXPECT_TRUE(waitFor([&] { return selection.rows()->count == 101; }));
    selection.redo();
    EXPECT_TRUE(waitFor([&] { return selection.rows()->count == 50; }));
    selection.remove(0);
    EXPECT_TRUE(waitFor([&] { return selection.rows()->count == 100; }));
    EXPECT_FALSE(selection.canRedo());
}

TEST(Selection, aColumnThatIsNotThereIsAMessageAndTheRowsStay)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::Selection selection(pool);
    selection.setSet(openedSet(folder.path(), 10));
    ASSERT_TRUE(waitFor([&] { return selection.rows() != nullptr; }));
    core::ErrorCode code = core::ErrorCode::Internal;
    QObject::connect(
        &selection, &bridge::Selection::failed, [&](const core::Error& error) { code = error.code; });
    selection.choose(explore::RangeRule{.column = "brightness", .minimum = 0.5});
    EXPECT_TRUE(waitFor([&] { return code == core::ErrorCode::FilterColumnMissing; }));
    EXPECT_EQ(selection.rows()->count, 10U);
}

TEST(DecisionDesk, dropsNoDecisionHoweverFastTheyCome)
{
    constexpr std::size_t kImages = 40;
    const support::TemporaryFolder folder;
    QThreadPool pool;
    const auto set = openedSet(folder.path(), kImages);
    bridge::DecisionDesk desk(pool);
    desk.setSet(set);
    for (std::size_t image = 0; image < kImages; ++image)
        desk.decide({{.image = image, .kind = project::DecisionKind::Exclude}});
    desk.undo();
    EXPECT_TRUE(waitFor([&] {
        return desk.table() != nullptr && desk.table()->excludedCount() == kImages - 1
               && !desk.isExcluded(kImages - 1);
    }));
    const auto project = project::Project::open(set->projectFile);
    ASSERT_TRUE(project);
    const auto stored = project->decisions(*set->dataset);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->excludedCount(), static_cast<std::int64_t>(kImages) - 1);
}

TEST(DecisionDesk, whatWasDecidedIsWrittenWhenTheWindowGoes)
{
    const support::TemporaryFolder folder;
    const auto set = openedSet(folder.path(), 10);
    {
        QThreadPool pool;
        bridge::DecisionDesk desk(pool);
        desk.setSet(set);
        for (std::size_t image = 0; image < 10; ++image)
            desk.decide({{.image = image, .kind = project::DecisionKind::Exclude}});
    }
    const auto project = project::Project::open(set->projectFile);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->decisions(*set->dataset)->excludedCount(), 10);
}

TEST(DecisionDesk, aDecisionGoesToTheSetThatWasOpenWhenItWasMade)
{
    const support::TemporaryFolder one;
    const support::TemporaryFolder other;
    QThreadPool pool;
    const auto first = openedSet(one.path(), 10);
    bridge::DecisionDesk desk(pool);
    desk.setSet(first);
    desk.decide({{.image = 3, .kind = project::DecisionKind::Exclude}});
    desk.setSet(openedSet(other.path(), 5));
    EXPECT_TRUE(waitFor([&] { return desk.table() != nullptr && desk.table()->excluded.size() == 5; }));
    EXPECT_EQ(desk.table()->excludedCount(), 0);
    const auto project = project::Project::open(first->projectFile);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->decisions(*first->dataset)->excludedCount(), 1);
}

} // namespace
} // namespace carpo::app_test
