// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"

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
