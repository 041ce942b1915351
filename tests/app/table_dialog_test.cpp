// SPDX-License-Identifier: GPL-3.0-or-later
// A table of no known layout is asked about: the guess beside its first rows, to be corrected.
#include "app/pages/home/table_dialog.h"

#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <fstream>

namespace carpo::app_test {
namespace {

using State = bridge::ScanSession::State;

class TableDialog : public WindowFixture
{
protected:
    /// Six hands, and a table that calls its columns otherwise; ages that could be months or years.
    std::filesystem::path writeSet(const std::string& header = "Radiografia;Gênero;Idade;Lote")
    {
        writeSmallCohort(m_folder / "cohort", 6, 64);
        const auto images = m_folder / "cohort" / "boneage-training-dataset";
        std::filesystem::create_directories(m_folder / "set");
        std::ofstream table(m_folder / "set" / "pacientes.csv");
        table << header << '\n';
        int age = 5;
        for (const auto& entry : std::filesystem::directory_iterator(images)) {
            std::filesystem::copy(entry.path(), m_folder / "set" / entry.path().filename());
            table << entry.path().filename().string() << ';' << (age % 2 == 0 ? "F" : "M") << ';' << age
                  << ";x\n";
            ++age;
        }
        return m_folder / "set";
    }

    pages::TableDialog& openAndAsk(const std::filesystem::path& place)
    {
        window().open(bridge::toQString(place));
        EXPECT_TRUE(waitFor([this] { return workspace().scan().state() == State::Asking; }));
        return part<pages::TableDialog>("tableDialog");
    }

    void choose(const char* box, const char* text)
    {
        auto& choice = part<QComboBox>(box);
        const int index = choice.findText(QString::fromUtf8(text));
        ASSERT_GE(index, 0) << text;
        choice.setCurrentIndex(index);
    }

    [[nodiscard]] bool waitUntilReady()
    {
        return waitFor([this] { return workspace().scan().state() == State::Ready; });
    }
};

TEST_F(TableDialog, AsksWhatTheTableDoesNotSayAndRemembersTheAnswer)
{
    const auto folder = writeSet();
    openAndAsk(folder);
    auto& accept = part<QPushButton>("tableAccept");
    EXPECT_EQ(part<QComboBox>("columnFile").currentText(), QStringLiteral("Radiografia"));
    EXPECT_EQ(part<QComboBox>("columnSex").currentText(), QString::fromUtf8("Gênero"));
    EXPECT_EQ(part<QComboBox>("columnTarget").currentText(), QStringLiteral("Idade"));
    EXPECT_EQ(part<QTableWidget>("previewRows").rowCount(), 6);
    EXPECT_FALSE(accept.isEnabled()) << "nobody said what the ages are counted in";
    EXPECT_TRUE(part<QLabel>("missing").text().contains(QStringLiteral("Idade")));
    choose("unitTarget", "anos");
    EXPECT_TRUE(accept.isEnabled());
    accept.click();
    ASSERT_TRUE(waitUntilReady());
    const auto first = workspace().set(); // which the next opening lets go
    const dataset::Dataset& dataset = *first->dataset;
    ASSERT_EQ(dataset.size(), 6U);
    EXPECT_EQ(*std::ranges::min_element(dataset.months), 60.0F) << "5 years";
    EXPECT_EQ(std::ranges::count(dataset.sexes, dataset::Sex::Female), 3);

    openAndWait(folder); // asks no second time
    EXPECT_EQ(workspace().scan().state(), State::Ready);
    EXPECT_EQ(workspace().set()->dataset->months, dataset.months);
}

TEST_F(TableDialog, GivenUpLeavesEverythingAsItIs)
{
    writeSmallCohort(m_folder / "first", 6, 64);
    openAndWait(m_folder / "first");
    const auto set = workspace().set();
    openAndAsk(writeSet()).reject();
    EXPECT_EQ(workspace().scan().state(), State::Ready);
    EXPECT_EQ(workspace().set(), set);
}

TEST_F(TableDialog, MakesATableOfUnknownWordsReadable)
{
    const auto folder = writeSet("alfa;beta;gama;delta");
    window().open(bridge::toQString(folder));
    ASSERT_TRUE(waitFor([this] {
        const State state = workspace().scan().state();
        return state == State::Failed || state == State::Asking;
    }));
    if (workspace().scan().state() == State::Failed)
        Q_EMIT part<feedback::MessageLine>("homeMessage").activated();
    ASSERT_TRUE(waitFor([this] { return workspace().scan().state() == State::Asking; }));
    choose("columnFile", "alfa");
    ASSERT_TRUE(waitFor([this] { return part<QTableWidget>("previewRows").rowCount() == 6; }));
    choose("columnTarget", "gama");
    choose("unitTarget", "meses");
    ASSERT_TRUE(waitFor([this] { return part<QPushButton>("tableAccept").isEnabled(); }));
    part<QPushButton>("tableAccept").click();
    ASSERT_TRUE(waitUntilReady());
    EXPECT_EQ(*std::ranges::max_element(workspace().set()->dataset->months), 10.0F);
}

TEST_F(TableDialog, GuessesTheColumnsOfAnotherTable)
{
    const auto folder = writeSet();
    std::ofstream(folder / "outra.csv") << "arquivo,idade_ossea_meses\n1001.png,120\n";
    openAndAsk(folder);
    auto& tables = part<QComboBox>("tables");
    ASSERT_EQ(tables.count(), 2);
    choose("tables", "outra.csv");
    Q_EMIT tables.activated(tables.currentIndex());
    EXPECT_TRUE(
        waitFor([this] { return part<QComboBox>("columnFile").currentText() == QStringLiteral("arquivo"); }));
    EXPECT_EQ(part<QComboBox>("columnTarget").currentText(), QStringLiteral("idade_ossea_meses"));
    EXPECT_EQ(part<QTableWidget>("previewRows").rowCount(), 1);
}

TEST_F(TableDialog, IsPictured)
{
    for (const char* const language : {"pt_BR", "en"}) {
        speak(language);
        auto& dialog = openAndAsk(writeSet());
        const std::filesystem::path folder = CARPO_SCREENSHOTS;
        std::filesystem::create_directories(folder);
        EXPECT_TRUE(waitFor([&dialog] { return dialog.isVisible(); }));
        EXPECT_TRUE(dialog.grab().save(
            bridge::toQString(folder / (std::string("table_dialog_") + language + ".png"))));
        dialog.reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        std::filesystem::remove_all(m_folder / "set");
        std::filesystem::remove_all(m_folder / "cohort");
    }
}

} // namespace
} // namespace carpo::app_test
