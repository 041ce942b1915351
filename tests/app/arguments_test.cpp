// SPDX-License-Identifier: GPL-3.0-or-later
// `carpo PLACE` and `carpo --demo`.
#include "app/desktop/arguments.h"

#include "app/bridge/words.h"
#include "engine/project/project.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"

#include <QDir>
#include <QProcess>
#include <QStackedWidget>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;
using State = bridge::ScanSession::State;

constexpr int kImages = 6;

class Arguments : public WindowFixture
{
protected:
    Arguments()
    {
        writeSmallCohort(m_folder / "cohort", kImages, 64);
        QDir::setCurrent(bridge::toQString(m_folder.path()));
    }
    ~Arguments() override { QDir::setCurrent(m_before); }

    void start(const QStringList& arguments)
    {
        desktop::Arguments read;
        ASSERT_TRUE(read.parse(QStringList(QStringLiteral("carpo")) + arguments));
        read.open(window());
    }

    [[nodiscard]] State stateInTheEnd()
    {
        const auto& scan = workspace().scan();
        EXPECT_TRUE(waitFor([&] { return scan.state() == State::Ready || scan.state() == State::Failed; }));
        return scan.state();
    }

private:
    QString m_before = QDir::currentPath();
};

TEST_F(Arguments, aFolderIsOpened)
{
    start({bridge::toQString(m_folder / "cohort")});
    ASSERT_EQ(stateInTheEnd(), State::Ready);
    EXPECT_EQ(workspace().set()->dataset->root, m_folder / "cohort");
    EXPECT_TRUE(window().windowTitle().startsWith(QStringLiteral("cohort")));
    EXPECT_NE(part<QStackedWidget>("pages").currentIndex(), 0) << "it shows the set";
}

TEST_F(Arguments, whatIsNamedFromHereIsFoundFromElsewhereToo)
{
    start({QStringLiteral("cohort")});
    ASSERT_EQ(stateInTheEnd(), State::Ready);
    fs::copy_file(workspace().set()->projectFile, m_folder / "study.carpo");
    restart();
    start({QStringLiteral("study.carpo")});
    ASSERT_EQ(stateInTheEnd(), State::Ready);
    EXPECT_EQ(workspace().set()->projectFile, m_folder / "study.carpo");
    EXPECT_EQ(settings().recentProjects().at(0).file, bridge::toQString(m_folder / "study.carpo"));
    EXPECT_EQ(workspace().set()->scan->reused, kImages) << "with what it knows";
}

TEST_F(Arguments, demoOpensTheDemonstrationCohort)
{
    start({QStringLiteral("--demo")});
    ASSERT_EQ(stateInTheEnd(), State::Ready);
    EXPECT_EQ(workspace().set()->dataset->root, m_folder / "demo");
    EXPECT_EQ(workspace().set()->dataset->size(), 24U);
}

TEST_F(Arguments, aPlaceGoesBeforeTheDemonstration)
{
    start({QStringLiteral("--demo"), QStringLiteral("cohort")});
    ASSERT_EQ(stateInTheEnd(), State::Ready);
    EXPECT_EQ(workspace().set()->dataset->root, m_folder / "cohort");
    EXPECT_FALSE(fs::exists(m_folder / "demo"));
}

TEST_F(Arguments, ofNothingOpenNothing)
{
    start({});
    EXPECT_EQ(workspace().scan().state(), State::Empty);
    EXPECT_FALSE(workspace().cohort().isRunning());
}

TEST_F(Arguments, ofAMissingPlaceAreSaid)
{
    start({QStringLiteral("nowhere")});
    ASSERT_EQ(stateInTheEnd(), State::Failed);
    const auto& line = part<feedback::MessageLine>("homeMessage");
    EXPECT_TRUE(line.isVisible());
    EXPECT_THAT(line.text().toStdString(), testing::HasSubstr((m_folder / "nowhere").string()));
}

TEST_F(Arguments, thatAreNotKnownAreRefused)
{
    EXPECT_FALSE(desktop::Arguments().parse({QStringLiteral("carpo"), QStringLiteral("--dmeo")}));
}

TEST_F(Arguments, reachTheWindowOfTheProgram)
{
    QProcess program;
    program.start(QStringLiteral(CARPO_PROGRAM), {QStringLiteral("cohort")});
    ASSERT_TRUE(program.waitForStarted()) << qPrintable(program.errorString());
    const auto isOpen = [this] {
        std::error_code missing;
        for (const auto& entry : fs::directory_iterator(m_folder / "data" / "carpo" / "projects", missing)) {
            const auto project = project::Project::open(entry.path());
            if (project && project->datasetFolder() == m_folder / "cohort")
                return true;
        }
        return false;
    };
    EXPECT_TRUE(waitFor([&] { return program.state() == QProcess::NotRunning || isOpen(); }));
    EXPECT_EQ(program.state(), QProcess::Running) << "its window stays";
    EXPECT_TRUE(isOpen());
    program.terminate();
    EXPECT_TRUE(waitFor([&] { return program.state() == QProcess::NotRunning; }));
}

} // namespace
} // namespace carpo::app_test
