// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"

#include "app/bridge/run_words.h"
#include "app/desktop/language.h"
#include "tests/app/window_fixture.h"

#include <QLocale>

namespace carpo::app_test {
namespace {

class Words : public testing::Test
{
protected:
    Words()
        : m_settings(bridge::toQString(m_folder / "settings.ini"))
        , m_language(m_settings)
    {}

    void speakEnglish() { m_settings.setValue(settings::Settings::Key::Language, QStringLiteral("en")); }

    support::TemporaryFolder m_folder;
    settings::Settings m_settings;
    desktop::Language m_language;
};

const core::Error kTooLarge{core::ErrorCode::ImageTooLarge,
                            "a.png",
                            {{"width", "40000"}, {"height", "25000"}, {"limit", "16000000"}}};

TEST_F(Words, startInPortugueseWithItsNumbers)
{
    EXPECT_EQ(bridge::sexWords(dataset::Sex::Female), QStringLiteral("feminino"));
    const QString words = bridge::errorWhat(kTooLarge);
    EXPECT_TRUE(words.contains(QStringLiteral("40.000"))) << words.toStdString();
    EXPECT_TRUE(words.contains(QStringLiteral("16.000.000"))) << words.toStdString();
    EXPECT_FALSE(words.contains(QStringLiteral("the image"))) << words.toStdString();
}

TEST_F(Words, becomeEnglishWithItsNumbers)
{
    speakEnglish();
    EXPECT_EQ(bridge::sexWords(dataset::Sex::Female), QStringLiteral("female"));
    EXPECT_TRUE(bridge::errorWhat(kTooLarge).contains(QStringLiteral("16,000,000")));
    EXPECT_EQ(bridge::deviceWords("CPU, 1 threads"), QStringLiteral("CPU, 1 thread"));
    EXPECT_EQ(bridge::deviceWords("CPU, 2 threads"), QStringLiteral("CPU, 2 threads"));
}

TEST_F(Words, quoteNamesAsTheyAre)
{
    const core::Error duplicate{core::ErrorCode::DuplicateId, "train.csv:7", {{"id", "01377"}}};
    EXPECT_TRUE(bridge::errorWhat(duplicate).contains(QStringLiteral("01377")));
    const core::Error sex{core::ErrorCode::SexUnreadable, "train.csv:7", {{"found", "1.50"}}};
    EXPECT_TRUE(bridge::errorWhat(sex).contains(QStringLiteral("1.50")));
}

TEST_F(Words, nameTheCataloguesEntriesAsTheFormDoes)
{
    const core::Error small{
        core::ErrorCode::InputTooSmall,
        "demo",
        {{"key", "data.input_size"}, {"found", "8"}, {"network", "lenet_ufg"}, {"min", "32"}}};
    const QString input = bridge::errorWords(small);
    EXPECT_FALSE(input.contains(QLatin1Char('_'))) << input.toStdString();
    EXPECT_TRUE(input.contains(
        bridge::translated("Hyperparameter", training::findHyperparameter("data.input_size")->name)))
        << input.toStdString();
    EXPECT_NE(core::inEnglish(small).find("data.input_size"), std::string::npos) << "for the command line";

    const core::Error both{core::ErrorCode::ExperimentContradiction,
                           "demo",
                           {{"key", "loss.name"},
                            {"found", "l1"},
                            {"other", "target.name"},
                            {"value", "sex"},
                            {"settings", "loss.name=cross_entropy, network.sex=none"}}};
    const QString words = bridge::errorWords(both);
    for (const char* const raw :
         {"loss.name", "target.name", "network.sex", "cross_entropy", "= none", "= sex"})
        EXPECT_FALSE(words.contains(QLatin1String(raw))) << words.toStdString();
    const core::Error layer{
        core::ErrorCode::NetworkLayerShape,
        "demo",
        {{"key", "network.layers[3]"}, {"layer", "pool 2"}, {"expected", "a"}, {"found", "b"}}};
    EXPECT_TRUE(bridge::errorWhat(layer).contains(QStringLiteral("camada 3")))
        << bridge::errorWhat(layer).toStdString();
    // Misspelt in a file: it is to be corrected there.
    const core::Error unknown{core::ErrorCode::ExperimentUnknownKey,
                              "a.json",
                              {{"key", "data.input_siz"}, {"nearest", "data.input_size"}}};
    EXPECT_TRUE(bridge::errorWords(unknown).contains(QStringLiteral("data.input_size")));
}

TEST_F(Words, aSweepsRunIsCalledByWhatSetsItApart)
{
    auto experiment = std::make_shared<training::Experiment>();
    EXPECT_TRUE(experiment->set("optimizer.learning_rate", 0.01));
    EXPECT_TRUE(experiment->set("network.name", std::string("lenet_ufg")));
    bridge::RunSummary run;
    run.run.name = "demo · learning_rate=0.01, name=lenet_ufg";
    run.experiment = experiment;
    EXPECT_EQ(bridge::runWords(run), QString::fromStdString(run.run.name)) << "of no sweep";
    run.run.trial = project::Trial{.sweep = 1, .number = 0};
    const QString words = bridge::runWords(run);
    EXPECT_TRUE(words.startsWith(QStringLiteral("Taxa de aprendizado = 0,01 · "))) << words.toStdString();
    EXPECT_FALSE(words.contains(QLatin1Char('_'))) << words.toStdString();
    EXPECT_EQ(bridge::wholeRunWords(run), QStringLiteral("demo · ") + words);
    run.run.name = "Meu nome = 3";
    EXPECT_EQ(bridge::runWords(run), QStringLiteral("Meu nome = 3")) << "given by somebody";
}

TEST_F(Words, everyErrorHasItsPortuguese)
{
    for (int code = 0; code <= static_cast<int>(core::ErrorCode::Internal); ++code) {
        const core::ErrorText& text = core::errorText(static_cast<core::ErrorCode>(code));
        // "{place}: {detail}" is the same in every language.
        if (QString::fromUtf8(text.what).contains(QLatin1Char(' '))
            && text.code != core::ErrorCode::WrongUsage) {
            EXPECT_NE(bridge::translated("Error", text.what), QString::fromUtf8(text.what));
        }
    }
}

} // namespace
} // namespace carpo::app_test
