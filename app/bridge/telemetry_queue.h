// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_frame.h"
#include "engine/jobs/train_job.h"

#include <cstddef>
#include <mutex>

namespace carpo::bridge {

/// Between the trainer, which writes thousands of batches a second, and the window, which looks thirty times
/// a second. Bounded: while the window does not look, the oldest batches go; epochs are kept. The lock is
/// held for moving values only, so that neither side waits for the other's work.
class TelemetryQueue final : public jobs::TrainJobObserver
{
public:
    static constexpr std::size_t kMaximumBatches = 16384;

    // On the training thread. Must not block.
    void onPreparing(const core::Progress& progress) override;
    void onRun(std::int64_t number) override;
    /// The window reads them from the run.
    void onClasses(const std::vector<std::string>&) override {}
    void onTransferred(const training::TransferReport& report) override;
    void onCheckpointPassedOver(const core::Error& damage, int epoch) override;
    void onStarted(const std::string& device, double constantGuess) override;
    void onBatch(const training::BatchReport& report) override;
    void onEpoch(const training::EpochReport& report, const training::Predicted& validation) override;
    void onPaused(bool paused) override;
    void onChanged(const training::LiveChange& change) override;
    void onInspected(const training::Inspection& inspection) override;

    // On the window's thread. Must not block.
    /// What came in since the last call.
    [[nodiscard]] TrainingFrame take();

private:
    std::mutex m_mutex; // protects m_frame
    TrainingFrame m_frame;
};

} // namespace carpo::bridge
