// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/lesson_words.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QStringList>

namespace carpo::bridge {

QString lessonWords(const lessons::Words& words)
{
    const QString text = lessonText(words.text);
    if (words.values.empty())
        return text;
    // All at once, so that no number is taken for a place.
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPlace = text[i] == QLatin1Char('%') && i + 1 < text.size() && text[i + 1].isDigit();
        const int place = isPlace ? text[i + 1].digitValue() : 0;
        if (place < 1 || static_cast<std::size_t>(place) > words.values.size()) {
            filled += text[i];
            continue;
        }
        filled += style::compactNumber(words.values[static_cast<std::size_t>(place - 1)], words.digits);
        ++i;
    }
    return filled;
}

QString lessonText(const char* text)
{
    return translated("Lesson", text);
}

QString differenceWords(const lessons::Lesson& lesson,
                        const lessons::Settings& settings,
                        const lessons::Settings& others)
{
    QStringList words;
    for (const training::Hyperparameter& control : lesson.controls) {
        const auto mine = settings.find(control.key);
        const auto theirs = others.find(control.key);
        if (mine == settings.end() || theirs == others.end() || mine->second == theirs->second)
            continue;
        QString value = valueWords(control, mine->second);
        if (*control.unit != '\0')
            value += QLatin1Char(' ') + translated("Unit", control.unit);
        words += translated("Hyperparameter", control.name) + QStringLiteral(": ") + value;
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace carpo::bridge
