// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/diagnosis_words.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace carpo::bridge {
namespace {

constexpr const char* kContext = "Diagnosis";

const evaluation::FindingText& textOf(evaluation::Finding finding)
{
    return evaluation::findingTexts()[static_cast<std::size_t>(finding)];
}

} // namespace

QString findingKey(evaluation::Finding finding)
{
    const std::string_view key = textOf(finding).key;
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

QString findingName(evaluation::Finding finding)
{
    return translated(kContext, textOf(finding).name);
}

QString findingSentence(const evaluation::Diagnosis& diagnosis)
{
    QString sentence = translated(kContext, textOf(diagnosis.finding).sentence);
    for (const auto& [name, value] : diagnosis.values)
        sentence.replace(QLatin1Char('{') + QString::fromStdString(name) + QLatin1Char('}'),
                         name == "share" && value >= 0.01 ? style::percent(value)
                                                          : style::compactNumber(value));
    return sentence.replace(QStringLiteral("{layer}"), QString::fromStdString(diagnosis.layer));
}

QString findingAdvice(evaluation::Finding finding)
{
    return translated(kContext, textOf(finding).advice);
}

QString remedyWords(const evaluation::Remedy& remedy)
{
    QStringList words;
    for (const auto& [key, value] : remedy.changes)
        words << changeWords(key, training::toText(value));
    return QCoreApplication::translate("Diagnosis", "Try: %1").arg(words.join(QStringLiteral(" · ")));
}

} // namespace carpo::bridge
