// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/jobs/train_job.h"
#include "engine/jobs/training_data.h"
#include "engine/project/project.h"
#include "engine/training/event_file.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::jobs {

/// Stores what the trainer tells and passes it on. Epochs and batches are stored before the trainer writes
/// the checkpoint that holds them, and what cannot be stored keeps it from writing one: a run that ends or is
/// killed in between makes them again and loses none.
class RunRecorder : public training::TrainingObserver
{
public:
    /// Everything passed must outlive the recorder.
    RunRecorder(project::Project& project,
                std::int64_t run,
                const dataset::Dataset& dataset,
                const TrainingData& data,
                TrainJobObserver& observer);

    /// Writes an event file for TensorBoard into the folder too. Fails as EventFile::create does. Blocks.
    [[nodiscard]] core::Result<void> writeEventsTo(const std::filesystem::path& folder);

    void onTransferred(const training::TransferReport& report) override;
    void onCheckpointPassedOver(const core::Error& damage, int epoch) override;
    void onStarted(const std::string& device, double constantGuess) override;
    void onBatch(const training::BatchReport& report) override;
    void onEpoch(const training::EpochReport& report, const training::Predicted& validation) override;
    [[nodiscard]] core::Result<void> beforeCheckpoint() override;
    void onPaused(bool paused) override;
    void onChanged(const training::LiveChange& change) override;
    void onInspected(const training::Inspection& inspection) override;

    /// Stores the batches since the last checkpoint. Blocks.
    void storeRest();

    /// Ends the training where something could not be stored; requestStop ends it too.
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    void requestStop() { m_stop.request_stop(); }
    /// Ends it after that epoch; 0 lets it go on.
    void stopAfter(int epoch) { m_lastEpoch = epoch; }
    /// What could not be stored, if anything.
    [[nodiscard]] const std::optional<core::Error>& error() const { return m_error; }

private:
    void keepBatch(const training::BatchReport& report);
    void check(const core::Result<void>& stored);
    [[nodiscard]] std::vector<project::PredictionRow>
    predictionRows(const training::Predicted& validation) const;
    /// What is said of the validation image `place`.
    void
    addClasses(project::PredictionRow& row, const training::Predicted& validation, std::size_t place) const;

    project::Project& m_project;
    std::int64_t m_run;
    const dataset::Dataset& m_dataset;
    const TrainingData& m_data;
    TrainJobObserver& m_observer;
    std::stop_source m_stop;
    int m_lastEpoch = 0;
    std::optional<core::Error> m_error;
    std::optional<training::EventFile> m_events;
    std::vector<project::BatchRow> m_batches; // not stored yet
    std::int64_t m_keptEvery = 1;
};

} // namespace carpo::jobs
