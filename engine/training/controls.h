// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace carpo::training {

/// What people change while a run goes on; reaches the trainer between two batches. Safe from any thread;
/// nothing here waits for the trainer.
class TrainingControls
{
public:
    void pause();
    void resume();

    /// Scales the schedule so that the rate in force becomes this; later rates keep the same factor.
    void setLearningRate(double rate);

    // For the trainer.
    /// The rate asked for since the last call, if any.
    [[nodiscard]] std::optional<double> takeLearningRate();
    [[nodiscard]] bool isPaused() const;
    /// Blocks while paused; returns at once when a stop is requested.
    void waitWhilePaused(const std::stop_token& stop);

private:
    mutable std::mutex m_mutex; // protects the rest; held for a few instructions only
    std::condition_variable_any m_changed;
    bool m_paused = false;
    std::optional<double> m_learningRate;
};

} // namespace carpo::training
