// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/real_spin_box.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace carpo::forms {
namespace {

constexpr int kDigits = 12;
constexpr double kTolerance = 1e-9;
constexpr std::array kNiceSteps{1.0, 2.0, 5.0, 10.0};

// "1e-3" in the locale of C, whichever decimal mark was typed.
QString plain(const QString& text)
{
    QString point = text.trimmed();
    point.replace(QLatin1Char(','), QLatin1Char('.'));
    return point;
}

double decadeOf(double value)
{
    return std::pow(10.0, std::floor(std::log10(value) + kTolerance));
}

} // namespace

double nextInDecade(double value)
{
    const double decade = decadeOf(value);
    for (const double step : kNiceSteps)
        if (step * decade > value * (1.0 + kTolerance))
            return step * decade;
    return 20.0 * decade;
}

double previousInDecade(double value)
{
    const double decade = decadeOf(value);
    for (auto step = kNiceSteps.rbegin(); step != kNiceSteps.rend(); ++step)
        if (*step * decade < value * (1.0 - kTolerance))
            return *step * decade;
    return 0.5 * decade;
}

RealSpinBox::RealSpinBox(bool logarithmic, QWidget* parent)
    : QDoubleSpinBox(parent)
    , m_logarithmic(logarithmic)
{
    setDecimals(kDigits);
    setKeyboardTracking(false);
}

void RealSpinBox::stepBy(int steps)
{
    if (!m_logarithmic) {
        QDoubleSpinBox::stepBy(steps);
        return;
    }
    double stepped = value();
    for (int i = 0; i < std::abs(steps); ++i) {
        if (stepped <= 0.0)
            stepped = steps > 0 ? std::max(minimum(), std::pow(10.0, -6)) : minimum();
        else
            stepped = steps > 0 ? nextInDecade(stepped) : previousInDecade(stepped);
    }
    setValue(stepped);
    selectAll();
}

QString RealSpinBox::textFromValue(double value) const
{
    // Below 0.0001 zeros are harder to count than an exponent is to read.
    const bool tiny = value != 0.0 && std::abs(value) < 0.999e-4;
    QLocale typed = locale();
    typed.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::OmitLeadingZeroInExponent);
    return tiny ? typed.toString(value, 'g', 6) : typed.toString(value, 'g', kDigits);
}

double RealSpinBox::valueFromText(const QString& text) const
{
    return plain(bare(text)).toDouble();
}

QValidator::State RealSpinBox::validate(QString& text, int& /*position*/) const
{
    const QString typed = plain(bare(text));
    bool isNumber = false;
    const double value = typed.toDouble(&isNumber);
    if (isNumber && std::isfinite(value))
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    for (const QChar each : typed)
        if (!each.isDigit() && !QStringLiteral(".+-eE").contains(each))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

QString RealSpinBox::bare(const QString& text) const
{
    QString number = text;
    if (!suffix().isEmpty() && number.endsWith(suffix()))
        number.chop(suffix().size());
    return number;
}

} // namespace carpo::forms
