// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/train_printer.h"
#include "engine/jobs/sweep_job.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace carpo::cli {

/// Prints a sweep as it goes: each part of a trial as a training is printed, then what came of it.
class SweepPrinter final : public jobs::SweepObserver
{
public:
    /// `json`: objects instead of text. The console must outlive the printer.
    SweepPrinter(Console& console, bool json);

    void onPreparing(const core::Progress& progress) override { m_trial->onPreparing(progress); }
    void onRun(std::int64_t number) override { m_trial->onRun(number); }
    void onTransferred(const training::TransferReport& report) override { m_trial->onTransferred(report); }
    void onCheckpointPassedOver(const core::Error& damage, int epoch) override
    {
        m_trial->onCheckpointPassedOver(damage, epoch);
    }
    void onClasses(const std::vector<std::string>& names) override { m_trial->onClasses(names); }
    void onStarted(const std::string& device, double constantGuess) override
    {
        m_trial->onStarted(device, constantGuess);
    }
    void onBatch(const training::BatchReport& report) override { m_trial->onBatch(report); }
    void onEpoch(const training::EpochReport& report, const training::Predicted& validation) override
    {
        m_trial->onEpoch(report, validation);
    }
    void onPaused(bool paused) override { m_trial->onPaused(paused); }

    void onTask(const jobs::SweepTask& task, const jobs::SweepStanding& standing) override;
    void onPassedOver(const jobs::SweepTask& task, const core::Error& error) override;
    void onTaskOver(const jobs::SweepTask& task, const jobs::TrainJobResult& result) override;

    /// The last line: how many trials there were, how many failed, and the best one. Fails where none could
    /// be trained.
    [[nodiscard]] core::Result<void> finish(const jobs::SweepStanding& standing);

private:
    Console& m_console;
    bool m_json;
    std::unique_ptr<TrainPrinter> m_trial; // of the part under way
};

} // namespace carpo::cli
