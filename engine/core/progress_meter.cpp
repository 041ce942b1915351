// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/progress_meter.h"

#include <utility>

namespace carpo::core {
namespace {

constexpr auto kReportInterval = std::chrono::milliseconds(33);
// Earlier than this a rate is mostly chance.
constexpr double kSecondsBeforeEstimate = 0.5;

} // namespace

ProgressMeter::ProgressMeter(std::int64_t total, ProgressFn report)
    : m_report(std::move(report))
    , m_total(total)
{}

void ProgressMeter::advance(std::int64_t items)
{
    const std::scoped_lock lock(m_mutex);
    m_done += items;
    const auto now = Clock::now();
    if (!m_report || now - m_lastReport < kReportInterval)
        return;
    m_lastReport = now;
    m_report(current());
}

void ProgressMeter::finish()
{
    const std::scoped_lock lock(m_mutex);
    if (m_report)
        m_report(current());
}

double ProgressMeter::seconds() const
{
    return std::chrono::duration<double>(Clock::now() - m_start).count();
}

Progress ProgressMeter::current() const
{
    Progress progress{.done = m_done, .total = m_total, .seconds = seconds()};
    if (m_done > 0 && m_total >= m_done && progress.seconds > kSecondsBeforeEstimate)
        progress.secondsLeft =
            progress.seconds * static_cast<double>(m_total - m_done) / static_cast<double>(m_done);
    return progress;
}

} // namespace carpo::core
