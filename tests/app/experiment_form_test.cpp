// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the form of an experiment: undo, files, the line for the command line.
#include "app/bridge/command_line.h"
#include "app/bridge/words.h"
#include "app/cli/experiment_arguments.h"
#include "app/pages/experiment/file_problems.h"
#include "app/pages/experiment/form_history.h"
#include "app/pages/experiment/form_sections.h"
#include "engine/training/presets.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/forms/form.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QTest>

#include <fstream>
#include <set>

namespace carpo::app_test {
namespace {

const QString kEpochs = QStringLiteral("training.epochs");
const QString kBatch = QStringLiteral("training.batch_size");

class ExperimentFormTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    }

    forms::Form& form() { return part<forms::Form>("experimentForm"); }
    int integer(const QString& key) { return form().value(key).toInt(); }

    void choose(const char* preset)
    {
        auto& box = part<QComboBox>("preset");
        box.setCurrentIndex(box.findData(QLatin1String(preset)));
        Q_EMIT box.activated(box.currentIndex());
    }

    void open(const std::string& text)
    {
        const auto file = m_folder / "given.json";
        std::ofstream(file) << text;
        feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
        trigger("openExperiment");
    }
};

TEST_F(ExperimentFormTest, undoesAndRedoesStepByStep)
{
    auto& undo = part<QAction>("undoExperiment");
    auto& redo = part<QAction>("redoExperiment");
    EXPECT_FALSE(undo.isEnabled()) << "nothing was changed yet";
    const int epochs = integer(kEpochs);
    const int batch = integer(kBatch);
    form().setValue(kEpochs, 7);
    form().setValue(kBatch, 3);
    EXPECT_TRUE(undo.toolTip().contains(QStringLiteral("Tamanho do lote"))) << undo.toolTip().toStdString();
    choose("lenet_ufg");
    EXPECT_EQ(form().value(QStringLiteral("network.name")), QStringLiteral("lenet_ufg"));

    undo.trigger();
    EXPECT_EQ(form().value(QStringLiteral("network.name")), QStringLiteral("rapida"));
    EXPECT_EQ(part<QComboBox>("preset").currentData(), QStringLiteral("demo"));
    EXPECT_EQ(form().changedKeys(), (QStringList{kEpochs, kBatch})) << "marked against the preset again";
    undo.trigger();
    EXPECT_EQ(integer(kBatch), batch);
    EXPECT_EQ(integer(kEpochs), 7);
    undo.trigger();
    EXPECT_EQ(integer(kEpochs), epochs);
    EXPECT_FALSE(undo.isEnabled());
    redo.trigger();
    EXPECT_EQ(integer(kEpochs), 7);
    EXPECT_EQ(workspace().draft().experiment().integer("training.epochs"), 7);
    form().setValue(kBatch, 5);
    EXPECT_FALSE(redo.isEnabled()) << "another way was taken";
}

TEST_F(ExperimentFormTest, saysWhereItIsNoLongerThePresetThatItNames)
{
    const auto& box = part<QComboBox>("preset");
    const QString plain = box.currentText();
    EXPECT_FALSE(plain.contains(QLatin1Char('('))) << plain.toStdString();
    form().setValue(kEpochs, integer(kEpochs) + 1);
    EXPECT_EQ(box.currentText(), plain + QStringLiteral(" (alterada)"));
    speak("en");
    EXPECT_TRUE(box.currentText().endsWith(QStringLiteral(" (changed)"))) << box.currentText().toStdString();
    speak("pt_BR");
    part<QAction>("undoExperiment").trigger();
    EXPECT_EQ(box.currentText(), plain);
    settings().setValue(settings::Settings::Key::Threads, 3);
    EXPECT_EQ(box.currentText(), plain) << "a setting of the program's is no change of the experiment";

    form().setValue(kBatch, integer(kBatch) + 1);
    choose("lenet_ufg");
    for (int i = 0; i < box.count(); ++i)
        EXPECT_FALSE(box.itemText(i).endsWith(QStringLiteral("(alterada)"))) << box.itemText(i).toStdString();
}

