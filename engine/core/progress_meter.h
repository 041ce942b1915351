// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/progress.h"

#include <chrono>
#include <mutex>

namespace carpo::core {

/// Counts finished items from any thread and reports at most every 33 ms, with the time left.
class ProgressMeter
{
public:
    /// `total` items are to be done, `report` may be empty.
    ProgressMeter(std::int64_t total, ProgressFn report);

    /// Counts `items` as done. Safe from any thread.
    void advance(std::int64_t items = 1);

    /// Reports the last state, whatever the time since the previous report.
    void finish();

    /// Seconds since construction.
    [[nodiscard]] double seconds() const;

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Progress current() const;

    std::mutex m_mutex; // protects what follows but m_start
    ProgressFn m_report;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastReport = {};
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
};

} // namespace carpo::core
