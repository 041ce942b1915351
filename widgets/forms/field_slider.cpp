// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/field_slider.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace carpo::forms {
namespace {

constexpr int kSteps = 1000;
constexpr double kReach = 100; // factor either way
constexpr double kLeast = 1e-7;

} // namespace

FieldSlider::FieldSlider(const FieldSpec& spec, QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
    , m_isWhole(spec.kind == FieldKind::Integer)
    , m_isLogarithmic(spec.logarithmic || spec.maximum - spec.minimum > 10 * kSteps)
    , m_fieldMinimum(spec.minimum)
    , m_fieldMaximum(spec.maximum)
    , m_low(spec.minimum)
    , m_high(spec.maximum)
    , m_power(spec.minimum == 0.0 && spec.maximum <= 1.0 ? 2.0 : 1.0)
{
    setRange(0, kSteps);
    setPageStep(kSteps / 20);
    setAccessibleName(spec.label);
    setToolTip(spec.explanation);
    connect(this, &QSlider::valueChanged, this, [this] { Q_EMIT moved(number()); });
}

void FieldSlider::start(double number)
{
    if (!m_isLogarithmic)
        return;
    const double middle = number > 0.0 ? number : std::max(kLeast, m_fieldMaximum / kReach / kReach);
    m_low = std::max({m_fieldMinimum, kLeast, middle / kReach});
    m_high = std::min(m_fieldMaximum, middle * kReach);
    setNumber(number);
}

double FieldSlider::share(double number) const
{
    if (m_isLogarithmic)
        return number <= m_low ? 0.0 : std::log(number / m_low) / std::log(m_high / m_low);
    return std::pow(std::max(0.0, (number - m_low) / (m_high - m_low)), 1.0 / m_power);
}

void FieldSlider::setNumber(double number)
{
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(std::clamp(share(number), 0.0, 1.0) * kSteps)));
}

double FieldSlider::number() const
{
    const double place = static_cast<double>(value()) / kSteps;
    double number = m_low;
    if (!m_isLogarithmic)
        number = m_low + std::pow(place, m_power) * (m_high - m_low);
    else if (value() > 0 || m_fieldMinimum > 0.0)
        number = m_low * std::pow(m_high / m_low, place);
    else
        number = 0.0; // what the field begins with lies left of everything
    if (m_isWhole)
        return std::clamp(std::round(number), m_fieldMinimum, m_fieldMaximum);
    // Three digits are what a hand can mean.
    const double unit = number > 0.0 ? std::pow(10.0, std::floor(std::log10(number)) - 2) : 1.0;
    return std::clamp(std::round(number / unit) * unit, m_fieldMinimum, m_fieldMaximum);
}

} // namespace carpo::forms