TEST_F(ExperimentFormTest, followsTheSettingsAndKeepsWhatAFileSays)
{
    const QString threads = QStringLiteral("execution.threads");
    settings::Settings& settings = this->settings();
    settings.setValue(settings::Settings::Key::Threads, 3);
    EXPECT_EQ(integer(threads), 3);
    settings.setValue(settings::Settings::Key::Threads, 0);
    EXPECT_EQ(integer(threads), 0) << "all cores again";
    settings.setValue(settings::Settings::Key::Threads, 3);
    open(R"({"carpo_experiment": 1, "execution": {"threads": 1}})");
    EXPECT_TRUE(waitFor([&] { return integer(threads) == 1; })) << "what the file says";
    settings.setValue(settings::Settings::Key::Threads, 2);
    EXPECT_EQ(integer(threads), 1);
    choose("lenet_ufg");
    EXPECT_EQ(integer(threads), 2) << "a preset says nothing of it";
}

TEST_F(ExperimentFormTest, undoesByKeyWhereSomebodyTypes)
{
    const int epochs = integer(kEpochs);
    QWidget* const field = form().editor(kEpochs);
    field->setFocus();
    field->findChild<QLineEdit*>()->selectAll();
    QTest::keyClicks(field, QStringLiteral("12"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(integer(kEpochs), 12);
    window().activateWindow();
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(integer(kEpochs), epochs);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(integer(kEpochs), 12);
}

TEST(FormHistory, changesOfOneFieldAreOneStepUntilAPause)
{
    const auto state = [](int epochs, int batch) {
        return pages::FormHistory::State{
            .base = {}, .values = {{kEpochs, epochs}, {kBatch, batch}}, .reference = {}, .preset = 0};
    };
    pages::FormHistory history;
    history.record(state(1, 1), {});
    history.record(state(1, 1), kEpochs);
    EXPECT_FALSE(history.canUndo()) << "nothing has changed";
    history.record(state(2, 1), kEpochs);
    history.record(state(3, 1), kEpochs);
    history.record(state(3, 2), kBatch);
    history.closeStep();
    history.record(state(3, 3), kBatch);
    EXPECT_EQ(history.undo(), state(3, 2));
    EXPECT_EQ(history.undo(), state(3, 1));
    EXPECT_EQ(history.undoKey(), kEpochs);
    EXPECT_EQ(history.redoKey(), kBatch);
    EXPECT_EQ(history.undo(), state(1, 1));
    EXPECT_FALSE(history.canUndo());
    EXPECT_EQ(history.redo(), state(3, 1));
    // Not into the step that was come back to.
    history.record(state(4, 1), kEpochs);
    EXPECT_FALSE(history.canRedo());
    EXPECT_EQ(history.undo(), state(3, 1));
}

TEST_F(ExperimentFormTest, saysWhatMayBeEntered)
{
    QWidget* const rate = form().editor(QStringLiteral("optimizer.learning_rate"));
    EXPECT_TRUE(rate->toolTip().endsWith(QStringLiteral("De 1·10⁻⁸ a 10."))
                || rate->toolTip().contains(QStringLiteral("De ")))
        << rate->toolTip().toStdString();
    QWidget* const momentum = form().editor(QStringLiteral("optimizer.momentum"));
    const auto& entry = *training::findHyperparameter("optimizer.momentum");
    const QString most = QLocale(QStringLiteral("pt_BR")).toString(*entry.maximum);
    EXPECT_TRUE(momentum->toolTip().contains(QStringLiteral("a %1").arg(most)))
        << momentum->toolTip().toStdString();
}

TEST_F(ExperimentFormTest, hasASectionForEverything)
{
    std::set<std::size_t> used;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        EXPECT_FALSE(pages::sectionName(pages::sectionOf(entry)).isEmpty()) << entry.key;
        used.insert(pages::sectionOf(entry));
    }
    EXPECT_TRUE(pages::sectionName(used.size()).isEmpty()) << "a section without a field";
    const auto section = [](const char* key) {
        return pages::sectionName(pages::sectionOf(*training::findHyperparameter(key))).toStdString();
    };
    EXPECT_EQ(section("loss.name"), "Função custo");
    EXPECT_EQ(section("training.metric"), "Métrica");
    EXPECT_EQ(section("optimizer.learning_rate"), section("schedule.name"));
    EXPECT_NE(section("optimizer.learning_rate"), section("optimizer.name"));
}

TEST_F(ExperimentFormTest, refusesAFileWithAllThatIsWrongAndStaysAsItWas)
{
    form().setValue(kEpochs, 7);
    const QVariantMap before = form().values();
    auto& problems = part<pages::FileProblems>("fileProblems");
    auto& list = part<QListWidget>("fileProblemList");
    open(R"({"carpo_experiment": 1, "training": {"epochs": 3, "batch_size": "many", "warp": 1},
             "nettwork": {"name": "rapida"}, "optimizer": {"learning_rate": -1}})");
    EXPECT_TRUE(waitFor([&] { return list.count() == 4; }));
    EXPECT_TRUE(problems.isVisibleTo(&window()));
    const char* const keys[] = {
        "training.batch_size", "training.warp", "nettwork", "optimizer.learning_rate"};
    for (int row = 0; row < 4; ++row)
        EXPECT_TRUE(list.item(row)->text().contains(QLatin1String(keys[row])))
            << list.item(row)->text().toStdString();
    EXPECT_TRUE(list.item(0)->text().contains(QStringLiteral("um número inteiro")))
        << list.item(0)->text().toStdString();
    EXPECT_EQ(form().values(), before);
    EXPECT_EQ(workspace().draft().experiment().integer("training.epochs"), 7);

    open(R"({"carpo_experiment": 99, "telepathy": {"on": true}, "training": {"epochs": 3}})");
    EXPECT_TRUE(waitFor([&] { return list.count() == 2; }));
    EXPECT_TRUE(list.item(0)->text().contains(QStringLiteral("99"))) << list.item(0)->text().toStdString();
    EXPECT_TRUE(list.item(1)->text().contains(QStringLiteral("telepathy")));
    EXPECT_EQ(form().values(), before);

    open(R"({"carpo_experiment": 1, "training": {"epochs": 3}})");
    EXPECT_TRUE(waitFor([&] { return integer(kEpochs) == 3; }));
    EXPECT_FALSE(problems.isVisibleTo(&window()));
}

