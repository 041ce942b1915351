// SPDX-License-Identifier: GPL-3.0-or-later
// Every lesson has its text in both languages, with the same parts and the same formulas.
#include "tests/repo/lesson_files.h"

#include <gmock/gmock.h>

#include <QMap>
#include <QRegularExpression>

namespace carpo::repo {
namespace {

const QStringList& partNames()
{
    static const QStringList names{
        QStringLiteral("question"), QStringLiteral("answer"), QStringLiteral("notice")};
    return names;
}

/// "" is what stands before the first comment.
QMap<QString, QString> partsOf(const QString& text)
{
    static const QRegularExpression comment(QStringLiteral("<!-- (\\w+) -->"));
    QMap<QString, QString> parts;
    QString name;
    qsizetype end = 0;
    for (auto matches = comment.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        parts[name] = text.mid(end, match.capturedStart() - end).trimmed();
        name = match.captured(1);
        end = match.capturedEnd();
    }
    parts[name] = text.mid(end).trimmed();
    return parts;
}

qsizetype bulletsIn(const QString& text)
{
    static const QRegularExpression bullet(QStringLiteral("^- "), QRegularExpression::MultilineOption);
    return text.count(bullet);
}

TEST(LessonTexts, everyLessonIsThereInBothLanguages)
{
    QMap<QString, QStringList> languages;
    for (const LessonFile& file : lessonFiles())
        languages[file.key] += file.language;
    EXPECT_GE(languages.size(), 11);
    for (auto lesson = languages.cbegin(); lesson != languages.cend(); ++lesson)
        EXPECT_EQ(lesson.value(), QStringList({QStringLiteral("en"), QStringLiteral("pt_BR")}))
            << lesson.key().toStdString();
}

TEST(LessonTexts, everyOneHasItsTitleAndAllParts)
{
    for (const LessonFile& file : lessonFiles()) {
        SCOPED_TRACE(file.name().toStdString());
        QMap<QString, QString> parts = partsOf(file.text);
        EXPECT_TRUE(parts.take(QString()).startsWith(QStringLiteral("# ")));
        QStringList wanted = partNames();
        wanted.sort();
        EXPECT_EQ(parts.keys(), wanted);
        for (const QString& part : partNames()) {
            EXPECT_EQ(file.text.count(QStringLiteral("<!-- ") + part), 1) << part.toStdString();
            EXPECT_FALSE(parts[part].isEmpty()) << part.toStdString();
        }
        EXPECT_TRUE(parts[QStringLiteral("question")].endsWith(QLatin1Char('?')));
        EXPECT_THAT(bulletsIn(parts[QStringLiteral("notice")]),
                    testing::AllOf(testing::Ge(2), testing::Le(4)));
        EXPECT_EQ(file.text.count(QLatin1Char('!')), partNames().size()) << "one a comment, none in the text";
    }
}

// It stands in a column beside the demonstration.
TEST(LessonTexts, noneIsLong)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    for (const LessonFile& file : lessonFiles()) {
        const QString body = withoutFormulas(partsOf(file.text).value(QString()));
        EXPECT_THAT(body.split(blanks, Qt::SkipEmptyParts).size(),
                    testing::AllOf(testing::Ge(100), testing::Le(220)))
            << file.name().toStdString();
    }
}

TEST(LessonTexts, bothLanguagesHaveTheSameFormulas)
{
    QMap<QString, QStringList> formulas;
    for (const LessonFile& file : lessonFiles()) {
        SCOPED_TRACE(file.name().toStdString());
        const QStringList own = formulasIn(file.text);
        EXPECT_FALSE(own.isEmpty());
        EXPECT_EQ(formulas.value(file.key, own), own);
        formulas[file.key] = own;
        EXPECT_FALSE(withoutFormulas(file.text).contains(QLatin1Char('$')));
    }
}

} // namespace
} // namespace carpo::repo
