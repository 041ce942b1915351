// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/repo/lesson_files.h"

#include <gmock/gmock.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace carpo::repo {
namespace {

QString lessonFolder()
{
    return QStringLiteral(CARPO_SOURCE_DIR "/resources/lessons");
}

const QRegularExpression& formulaPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\$\\$(.+?)\\$\\$"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

} // namespace

std::vector<LessonFile> lessonFiles()
{
    const QDir folder(lessonFolder());
    std::vector<LessonFile> files;
    for (const QString& name : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        const QStringList parts = name.split(QLatin1Char('.'));
        if (parts.size() == 3)
            files.push_back(
                {.key = parts[0], .language = parts[1], .text = contentsOf(folder.filePath(name))});
    }
    return files;
}

QStringList formulasIn(const QString& text)
{
    QStringList formulas;
    for (auto matches = formulaPattern().globalMatch(text); matches.hasNext();)
        formulas += matches.next().captured(1).trimmed();
    return formulas;
}

QString withoutFormulas(const QString& text)
{
    return QString(text).remove(formulaPattern());
}

QString drawingFolder()
{
    return lessonFolder() + QStringLiteral("/formulas");
}

QString drawingName(const QString& formula)
{
    constexpr int kDigits = 12;
    const QByteArray hash = QCryptographicHash::hash(formula.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(kDigits)) + QStringLiteral(".svg");
}

QString contentsOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

} // namespace carpo::repo
