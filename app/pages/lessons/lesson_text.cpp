// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_text.h"

#include "engine/core/resources.h"
#include "engine/training/atomic_file.h"
#include "widgets/style/formula_picture.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

namespace carpo::pages {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;

const QRegularExpression& formulaPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\$\\$(.+?)\\$\\$"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

QString written(const QString& formula)
{
    return QStringLiteral("\n\n`") + formula.simplified() + QStringLiteral("`\n\n*")
           + QCoreApplication::translate("LessonText", "The drawing of this formula is missing or damaged.")
           + QStringLiteral("*\n\n");
}

/// With images in place of formulas, and slanted symbols in place of small ones.
QString withFormulas(const QString& markdown, LessonText& text, const QHash<QString, QByteArray>& formulas)
{
    QString result;
    qsizetype end = 0;
    for (auto matches = formulaPattern().globalMatch(markdown); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += markdown.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const QString hash = formulaHash(match.captured(1));
        const QByteArray svg = formulas.value(hash);
        if (style::isFormula(svg)) {
            text.formulas.insert(hash, svg);
            result += QStringLiteral("\n\n![formula](formula:") + hash + QStringLiteral(")\n\n");
        } else {
            result += written(match.captured(1));
        }
    }
    result += markdown.mid(end);
    static const QRegularExpression symbol(QStringLiteral("\\$([^$\\n]+)\\$"));
    return result.replace(symbol, QStringLiteral("*\\1*")).trimmed();
}

} // namespace

QString formulaHash(const QString& formula)
{
    constexpr int kDigits = 12;
    const QByteArray hash =
        QCryptographicHash::hash(formula.trimmed().toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(kDigits));
}

LessonText lessonTextFrom(const QString& markdown, const QHash<QString, QByteArray>& formulas)
{
    static const QRegularExpression title(QStringLiteral("\\A\\s*# [^\\n]*\\n"));
    static const QRegularExpression comment(QStringLiteral("<!--\\s*(\\w+)\\s*-->"));
    QString all = markdown;
    all.remove(title);
    LessonText text;
    QString* part = &text.body;
    qsizetype end = 0;
    const auto add = [&](qsizetype to) {
        *part += QStringLiteral("\n\n") + withFormulas(all.mid(end, to - end), text, formulas);
        *part = part->trimmed();
    };
    for (auto matches = comment.globalMatch(all); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        add(match.capturedStart());
        end = match.capturedEnd();
        const QString name = match.captured(1);
        part = name == QLatin1String("question") ? &text.question
               : name == QLatin1String("answer") ? &text.answer
                                                 : &text.notice;
    }
    add(all.size());
    return text;
}

core::Result<LessonText> loadLessonText(std::string_view key, const QString& language)
{
    const std::filesystem::path folder = core::resourceFolder("lessons");
    const std::string name = std::string(key) + "." + language.toStdString() + ".md";
    const auto markdown = training::readWholeFile(folder / name, kLargestFile);
    if (!markdown)
        return tl::unexpected(markdown.error());
    const QString text = QString::fromStdString(*markdown);
    QHash<QString, QByteArray> formulas;
    for (auto matches = formulaPattern().globalMatch(text); matches.hasNext();) {
        const QString hash = formulaHash(matches.next().captured(1));
        const auto svg =
            training::readWholeFile(folder / "formulas" / (hash.toStdString() + ".svg"), kLargestFile);
        if (svg)
            formulas.insert(hash, QByteArray::fromStdString(*svg));
    }
    return lessonTextFrom(text, formulas);
}

} // namespace carpo::pages
