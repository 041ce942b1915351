// SPDX-License-Identifier: GPL-3.0-or-later
// What people get wrong has a message in its place, in their language; nothing crashes, nothing stored is
// lost.
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/forms/form.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>

#include <fstream>

namespace carpo::app_test {
namespace {

class BadInput : public WindowFixture
{
protected:
    std::filesystem::path write(const std::filesystem::path& name, const std::string& content)
    {
        std::filesystem::create_directories((m_folder / name).parent_path());
        std::ofstream(m_folder / name, std::ios::binary) << content;
        return m_folder / name;
    }

    /// What Início says after an attempt to open `place`.
    std::string messageAfterOpening(const std::filesystem::path& place)
    {
        openAndWait(place);
        EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Failed);
        const auto& line = part<feedback::MessageLine>("homeMessage");
        EXPECT_TRUE(line.isVisible());
        return line.text().toStdString();
    }
};

TEST_F(BadInput, ofFoldersAndTables)
{
    using testing::HasSubstr;
    EXPECT_THAT(messageAfterOpening(m_folder / "missing"), HasSubstr("não existe"));
    std::filesystem::create_directories(m_folder / "empty");
    EXPECT_THAT(messageAfterOpening(m_folder / "empty"), HasSubstr("vazia"));
    write("noColumns/train.csv", "a,b\n1,2\n");
    EXPECT_THAT(messageAfterOpening(m_folder / "noColumns"), HasSubstr("coluna"));
    write("emptyTable/train.csv", "");
    EXPECT_THAT(messageAfterOpening(m_folder / "emptyTable"), HasSubstr("vazia"));
    write("binary/train.csv", std::string("\x00\x01\x02\xff\x00PNG", 8));
    EXPECT_THAT(messageAfterOpening(m_folder / "binary"), HasSubstr("tabela"));
    EXPECT_THAT(messageAfterOpening(write("text.carpo", "no database")), HasSubstr("projeto"));
}

TEST_F(BadInput, ofAFolderWithoutATableIsAboutItsImages)
{
    write("noTable/1.png", "x");
    openAndWait(m_folder / "noTable");
    EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Ready);
    EXPECT_THAT(part<feedback::ProblemList>("problems").text().toStdString(), testing::HasSubstr("1.png"));
}

TEST_F(BadInput, leavesWhatIsOpenAsItIs)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    openAndWait(m_folder / "cohort");
    const auto set = workspace().set();
    openAndWait(m_folder / "missing");
    EXPECT_EQ(workspace().set(), set);
    EXPECT_TRUE(part<feedback::MessageLine>("exploreMessage").isVisible());
}

TEST_F(BadInput, ofSingleImagesIsListedAndTheWorkGoesOn)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    const auto images = m_folder / "cohort" / "boneage-training-dataset";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(images))
        files.push_back(entry.path());
    ASSERT_EQ(files.size(), 6U);
    std::filesystem::resize_file(files[0], std::filesystem::file_size(files[0]) / 2);
    std::ofstream(files[1]) << "not an image";
    std::filesystem::remove(files[2]);
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Ready);
    auto& problems = part<feedback::ProblemList>("problems");
    EXPECT_EQ(problems.count(), 3);
    const std::string text = problems.text().toStdString();
    EXPECT_THAT(text, testing::HasSubstr("danificada"));
    EXPECT_THAT(text, testing::HasSubstr(files[1].filename().string()));
}

TEST_F(BadInput, ofAnExperimentFileNamesTheKey)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    openAndWait(m_folder / "cohort");
    trigger("actionExperiment");
    const auto file = write("wrong.json", R"({"carpo_experiment": 1, "optimizer": {"learning_rat": 0.1}})");
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
    trigger("openExperiment");
    const auto& list = part<QListWidget>("fileProblemList");
    EXPECT_TRUE(waitFor([&] { return list.isVisible() && list.count() == 1; }));
    EXPECT_THAT(list.item(0)->text().toStdString(), testing::HasSubstr("“optimizer.learning_rat”"));
    EXPECT_THAT(list.item(0)->text().toStdString(), testing::HasSubstr("optimizer.learning_rate"));
}

TEST_F(BadInput, ofATrainingIsSaidWhereItIsStarted)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    openAndWait(m_folder / "cohort");
    trigger("actionExperiment");
    EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    // Too small for the network, which only the training can tell.
    part<forms::Form>("experimentForm").setValue(QStringLiteral("data.input_size"), 8);
    part<QPushButton>("trainButton").click();
    const auto& line = part<feedback::MessageLine>("experimentMessage");
    EXPECT_TRUE(waitFor([&] { return line.isVisible(); }));
    EXPECT_FALSE(workspace().training().isActive());
    EXPECT_TRUE(part<QPushButton>("trainButton").isEnabled());
}

TEST_F(BadInput, theMessageFollowsTheLanguage)
{
    const std::string portuguese = messageAfterOpening(m_folder / "missing");
    speak("en");
    const std::string english = part<feedback::MessageLine>("homeMessage").text().toStdString();
    EXPECT_THAT(english, testing::HasSubstr("there is no such folder"));
    EXPECT_NE(english, portuguese);
}

} // namespace
} // namespace carpo::app_test