/// What a shell makes of the line.
std::vector<std::string> wordsOf(const std::string& line)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("printf '%s\\n' ") + QString::fromStdString(line)});
    EXPECT_TRUE(shell.waitForFinished());
    std::vector<std::string> words;
    for (const QByteArray& word : shell.readAllStandardOutput().split('\n'))
        words.push_back(word.toStdString());
    words.pop_back(); // behind the last end of line
    return words;
}

TEST_F(ExperimentFormTest, copiesTheLineThatTrainsTheSame)
{
    choose("lenet_ufg");
    form().setValue(kEpochs, 7);
    form().setValue(QStringLiteral("optimizer.learning_rate"), 0.00123);
    form().setValue(QStringLiteral("network.name"), QStringLiteral("own"));
    form().setValue(QStringLiteral("network.layers"), QStringLiteral("conv 8; global; dense 4"));
    form().setValue(QStringLiteral("transfer.weights"), QStringLiteral("/data/Ana's $HOME/best.safetensors"));
    trigger("copyCommand");
    const std::vector<std::string> words = wordsOf(QGuiApplication::clipboard()->text().toStdString());
    ASSERT_GT(words.size(), 7U);
    EXPECT_THAT(std::vector(words.begin(), words.begin() + 3),
                testing::ElementsAre("carpo-cli", "train", "lenet_ufg"));
    std::vector<std::string> settings;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == "--set")
            settings.push_back(words[i + 1]);
    }
    EXPECT_EQ(settings.size(), 5U) << "only what differs from the preset";
    // The command line's own reading of it.
    const auto experiment = cli::experimentFrom(words[2], settings);
    ASSERT_TRUE(experiment.has_value()) << core::inEnglish(experiment.error());
    EXPECT_EQ(experiment->text("transfer.weights"), "/data/Ana's $HOME/best.safetensors");
    EXPECT_EQ(*experiment, workspace().draft().experiment());
}

TEST(CommandLine, quotesWhatAShellWouldTakeApart)
{
    EXPECT_EQ(bridge::shellQuoted("training.epochs=7"), "training.epochs=7");
    EXPECT_EQ(bridge::shellQuoted(""), "''");
    const std::string bad = "a b;'c'\"d\" $HOME `e` \\ *";
    EXPECT_THAT(wordsOf(bridge::shellQuoted(bad)), testing::ElementsAre(bad));
}

} // namespace
} // namespace carpo::app_test
