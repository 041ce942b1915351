// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to files, folders and projects while the page is open: a clear message in its place, and the
// rest goes on.
#include "app/bridge/words.h"
#include "engine/project/project.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/gallery/gallery.h"
#include "widgets/viewer/image_view.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSysInfo>
#include <QToolButton>

#include <fstream>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kImages = 8;

class Vanishing : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kImages, 64);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QToolButton>("addCondition").isEnabled(); }));
    }

    [[nodiscard]] fs::path file(std::size_t image) { return workspace().set()->dataset->files[image]; }
    [[nodiscard]] feedback::MessageLine& line() { return part<feedback::MessageLine>("exploreMessage"); }
    [[nodiscard]] std::string message() { return line().text().toStdString(); }
    [[nodiscard]] int shown() { return part<gallery::Gallery>("gallery").model()->rowCount(); }
};

TEST_F(Vanishing, anImageThatVanishedIsNamedAndMeasuringAgainListsIt)
{
    const fs::path gone = file(3);
    fs::remove(gone);
    comeBack();
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    EXPECT_THAT(message(), HasSubstr("1 imagem não está mais lá"));
    EXPECT_THAT(message(), HasSubstr(gone.filename().string()));
    EXPECT_EQ(shown(), kImages) << "the rest goes on";
    line().findChild<QPushButton*>()->click();
    EXPECT_TRUE(waitFor([this] { return part<feedback::ProblemList>("problems").count() == 1; }));
    EXPECT_TRUE(waitFor([this] { return !line().isVisible(); }));
}

TEST_F(Vanishing, anImageThatChangedIsMeasuredAgain)
{
    const fs::path changed = file(5);
    fs::copy_file(file(2), changed, fs::copy_options::overwrite_existing);
    fs::last_write_time(changed, fs::file_time_type::clock::now() + std::chrono::hours(1));
    comeBack();
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    EXPECT_THAT(message(), HasSubstr("1 imagem mudou desde que foi medida"));
    const auto before = workspace().set()->scan->pixelHashes[5];
    line().findChild<QPushButton*>()->click();
    ASSERT_TRUE(waitFor(
        [&] { return workspace().set()->scan && workspace().set()->scan->pixelHashes[5] != before; }));
    EXPECT_EQ(workspace().set()->scan->pixelHashes[5], workspace().set()->scan->pixelHashes[2]);
}

TEST_F(Vanishing, whatWasAwayDuringTheScanIsMeasuredWhenItComesBack)
{
    fs::rename(file(3), m_folder / "away.png");
    workspace().scan().scanAgain();
    ASSERT_TRUE(waitFor([this] { return part<feedback::ProblemList>("problems").count() == 1; }));
    fs::rename(m_folder / "away.png", file(3));
    comeBack();
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    line().findChild<QPushButton*>()->click();
    EXPECT_TRUE(waitFor([this] { return part<feedback::ProblemList>("problems").count() == 0; }));
}

TEST_F(Vanishing, aFolderThatIsUnmountedComesBack)
{
    fs::rename(m_folder / "cohort", m_folder / "elsewhere");
    comeBack();
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    EXPECT_THAT(message(), HasSubstr((m_folder / "cohort").string()));
    EXPECT_THAT(message(), HasSubstr("não está mais lá"));
    EXPECT_EQ(shown(), kImages);
    auto& view = part<viewer::ImageView>("imageView");
    part<QAction>("nextImage").trigger();
    EXPECT_TRUE(waitFor([&] { return !view.message().isEmpty(); })) << "what is not there is not shown";
    fs::rename(m_folder / "elsewhere", m_folder / "cohort");
    comeBack();
    EXPECT_TRUE(waitFor([this] { return !line().isVisible(); }));
    EXPECT_TRUE(waitFor([&] { return view.message().isEmpty() && !view.image().isNull(); }))
        << qPrintable(view.message());
}

