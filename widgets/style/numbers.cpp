// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::style {
namespace {

const QString& dash()
{
    static const QString s_dash = QStringLiteral("—");
    return s_dash;
}

QString superscript(int value)
{
    static const QString s_digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString raised;
    for (const QChar each : QString::number(value))
        raised += each == QLatin1Char('-') ? QChar(u'⁻') : s_digits.at(each.digitValue());
    return raised;
}

QString withoutTrailingZeros(QString text, const QLocale& locale)
{
    if (!text.contains(locale.decimalPoint()))
        return text;
    while (text.endsWith(locale.zeroDigit()))
        text.chop(1);
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

QString withMinusSign(QString number)
{
    return number.replace(QLatin1Char('-'), QChar(u'−'));
}

QString twoUnits(qint64 seconds, qint64 large, const char* largeName, const char* smallName, qint64 small)
{
    const qint64 first = seconds / large;
    const qint64 second = (seconds % large) / small;
    QString text = QStringLiteral("%1 %2").arg(first).arg(QLatin1String(largeName));
    if (second > 0)
        text += QStringLiteral(" %1 %2").arg(second).arg(QLatin1String(smallName));
    return text;
}

/// A line does not end between a number and its unit.
QString unbroken(QString text)
{
    return text.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

} // namespace

QString fixedNumber(double value, int decimals, const QLocale& locale)
{
    if (!std::isfinite(value))
        return dash();
    const bool isNothing = std::abs(value) < 0.5 * std::pow(10.0, -decimals); // which has no sign
    return withMinusSign(locale.toString(isNothing ? 0.0 : value, 'f', decimals));
}

QString signedNumber(double value, int decimals)
{
    const QString number = fixedNumber(value, decimals);
    const bool isPositive = std::isfinite(value) && value > 0 && number != fixedNumber(0, decimals);
    return isPositive ? QString(QLatin1Char('+') + number) : number;
}

QString compactNumber(double value, int digits, const QLocale& locale)
{
    if (!std::isfinite(value))
        return dash();
    if (value == 0.0)
        return locale.toString(0);
    const double size = std::abs(value);
    const int power = static_cast<int>(std::floor(std::log10(size)));
    if (power < -5 || power >= 7) {
        const QString mantissa =
            withoutTrailingZeros(locale.toString(value / std::pow(10.0, power), 'f', digits - 1), locale);
        const QString raised = QStringLiteral("10") + superscript(power);
        return mantissa == locale.toString(1) ? raised
                                              : withMinusSign(mantissa) + QStringLiteral("·") + raised;
    }
    const int decimals = std::max(0, digits - 1 - power);
    return withMinusSign(withoutTrailingZeros(locale.toString(value, 'f', decimals), locale));
}

QString countNumber(qint64 value, const QLocale& locale)
{
    return locale.toString(value);
}

QString percent(double fraction, int decimals, const QLocale& locale)
{
    if (!std::isfinite(fraction))
        return dash();
    return locale.toString(100.0 * fraction, 'f', decimals) + QStringLiteral(" %");
}

QString duration(double seconds, const QLocale& locale)
{
    if (!std::isfinite(seconds) || seconds < 0.0)
        return dash();
    if (seconds < 9.95)
        return unbroken(withoutTrailingZeros(locale.toString(seconds, 'f', 1), locale)
                        + QStringLiteral(" s"));
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    const auto whole = static_cast<qint64>(std::min(std::round(seconds), 1e15));
    if (whole < kMinute)
        return unbroken(QStringLiteral("%1 s").arg(whole));
    if (whole < kHour)
        return unbroken(twoUnits(whole, kMinute, "min", "s", 1));
    if (whole < kDay)
        return unbroken(twoUnits(whole, kHour, "h", "min", kMinute));
    return unbroken(twoUnits(whole, kDay, "d", "h", kHour));
}

QString byteSize(qint64 bytes, const QLocale& locale)
{
    constexpr std::array kUnits{"B", "kB", "MB", "GB", "TB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 999.5 && unit + 1 < kUnits.size()) {
        size /= 1000.0;
        ++unit;
    }
    const int decimals = unit > 0 && size < 9.95 ? 1 : 0;
    return locale.toString(size, 'f', decimals) + QLatin1Char(' ') + QLatin1String(kUnits[unit]);
}

} // namespace carpo::style
