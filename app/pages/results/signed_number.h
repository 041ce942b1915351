// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/numbers.h"

#include <QString>

#include <cmath>

namespace carpo::pages {

/// "+3,2", "−0,8", "0,0"
[[nodiscard]] inline QString signedNumber(double value, int decimals)
{
    const QString size = style::fixedNumber(std::abs(value), decimals);
    const bool isZero = size == style::fixedNumber(0, decimals);
    if (!std::isfinite(value) || isZero)
        return size;
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
}

} // namespace carpo::pages
