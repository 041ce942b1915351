// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/trainer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::training {

/// LeNet with dropout, SGD and a constant rate: two epochs of a few batches.
[[nodiscard]] Experiment plainLenet();

/// Rápida with AdamW, one cycle, averaged weights, clipping and augmentation.
[[nodiscard]] Experiment averagedRapida();

/// An experiment on 43 squares of 16 px whose size tells the age, and an observer that remembers.
class TinyRun : public TrainingObserver
{
public:
    /// Learns the sex where that is the experiment's target.
    explicit TinyRun(Experiment experiment);
    /// Makes the experiment one that tells the sex, and the large squares boys.
    void learnSex();

    [[nodiscard]] core::Result<TrainingOutcome> train(const std::filesystem::path& folder,
                                                      bool continueRun = false);

    void onCheckpointPassedOver(const core::Error& damage, int) override { passedOver = damage; }
    void onStarted(const std::string& device, double constantGuess) override;
    void onBatch(const BatchReport& report) override;
    void onEpoch(const EpochReport& report, const Predicted& validation) override;
    [[nodiscard]] core::Result<void> beforeCheckpoint() override
    {
        return checkpoint ? checkpoint() : core::Result<void>();
    }
    void onPaused(bool paused) override;
    void onChanged(const LiveChange& change) override { changes.push_back(change); }
    void onInspected(const Inspection& inspection) override
    {
        inspections.push_back(inspection);
        if (afterInspection)
            afterInspection();
    }

    /// What is reproducible of each epoch's last report, every bit of it, and its predictions.
    [[nodiscard]] const std::map<int, std::string>& epochs() const { return m_epochs; }
    [[nodiscard]] const std::map<int, NamedValues>& metrics() const { return m_metrics; }
    [[nodiscard]] const std::vector<BatchReport>& batches() const { return m_batches; }
    [[nodiscard]] const std::vector<bool>& pauses() const { return m_pauses; }
    [[nodiscard]] const std::string& device() const { return m_device; }
    [[nodiscard]] double guess() const { return m_guess; }

    [[nodiscard]] Experiment& experiment() { return m_experiment; }
    [[nodiscard]] TrainingSet& set() { return m_set; }
    [[nodiscard]] TrainingControls& controls() { return m_controls; }
    /// Called in onBatch, after it is noted.
    std::function<void(const BatchReport&)> afterBatch;
    std::function<void(const std::string&)> afterEpoch; ///< with the epoch's line
    std::function<core::Result<void>()> checkpoint;     ///< what beforeCheckpoint gives
    std::function<void()> whilePaused;
    std::function<void()> afterPause;
    std::function<void()> afterInspection;
    std::vector<LiveChange> changes;
    std::vector<Inspection> inspections;
    std::stop_source stop;
    std::optional<core::Error> passedOver; ///< what onCheckpointPassedOver was told
    double checkpointSeconds = 30;

private:
    void createSet();
    void labelSexes();

    Experiment m_experiment;
    std::vector<std::uint8_t> m_pixels;
    TrainingSet m_set;
    TrainingControls m_controls;
    std::map<int, std::string> m_epochs;
    std::map<int, NamedValues> m_metrics;
    std::vector<BatchReport> m_batches;
    std::vector<bool> m_pauses;
    std::string m_device;
    double m_guess = 0;
};

} // namespace carpo::training
