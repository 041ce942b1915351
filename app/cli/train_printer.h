// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "engine/core/error.h"
#include "engine/jobs/train_job.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carpo::cli {

/// Prints a training as it goes: epochs on stdout, the rest on stderr.
class TrainPrinter final : public jobs::TrainJobObserver
{
public:
    /// `json`: one object an epoch instead of text. The console must outlive the printer.
    TrainPrinter(Console& console, bool json);

    void onPreparing(const core::Progress& progress) override;
    void onRun(std::int64_t number) override;
    void onTransferred(const training::TransferReport& report) override;
    void onCheckpointPassedOver(const core::Error& damage, int epoch) override;
    void onClasses(const std::vector<std::string>& names) override;
    void onExperiment(const training::Experiment& experiment, bool isPlainNumber) override;
    void onStarted(const std::string& device, double constantGuess) override;
    void onBatch(const training::BatchReport& report) override;
    void onEpoch(const training::EpochReport& report, const training::Predicted& validation) override;
    void onPaused(bool paused) override;

    /// The last line: the run with its best epoch; for a run that was stopped, Cancelled and how to go on.
    [[nodiscard]] core::Result<void> finish(const jobs::TrainJobResult& result,
                                            const std::string& projectFile);

private:
    /// What of the metrics a line has room for.
    [[nodiscard]] std::string inWords(const training::NamedValues& metrics) const;

    Console& m_console;
    bool m_json;
    bool m_ofClasses = false;
    std::string m_metric; // the chosen one's key
    std::string m_unit;   // " months"; empty for a plain number
    core::ProgressFn m_preparing;
};

} // namespace carpo::cli
