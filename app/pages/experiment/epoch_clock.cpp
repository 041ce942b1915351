// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/epoch_clock.h"

#include <algorithm>
#include <cmath>

namespace carpo::pages {

void EpochClock::clear()
{
    m_ends = {0};
    m_batches = 0;
}

void EpochClock::setEnd(int epoch, double step)
{
    const auto place = static_cast<std::size_t>(std::max(1, epoch));
    // Epochs that nobody saw are as long as each other.
    const double first = m_ends.back();
    const auto known = m_ends.size() - 1;
    while (m_ends.size() < place) {
        const auto share = static_cast<double>(m_ends.size() - known) / static_cast<double>(place - known);
        m_ends.push_back(first + share * (step - first));
    }
    m_ends.resize(place);
    m_ends.push_back(step);
}

double EpochClock::batchesNow() const
{
    if (m_batches > 0)
        return m_batches;
    return m_ends.size() > 1 ? m_ends.back() - m_ends[m_ends.size() - 2] : 1;
}

double EpochClock::epochOf(double step) const
{
    const auto after = std::ranges::lower_bound(m_ends, step);
    if (after == m_ends.end())
        return static_cast<double>(m_ends.size() - 1) + (step - m_ends.back()) / batchesNow();
    if (after == m_ends.begin())
        return 0;
    const double before = *(after - 1);
    return static_cast<double>(after - m_ends.begin() - 1)
           + (*after > before ? (step - before) / (*after - before) : 0);
}

double EpochClock::stepOf(double epoch) const
{
    const double last = static_cast<double>(m_ends.size() - 1);
    if (epoch >= last)
        return m_ends.back() + (epoch - last) * batchesNow();
    const double whole = std::floor(std::max(0.0, epoch));
    const auto place = static_cast<std::size_t>(whole);
    return m_ends[place] + (std::max(0.0, epoch) - whole) * (m_ends[place + 1] - m_ends[place]);
}

} // namespace carpo::pages
