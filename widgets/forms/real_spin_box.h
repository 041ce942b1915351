// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace carpo::forms {

/// A real number as people write it: "0,001" and not "0,00"; up to twelve significant digits are kept.
/// Logarithmic ones step through 1, 2, 5, 10 of each decade. "1e-3" is understood, comma and point alike.
class RealSpinBox final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit RealSpinBox(bool logarithmic, QWidget* parent = nullptr);

    void stepBy(int steps) override;
    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;

private:
    [[nodiscard]] QString bare(const QString& text) const;

    bool m_logarithmic;
};

/// The next of ..., 0.01, 0.02, 0.05, 0.1, ... above `value` (> 0).
[[nodiscard]] double nextInDecade(double value);
/// The one below.
[[nodiscard]] double previousInDecade(double value);

} // namespace carpo::forms