TEST_F(Vanishing, aProjectThatIsOpenElsewhereIsOpenedWithAWord)
{
    const fs::path project = workspace().set()->projectFile;
    EXPECT_TRUE(fs::exists(project.string() + ".lock")) << "others can see that it is open";
    writeSmallCohort(m_folder / "other", 4, 64);
    openAndWait(m_folder / "other");
    ASSERT_TRUE(waitFor([&] { return !fs::exists(project.string() + ".lock"); }))
        << "and that it is not any more";

    // Another program holds it: its number, its name, its machine, as QLockFile writes them.
    QProcess other;
    other.start(QStringLiteral("sleep"), {QStringLiteral("300")});
    ASSERT_TRUE(other.waitForStarted());
    std::ofstream(project.string() + ".lock") << other.processId() << "\nsleep\n"
                                              << QSysInfo::machineHostName().toStdString() << '\n';
    openAndWait(m_folder / "cohort");
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    EXPECT_THAT(message(), HasSubstr("aberto em outra janela"));
    EXPECT_EQ(shown(), kImages);
    other.kill();
    other.waitForFinished();
}

TEST_F(Vanishing, aViewWithAColumnThatIsNotThereSaysSoAndLeavesTheRest)
{
    const fs::path project = workspace().set()->projectFile;
    ASSERT_TRUE(project::Project::open(project)->saveView(
        {.name = "antiga", .rule = {explore::RangeRule{.column = "bone_length", .minimum = 1}}}));
    writeSmallCohort(m_folder / "other", 4, 64);
    openAndWait(m_folder / "other");
    openAndWait(m_folder / "cohort");
    auto& menu = part<QMenu>("viewMenu");
    const auto first = [&menu] {
        Q_EMIT menu.aboutToShow();
        return menu.actions().first();
    };
    ASSERT_TRUE(waitFor([&] { return first()->text() == QStringLiteral("antiga"); }));
    ASSERT_TRUE(waitFor([this] { return shown() == kImages; }));
    first()->trigger();
    ASSERT_TRUE(waitFor([this] { return line().isVisible(); }));
    EXPECT_THAT(message(), HasSubstr("bone_length"));
    EXPECT_EQ(shown(), kImages);
    const auto chips = window().findChildren<QToolButton*>(QStringLiteral("conditionChip"));
    ASSERT_EQ(chips.size(), 1) << "there to be taken away";
    chips[0]->click();
    EXPECT_TRUE(waitFor(
        [this] { return window().findChildren<QToolButton*>(QStringLiteral("conditionChip")).empty(); }));
}

TEST_F(Vanishing, anExportThatCannotBeWrittenSaysWhyAndLeavesNoHalfFile)
{
    const auto exportTo = [this](const fs::path& place, const char* action) {
        line().dismiss();
        feedback::FileDialogs::instance().setNextFileName(bridge::toQString(place));
        trigger(action);
        EXPECT_TRUE(waitFor([this] { return line().isVisible(); }));
        return message();
    };
    EXPECT_THAT(exportTo(m_folder / "none" / "report.html", "exportReport"), HasSubstr("report.html"));
    fs::create_directories(m_folder / "folder.csv");
    EXPECT_THAT(exportTo(m_folder / "folder.csv", "exportTable"), HasSubstr("folder.csv"));
    // Read-only, also for the administrator.
    EXPECT_THAT(exportTo("/proc/decisions.csv", "exportDecisions"), HasSubstr("/proc"));
    EXPECT_THAT(exportTo("/sys/suspects.csv", "exportSuspects"), HasSubstr("/sys"));
    // What is written first goes to a device that is always full.
    if (fs::exists("/dev/full")) {
        for (const char* const action :
             {"exportReport", "exportTable", "exportDecisions", "exportSuspects"}) {
            const fs::path file = m_folder / (std::string(action) + ".out");
            fs::create_symlink("/dev/full", file.string() + ".part");
            EXPECT_THAT(exportTo(file, action), HasSubstr("disco está cheio")) << action;
            EXPECT_FALSE(fs::exists(file)) << action;
        }
    }
    EXPECT_EQ(shown(), kImages);
    EXPECT_THAT(exportTo(m_folder / "good.csv", "exportTable"), HasSubstr("Salvo"));
}

} // namespace
} // namespace carpo::app_test
