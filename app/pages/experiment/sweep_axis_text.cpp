// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/hyperparameter_words.h"
#include "app/pages/experiment/sweep_axis_row.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace carpo::pages {
namespace {

constexpr int kDigits = 12;

tl::unexpected<core::Error>
wrong(const training::Hyperparameter& hyperparameter, const char* expected, const QString& found)
{
    return core::failure(
        core::ErrorCode::ExperimentWrongType,
        {},
        {{"key", std::string(hyperparameter.key)}, {"expected", expected}, {"found", found.toStdString()}});
}

/// In the window's language, or as a file has it.
std::optional<double> numberIn(const QString& text)
{
    // “0.001” is no thousand where the point stands between thousands.
    QLocale locale;
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    bool isNumber = false;
    double value = locale.toDouble(text, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text, &isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// As numberIn() reads it.
QString numberText(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', kDigits);
}

std::optional<bool> booleanIn(const training::Hyperparameter& hyperparameter, const QString& text)
{
    for (const bool value : {false, true}) {
        if (text.compare(bridge::valueWords(hyperparameter, value), Qt::CaseInsensitive) == 0
            || text == QLatin1String(value ? "true" : "false"))
            return value;
    }
    return std::nullopt;
}

/// A choice by its words, or as a file has it.
std::string choiceIn(const training::Hyperparameter& hyperparameter, const QString& text)
{
    for (const training::Choice& choice : hyperparameter.choices) {
        const std::string value(choice.value);
        if (text.compare(bridge::valueWords(hyperparameter, value), Qt::CaseInsensitive) == 0)
            return value;
    }
    return text.toStdString();
}

core::Result<training::Value> valueIn(const training::Hyperparameter& hyperparameter, const QString& text)
{
    switch (hyperparameter.type) {
    case training::ValueType::Boolean:
        if (const auto value = booleanIn(hyperparameter, text))
            return *value;
        return wrong(hyperparameter, "true or false", text);
    case training::ValueType::Integer:
        if (const auto value = numberIn(text);
            value && *value == std::floor(*value) && std::abs(*value) < 1e15)
            return static_cast<std::int64_t>(*value);
        return wrong(hyperparameter, "a whole number", text);
    case training::ValueType::Real:
        if (const auto value = numberIn(text))
            return *value;
        return wrong(hyperparameter, "a number", text);
    case training::ValueType::Choice:
        return choiceIn(hyperparameter, text);
    case training::ValueType::Text:
    case training::ValueType::IntegerList:
        break;
    }
    return text.toStdString();
}

/// "0,0001..0,1 x 4 log"
std::optional<training::SweepRange> rangeIn(const QString& text)
{
    static const QRegularExpression s_range(
        QStringLiteral("^(.+?)\\s*(?:\\.\\.\\.?|…)\\s*(\\S+?)(?:\\s*[x×]\\s*(\\d+))?(\\s+log)?$"));
    const QRegularExpressionMatch match = s_range.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto from = numberIn(match.captured(1).trimmed());
    const auto to = numberIn(match.captured(2));
    if (!from || !to)
        return std::nullopt;
    return training::SweepRange{.from = *from,
                                .to = *to,
                                .count = match.captured(3).toInt(),
                                .logarithmic = !match.captured(4).isEmpty()};
}

} // namespace

core::Result<training::SweepAxis> axisFromText(const training::Hyperparameter& hyperparameter,
                                               const QString& text)
{
    training::SweepAxis axis{.key = std::string(hyperparameter.key)};
    const bool isNumber = hyperparameter.type == training::ValueType::Integer
                          || hyperparameter.type == training::ValueType::Real;
    if (isNumber) {
        axis.range = rangeIn(text.trimmed());
        if (axis.range)
            return axis;
    }
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        core::Result<training::Value> value = valueIn(hyperparameter, part.trimmed());
        if (!value)
            return tl::unexpected(value.error());
        axis.values.push_back(std::move(*value));
    }
    if (axis.values.empty())
        return wrong(hyperparameter, "a list of values", text);
    return axis;
}

QString textOf(const training::Hyperparameter& hyperparameter, const training::SweepAxis& axis)
{
    if (axis.range) {
        QString text = numberText(axis.range->from) + QStringLiteral("..") + numberText(axis.range->to);
        if (axis.range->count > 0)
            text += QStringLiteral(" x %1").arg(axis.range->count);
        return axis.range->logarithmic ? text + QStringLiteral(" log") : text;
    }
    QStringList texts;
    for (const training::Value& value : axis.values) {
        if (hyperparameter.type == training::ValueType::Integer
            || hyperparameter.type == training::ValueType::Real)
            texts << numberText(bridge::numberOf(value));
        else if (hyperparameter.type == training::ValueType::Text)
            texts << QString::fromStdString(training::toText(value));
        else
            texts << bridge::valueWords(hyperparameter, value);
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace carpo::pages
