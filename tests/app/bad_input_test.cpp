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
#include "widgets/gallery/gallery.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace carpo::app_test {
namespace {

using std::string_view_literals::operator""sv;

/// 40,000 by 25,000 grays by its header, and nothing after it.
std::string pngOfABillionPixels()
{
    constexpr std::string_view kBytes = "\x89PNG\r\n\x1a\n"
                                        "\0\0\0\x0dIHDR\0\0\x9c\x40\0\0\x61\xa8\x08\0\0\0\0\x8b\xd9\x93\x2f"
                                        "\0\0\0\0IDAT\x35\xaf\x06\x1e"
                                        "\0\0\0\0IEND\xae\x42\x60\x82"sv;
    return std::string(kBytes);
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> linesOf(const QString& text)
{
    std::vector<std::string> lines;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines.push_back(line.toStdString());
    return lines;
}

/// A line of the list of problems: a place and a reason.
auto saying(const std::filesystem::path& place, const std::string& reason)
{
    return testing::AllOf(testing::HasSubstr(place.string()), testing::HasSubstr(reason));
}

/// All threads are somebody without root's rights, as long as this lives: permissions do not hold for root.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (m_isRoot && seteuid(kNobody) != 0)
            m_isOne = false;
    }
    ~OrdinaryUser()
    {
        if (m_isRoot && seteuid(0) != 0)
            std::abort();
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    OrdinaryUser(OrdinaryUser&&) = delete;
    OrdinaryUser& operator=(OrdinaryUser&&) = delete;

    [[nodiscard]] bool isOne() const { return m_isOne; }

private:
    static constexpr uid_t kNobody = 65534;
    bool m_isRoot = geteuid() == 0;
    bool m_isOne = true;
};

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
    std::ofstream(files[3], std::ios::binary) << pngOfABillionPixels();
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Ready);
    EXPECT_THAT(linesOf(part<feedback::ProblemList>("problems").text()),
                testing::UnorderedElementsAre(saying(files[0].filename(), "danificada"),
                                              saying(files[1].filename(), "O conteúdo não é uma imagem"),
                                              saying(files[2].filename(), "não está na pasta"),
                                              saying(files[3].filename(), "40.000 x 25.000")));
    EXPECT_EQ(part<gallery::Gallery>("gallery").model()->rowCount(), 5) << "all that there is";
}

TEST_F(BadInput, ofAFolderThatMayNotBeRead)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    std::filesystem::permissions(m_folder.path(), std::filesystem::perms::all); // but for that folder
    std::filesystem::permissions(m_folder / "cohort", std::filesystem::perms::none);
    {
        const OrdinaryUser user;
        if (!user.isOne())
            GTEST_SKIP() << "this process may not become an unprivileged user";
        const std::string message = messageAfterOpening(m_folder / "cohort");
        EXPECT_THAT(message, testing::HasSubstr("você não tem permissão"));
        EXPECT_THAT(message, testing::HasSubstr((m_folder / "cohort").string()));
        speak("en");
        EXPECT_THAT(part<feedback::MessageLine>("homeMessage").text().toStdString(),
                    testing::HasSubstr("you may not open it"));
    }
    std::filesystem::permissions(m_folder / "cohort", std::filesystem::perms::owner_all);
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Ready) << "the same window goes on";
}

TEST_F(BadInput, ofAProjectOfANewerVersionLeavesItAsItIs)
{
    writeSmallCohort(m_folder / "cohort", 6, 64);
    openAndWait(m_folder / "cohort");
    const auto project = workspace().set()->projectFile;
    restart();
    // SQLite keeps the user version in bytes 60 to 63 of the header, big-endian.
    std::string newer = bytesOf(project);
    ASSERT_GT(newer.size(), 100U);
    newer.replace(60, 4, std::string("\0\0\3\xe8", 4));
    std::ofstream(project, std::ios::binary) << newer;
    for (const auto& place : {project, m_folder / "cohort"}) {
        const std::string message = messageAfterOpening(place);
        EXPECT_THAT(message, testing::HasSubstr("Carpo mais novo (formato 1.000;"));
        EXPECT_THAT(message, testing::HasSubstr("Atualize o Carpo"));
    }
    EXPECT_EQ(bytesOf(project), newer);
    writeSmallCohort(m_folder / "other", 6, 64);
    openAndWait(m_folder / "other");
    EXPECT_EQ(workspace().scan().state(), bridge::ScanSession::State::Ready) << "the same window goes on";
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
