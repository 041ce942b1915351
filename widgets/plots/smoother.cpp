// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/smoother.h"

#include <cmath>

namespace carpo::plots {

double Smoother::add(double value)
{
    if (!std::isfinite(value))
        return value;
    m_sum = m_weight * m_sum + (1.0 - m_weight) * value;
    m_correction *= m_weight;
    return m_sum / (1.0 - m_correction);
}

void Smoother::restart()
{
    m_sum = 0.0;
    m_correction = 1.0;
}

} // namespace carpo::plots
