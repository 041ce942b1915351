// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

/// Numbers as people read them, in the window's locale (decimal comma in Portuguese). Files use another way.
namespace carpo::style {

/// With exactly `decimals` places, a minus sign that is no hyphen, and grouped thousands: "12.611,5". An em dash where `value` is not finite.
[[nodiscard]] QString fixedNumber(double value, int decimals, const QLocale& locale = QLocale());
/// The same with a sign also above zero: "+3,2", "−0,8", "0,0".
[[nodiscard]] QString signedNumber(double value, int decimals);

/// With at most `digits` significant ones and no trailing zeros: "0,001", "9,8", "12.611"; a power of ten
/// below 1e-5 and from 1e7 on: "3·10⁻⁷". An em dash where `value` is not finite.
[[nodiscard]] QString compactNumber(double value, int digits = 3, const QLocale& locale = QLocale());

[[nodiscard]] QString countNumber(qint64 value, const QLocale& locale = QLocale());

/// `fraction` 0.54 as "54 %", with as many decimals as asked for.
[[nodiscard]] QString percent(double fraction, int decimals = 0, const QLocale& locale = QLocale());

/// Two units at most: "0,4 s", "42 s", "3 min 20 s", "2 h 5 min", "3 d 4 h". Negative and not finite: em
/// dash.
[[nodiscard]] QString duration(double seconds, const QLocale& locale = QLocale());

/// Decimal multiples: "812 kB", "1,6 GB".
[[nodiscard]] QString byteSize(qint64 bytes, const QLocale& locale = QLocale());

} // namespace carpo::style
