// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace carpo::training {

/// Seconds of work: it can be halted during pauses.
class Stopwatch
{
public:
    [[nodiscard]] double seconds() const { return m_before + (m_running ? sinceStart() : 0); }
    void halt()
    {
        m_before = seconds();
        m_running = false;
    }
    void go()
    {
        m_start = Clock::now();
        m_running = true;
    }

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] double sinceStart() const
    {
        return std::chrono::duration<double>(Clock::now() - m_start).count();
    }

    Clock::time_point m_start = Clock::now();
    double m_before = 0;
    bool m_running = true;
};

/// Things a second, over the last second or so.
class RateMeter
{
public:
    /// `now` in seconds of the same watch each time.
    void add(double count, double now)
    {
        m_count += count;
        const double span = now - m_since;
        if (span >= 1 || m_rate == 0)
            m_rate = span > 0 ? m_count / span : 0;
        if (span >= 1) {
            m_count = 0;
            m_since = now;
        }
    }
    [[nodiscard]] double rate() const { return m_rate; }

private:
    double m_since = 0;
    double m_count = 0;
    double m_rate = 0;
};

} // namespace carpo::training
