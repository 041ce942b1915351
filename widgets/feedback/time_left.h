// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace carpo::feedback {

/// Estimates how long a job still takes from its pace of late (the last 20 s, or less where there is less),
/// so that a slow start does not spoil the rest. Plain arithmetic; must not block.
class TimeLeft
{
public:
    void restart();

    /// `done` of `total` items were finished `elapsedMs` milliseconds after the start. Later calls have later
    /// times.
    void add(qint64 elapsedMs, qint64 done, qint64 total);

    /// In seconds; nothing before 1 s has passed, before the first item and without progress of late.
    [[nodiscard]] std::optional<double> seconds() const;

private:
    struct Sample
    {
        qint64 elapsedMs = 0;
        qint64 done = 0;
    };

    std::deque<Sample> m_samples;
    qint64 m_total = 0;
};

} // namespace carpo::feedback
