// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_shelf.h"

#include "tests/app/window_fixture.h"

#include <QSignalSpy>
#include <QThreadPool>

#include <chrono>
#include <filesystem>

namespace carpo::app_test {
namespace {

class Shelf : public testing::Test
{
protected:
    Shelf()
    {
        auto project = project::Project::openOrCreate(m_folder / "p.carpo");
        for (int i = 0; i < 3; ++i) {
            project::Run run;
            run.experimentJson = training::Experiment().toJson();
            EXPECT_TRUE(project->addRun(run));
            EXPECT_TRUE(project->runFolder(i + 1));
        }
        m_shelf.load(m_folder / "p.carpo");
        EXPECT_TRUE(waitFor([&] { return m_shelf.runs().size() == 3; }));
    }

    support::TemporaryFolder m_folder;
    QThreadPool m_pool;
    bridge::RunShelf m_shelf{m_pool, nullptr, std::chrono::milliseconds(50)};
};

TEST_F(Shelf, writesNotesAndTagsIntoTheProject)
{
    m_shelf.setNotes(2, QStringLiteral("melhor até agora"));
    m_shelf.setTags(2, QStringLiteral("aula, boa"));
    EXPECT_TRUE(waitFor([&] { return m_shelf.find(2)->run.tags.size() == 2; }));
    EXPECT_EQ(m_shelf.find(2)->run.notes, "melhor até agora");
    EXPECT_EQ(m_shelf.find(9), nullptr);
}

TEST_F(Shelf, theBinIsEmptiedOnlyWhenNobodyTakesItBack)
{
    m_shelf.setBinned({1, 3}, true);
    EXPECT_TRUE(waitFor([&] { return m_shelf.binned().size() == 2; }));
    QSignalSpy emptying(&m_shelf, &bridge::RunShelf::emptying);
    m_shelf.emptyBin();
    ASSERT_EQ(emptying.count(), 1);
    EXPECT_EQ(emptying.first().first().toInt(), 2);
    m_shelf.keepBin();
    EXPECT_FALSE(m_shelf.isEmptying());
    m_shelf.setBinned({3}, false);
    EXPECT_TRUE(waitFor([&] { return m_shelf.binned() == QList<qint64>{1}; }));
    m_shelf.emptyBin();
    EXPECT_TRUE(waitFor([&] { return m_shelf.runs().size() == 2; }));
    EXPECT_EQ(m_shelf.find(1), nullptr);
    EXPECT_FALSE(std::filesystem::exists(m_folder / "p.carpo.runs/1"));
    EXPECT_TRUE(std::filesystem::exists(m_folder / "p.carpo.runs/3"));
}

} // namespace
} // namespace carpo::app_test
