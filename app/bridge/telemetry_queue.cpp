// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/telemetry_queue.h"

#include <utility>

namespace carpo::bridge {

void TelemetryQueue::onPreparing(const core::Progress& progress)
{
    const std::scoped_lock lock(m_mutex);
    m_frame.preparing = progress;
}

void TelemetryQueue::onRun(std::int64_t number)
{
    const std::scoped_lock lock(m_mutex);
    m_frame.run = number;
}

void TelemetryQueue::onTransferred(const training::TransferReport& report)
{
    training::TransferReport copy = report;
    const std::scoped_lock lock(m_mutex);
    m_frame.transfer = std::move(copy);
}

void TelemetryQueue::onCheckpointPassedOver(const core::Error& damage, int epoch)
{
    PassedOver passedOver{damage, epoch};
    const std::scoped_lock lock(m_mutex);
    m_frame.passedOver = std::move(passedOver);
}

void TelemetryQueue::onStarted(const std::string& device, double constantGuess)
{
    const std::scoped_lock lock(m_mutex);
    m_frame.start = TrainingStart{device, constantGuess};
}

void TelemetryQueue::onBatch(const training::BatchReport& report)
{
    const std::scoped_lock lock(m_mutex);
    // Half at once: dropping one by one would move all of them for each batch.
    if (m_frame.batches.size() == kMaximumBatches)
        m_frame.batches.erase(m_frame.batches.begin(),
                              m_frame.batches.begin() + static_cast<std::ptrdiff_t>(kMaximumBatches / 2));
    m_frame.batches.push_back(report);
}

void TelemetryQueue::onEpoch(const training::EpochReport& report, const training::Predicted& validation)
{
    EpochEnd end{report, validation};
    const std::scoped_lock lock(m_mutex);
    m_frame.epochs.push_back(std::move(end));
}

void TelemetryQueue::onPaused(bool paused)
{
    const std::scoped_lock lock(m_mutex);
    m_frame.paused = paused;
}

void TelemetryQueue::onChanged(const training::LiveChange& change)
{
    training::LiveChange copy = change;
    const std::scoped_lock lock(m_mutex);
    m_frame.changes.push_back(std::move(copy));
}

void TelemetryQueue::onInspected(const training::Inspection& inspection)
{
    auto copy = std::make_shared<const training::Inspection>(inspection);
    const std::scoped_lock lock(m_mutex);
    std::swap(m_frame.inspection, copy); // the old one is let go behind the lock
}

TrainingFrame TelemetryQueue::take()
{
    TrainingFrame frame;
    const std::scoped_lock lock(m_mutex);
    std::swap(frame, m_frame);
    return frame;
}

} // namespace carpo::bridge
