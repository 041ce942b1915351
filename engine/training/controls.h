// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace carpo::training {

/// What people change while a run goes on; reaches the trainer between two batches. Safe from any thread;
/// nothing here waits for the trainer.
class TrainingControls
{
public:
    enum class Until
    {
        BatchEnds,
        EpochEnds ///< and its validation
    };

    using Changes = std::map<std::string, Value, std::less<>>;

    void pause();
    void resume();
    /// Goes on, and pauses by itself.
    void resume(Until until);

    /// A hyperparameter that the catalogue calls live takes this value, which it allows, from the next batch
    /// on, the batch size from the next epoch on, and none for which the memory has no room. The learning
    /// rate is what it is in an experiment, with a schedule the largest: the whole schedule is scaled, what
    /// it has come to so far included.
    void change(const std::string& key, const Value& value);

    /// What the trainer shows of the network's inside, about once a second and after each batch of its own
    /// (Until::BatchEnds); nothing: it looks at none.
    void look(const std::optional<int>& validationImage);

    // For the trainer.
    /// What was asked for since the last call.
    [[nodiscard]] Changes takeChanges();
    [[nodiscard]] bool isPaused() const;
    /// The place among the validation images of the one whose feature maps are wanted.
    [[nodiscard]] std::optional<int> lookedAt() const;
    void reached(Until end);
    /// Blocks while paused; returns at once when a stop is requested, and where lookedAt has changed.
    void waitWhilePaused(const std::stop_token& stop);

private:
    mutable std::mutex m_mutex; // protects the rest; held for a few instructions only
    std::condition_variable_any m_changed;
    bool m_paused = false;
    std::optional<Until> m_until;
    Changes m_changes;
    std::optional<int> m_lookedAt;
    bool m_looksAnew = false;
};

} // namespace carpo::training
