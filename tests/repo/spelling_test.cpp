// SPDX-License-Identifier: GPL-3.0-or-later
// Hunspell knows every word of the lessons and of the window. Names and the terms that the field leaves in
// English stand in known_words.txt.
#include "tests/repo/lesson_files.h"

#include <gmock/gmock.h>

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <hunspell.hxx>
#include <map>
#include <set>
#include <string>

namespace carpo::repo {
namespace {

class Dictionary
{
public:
    /// "pt_BR", "en_GB".
    explicit Dictionary(const std::string& language)
        : m_hunspell((CARPO_DICTIONARIES "/" + language + ".aff").c_str(),
                     (CARPO_DICTIONARIES "/" + language + ".dic").c_str())
    {
        const QString known = contentsOf(QStringLiteral(CARPO_SOURCE_DIR "/tests/repo/known_words.txt"));
        for (const QString& word : known.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            m_hunspell.add(word.toStdString());
    }

    /// The word, or each of its parts.
    bool knows(const QString& word)
    {
        if (m_hunspell.spell(word.toStdString()))
            return true;
        const QStringList parts = word.split(QLatin1Char('-'));
        return parts.size() > 1 && std::ranges::all_of(parts, [this](const QString& part) {
                   return part.size() < 2 || m_hunspell.spell(part.toStdString());
               });
    }

private:
    Hunspell m_hunspell;
};

/// Runs of Latin letters, two at least. Leaves out what is no prose: code, commands, keys, endings of files,
/// values, marks, abbreviations in capitals.
QStringList wordsOf(QString text)
{
    static const QRegularExpression noProse(
        QStringLiteral("`[^`]*`|<[^>]*>|%L?[0-9n]|\\{\\w+\\}|carpo-\\w+(?: \\w+)?|(?<!\\w)\\*?\\.\\w+|"
                       "\\S*(?:[_=@\\\\]|\\w[./:]\\w|--)\\S*"));
    static const QRegularExpression word(
        QStringLiteral("(?<![\\p{L}\\p{N}])\\p{Latin}{2,}(?:[-'’]\\p{Latin}+)*(?![\\p{L}\\p{N}\\p{M}])"));
    static const QRegularExpression abbreviation(QStringLiteral("^\\p{Lu}+s?$"));
    static const QRegularExpression genitive(QStringLiteral("['’]s$"));
    text.replace(noProse, QStringLiteral(" "));
    text.remove(QLatin1Char('&')); // a menu's key
    QStringList words;
    for (auto matches = word.globalMatch(text); matches.hasNext();) {
        const QString found = matches.next().captured().remove(genitive);
        if (!found.contains(abbreviation))
            words += found;
    }
    return words;
}

/// What the dictionary does not know, each with the place where it stands first.
using Unknown = std::map<std::string, std::string>;

std::string listed(const Unknown& unknown)
{
    std::string list;
    for (const auto& [word, place] : unknown)
        list += word + " in: " + place + "\n";
    return list;
}

void check(Dictionary& dictionary, const QString& text, const QString& place, Unknown& unknown)
{
    for (const QString& word : wordsOf(text)) {
        if (!dictionary.knows(word))
            unknown.emplace(word.toStdString(), place.toStdString());
    }
}

Unknown unknownInLessons(const QString& language, const std::string& dictionaryName)
{
    Dictionary dictionary(dictionaryName);
    Unknown unknown;
    for (const LessonFile& file : lessonFiles()) {
        if (file.language == language)
            check(dictionary, withoutFormulas(file.text), file.name(), unknown);
    }
    return unknown;
}

TEST(Spelling, theLessonsPortuguese)
{
    EXPECT_EQ(listed(unknownInLessons(QStringLiteral("pt_BR"), "pt_BR")), "");
}

TEST(Spelling, theLessonsEnglish)
{
    EXPECT_EQ(listed(unknownInLessons(QStringLiteral("en"), "en_GB")), "");
}

TEST(Spelling, theWindowsPortugueseAndEnglish)
{
    Dictionary portuguese("pt_BR");
    Dictionary english("en_GB");
    Unknown unknown;
    QXmlStreamReader reader(contentsOf(QStringLiteral(CARPO_SOURCE_DIR "/translations/carpo_pt_BR.ts")));
    QString source;
    bool hasForms = false; // one a number
    bool isFileName = false;
    int checked = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = reader.name();
        if (name == QLatin1String("message")) {
            hasForms = reader.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
            isFileName = false;
        } else if (name == QLatin1String("source")) {
            source = reader.readElementText();
            check(english, source, source, unknown);
        } else if (name == QLatin1String("comment")) {
            isFileName = reader.readElementText() == QLatin1String("file name"); // without accents
        } else if (name == (hasForms ? QLatin1String("numerusform") : QLatin1String("translation"))) {
            const QString translation = reader.readElementText();
            if (!isFileName)
                check(portuguese, translation, source, unknown);
            ++checked;
        }
    }
    EXPECT_EQ(listed(unknown), "");
    EXPECT_GT(checked, 1000);
}

// So that silence means something.
TEST(Spelling, mistakesAreFound)
{
    Dictionary portuguese("pt_BR");
    Dictionary english("en_GB");
    EXPECT_EQ(wordsOf(QStringLiteral("&Abrir %1 em network.name, `codigo` ROC: sobre-ajuste")),
              QStringList({QStringLiteral("Abrir"), QStringLiteral("em"), QStringLiteral("sobre-ajuste")}));
    EXPECT_TRUE(portuguese.knows(QStringLiteral("regularização")));
    EXPECT_FALSE(portuguese.knows(QStringLiteral("regularizacão")));
    EXPECT_FALSE(portuguese.knows(QStringLiteral("imajem")));
    EXPECT_TRUE(english.knows(QStringLiteral("neighbour")));
    EXPECT_FALSE(english.knows(QStringLiteral("neigbour")));
}

} // namespace
} // namespace carpo::repo
