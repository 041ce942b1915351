// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/field_spec.h"

#include <QSlider>

namespace carpo::forms {

/// A number to be moved while something runs: within the field's range, finer towards a zero at its left; of
/// a logarithmic field within a factor of a hundred either way of where it began.
class FieldSlider final : public QSlider
{
    Q_OBJECT

public:
    /// The field is an Integer or a Real.
    explicit FieldSlider(const FieldSpec& spec, QWidget* parent = nullptr);

    /// Where a logarithmic one begins.
    void start(double number);
    /// Shows it; emits nothing.
    void setNumber(double number);
    /// Of the place where it stands; whole for an Integer.
    [[nodiscard]] double number() const;

Q_SIGNALS:
    /// By the user.
    void moved(double number);

private:
    [[nodiscard]] double share(double number) const;

    bool m_isWhole;
    bool m_isLogarithmic;
    double m_fieldMinimum;
    double m_fieldMaximum;
    double m_low;
    double m_high;
    double m_power; // of the share
};

} // namespace carpo::forms
