// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/time_left.h"

namespace carpo::feedback {
namespace {

constexpr qint64 kWindowMs = 20000;
constexpr qint64 kSpacingMs = 200;
constexpr qint64 kFirstWordMs = 1000;

} // namespace

void TimeLeft::restart()
{
    m_samples.clear();
    m_total = 0;
}

void TimeLeft::add(qint64 elapsedMs, qint64 done, qint64 total)
{
    m_total = total;
    if (m_samples.empty())
        m_samples.push_back({0, 0});
    // Keeps the deque short however often progress is reported: the newest sample moves until it is old
    // enough.
    if (m_samples.size() > 1 && elapsedMs - m_samples[m_samples.size() - 2].elapsedMs < kSpacingMs)
        m_samples.back() = {elapsedMs, done};
    else
        m_samples.push_back({elapsedMs, done});
    while (m_samples.size() > 2 && elapsedMs - m_samples[1].elapsedMs > kWindowMs)
        m_samples.pop_front();
}

std::optional<double> TimeLeft::seconds() const
{
    if (m_samples.size() < 2 || m_samples.back().elapsedMs < kFirstWordMs)
        return std::nullopt;
    const auto items = static_cast<double>(m_samples.back().done - m_samples.front().done);
    const auto milliseconds = static_cast<double>(m_samples.back().elapsedMs - m_samples.front().elapsedMs);
    if (items <= 0.0 || m_total <= 0)
        return std::nullopt;
    return static_cast<double>(m_total - m_samples.back().done) * milliseconds / items / 1000.0;
}

} // namespace carpo::feedback
